import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parse, validate } from 'graphql';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { lowerBound } from '../support/lowerBound';
import { queryWriter } from '../support/queries';
import { cursorsOf } from '../support/queries/cursors';
import { poolOf } from '../support/queries/pool';
import { schemaOfFiles } from '../support/schema';
import { dataSets } from '../support/dataSets';

/*
 * Generated queries over data sets of several shapes, nothing being remembered: the calls made are the lower bound,
 * which a model works out that shares nothing with the gateway (`test/support/lowerBound/`). `FUZZ_SEED` tries others,
 * `FUZZ_QUERIES` more of them.
 *
 * Nobody can always meet the bound, since it knows what the answers will tell. A range is allowed, and counted, where
 *
 * - executions are wanted by ids that do not tell their parents: whether a parent has several of them, and on which page
 *   of its list, shows only when it is too late;
 * - executions of one parent, or names, come up at different moments: whoever waits for more of them might wait in vain;
 * - a list that is read for another reason tells of a thing that is wanted alone: whichever comes first.
 */

const schema = schemaOfFiles();
const seed = Number(process.env.FUZZ_SEED ?? 20260909);
const queriesPerDataSet = Number(process.env.FUZZ_QUERIES ?? 100);

const sums = { queries: 0, exact: 0, calls: 0, least: 0, most: 0 };
const reasonsMet = new Map<string, number>();

const countIn = (
  calls: number,
  { least, most, reasons }: ReturnType<ReturnType<typeof lowerBound>>,
): void => {
  sums.queries += 1;
  sums.calls += calls;
  sums.least += least;
  sums.most += most;
  if (least === most) sums.exact += 1;
  for (const reason of reasons) reasonsMet.set(reason, (reasonsMet.get(reason) ?? 0) + 1);
};

/** So many of each, as a failure tells it. */
const bill = (calls: readonly string[]): string =>
  [...new Set(calls)].map((name) => `${calls.filter((one) => one === name).length} ${name}`).join(', ');

describe.each(dataSets)('Generated queries over a data set: $name', ({ name, estate }) => {
  let gateway: TestGateway;

  beforeAll(async () => {
    const limits = { upstreamCallsPerRequest: 100_000, requestTimeoutMs: 60_000 };
    gateway = await startTestGateway(estate, { limits });
  });

  afterAll(() => gateway.close());

  it('cost as few AWS calls as their answers allow', async () => {
    const now = gateway.sandbox.clock.now();
    const boundsOf = lowerBound(schema, estate, now);
    const pool = poolOf(estate, now);
    const cursors = await cursorsOf((query) => gateway.ask(query), pool);
    const places = new Map(
      [...cursors.values()].flatMap((list) => [...list.entries()].map(([at, text]) => [text, at])),
    );
    const queries = fc.gen().map(queryWriter(schema, { ...pool, cursors }));

    const costsNoMore = fc.asyncProperty(queries, async ({ query, variables }) => {
      expect(validate(schema, parse(query))).toEqual([]);

      const { data, errors, calls } = await gateway.ask(query, variables);

      expect(errors).toBeUndefined();
      const bounds = boundsOf({ query, variables, cursors: places }, data);
      countIn(calls.length, bounds);
      const { least, most } = bounds;
      const isWithin = calls.length >= least && calls.length <= most;
      expect(isWithin ? '' : `${calls.length} calls, not ${least} to ${most}: ${bill(calls)}`).toBe('');
    });
    const place = dataSets.findIndex((dataSet) => dataSet.name === name);
    // Should it fail, it looks for a smaller query that does, and this long at most.
    const interruptAfterTimeLimit = 30_000;
    await fc.assert(costsNoMore, { seed: seed + place, numRuns: queriesPerDataSet, interruptAfterTimeLimit });
  }, 120_000);
});

describe('All generated queries', () => {
  it('are 500 or more, and nearly all of them cost exactly the lower bound', () => {
    const { queries, exact, calls, least, most } = sums;
    const ranges = [...reasonsMet].map(([reason, count]) => `  ${count} within a range: ${reason}\n`);
    process.stdout.write(
      `${queries} queries of seed ${seed}: ${calls} calls, lower bound ${least} (most ${most}); ${exact} exact\n${ranges.join('')}`,
    );

    expect(queries).toBeGreaterThanOrEqual(Math.min(500, queriesPerDataSet * dataSets.length));
    expect(exact / queries).toBeGreaterThan(0.95);
  });
});
