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
 * Generated queries for several data sets, without a cache. A model (`test/support/lowerBound/`) computes the lowest
 * number of calls for each query, and the gateway must make exactly that many. The model reads in `src/kinds` which
 * operations return which fields; its counting shares no code with the gateway. `FUZZ_SEED` sets the seed, `FUZZ_QUERIES`
 * the number of queries per data set.
 *
 * The model knows the responses of AWS in advance, so the gateway cannot always reach the lower bound. The model allows a
 * range, and counts these queries, where
 *
 * - the parents of executions are unknown: only the responses show how many executions share a parent or a page;
 * - executions of one parent, or names, are requested at different times: waiting for more of them may be in vain;
 * - a list that is read for another field contains the one requested thing: either call may come first.
 */

const schema = schemaOfFiles();
const seed = Number(process.env.FUZZ_SEED ?? 20260909);
const queriesPerDataSet = Number(process.env.FUZZ_QUERIES ?? 100);

const sums = { queries: 0, exact: 0, calls: 0, least: 0, most: 0 };
const rangeReasons = new Map<string, number>();

const addToSums = (
  calls: number,
  { least, most, reasons }: ReturnType<ReturnType<typeof lowerBound>>,
): void => {
  sums.queries += 1;
  sums.calls += calls;
  sums.least += least;
  sums.most += most;
  if (least === most) sums.exact += 1;
  for (const reason of reasons) rangeReasons.set(reason, (rangeReasons.get(reason) ?? 0) + 1);
};

/** The number of calls per operation, for the message of a failure. */
const describeCalls = (calls: readonly string[]): string =>
  [...new Set(calls)].map((name) => `${calls.filter((one) => one === name).length} ${name}`).join(', ');

describe.each(dataSets)('Generated queries for the data set $name', ({ name, estate }) => {
  let gateway: TestGateway;

  beforeAll(async () => {
    // Generated documents are larger than honest ones.
    const limits = { upstreamCallsPerRequest: 100_000, requestTimeoutMs: 60_000, aliases: 1_000, depth: 100 };
    gateway = await startTestGateway(estate, { limits });
  });

  afterAll(() => gateway.close());

  it('make no more AWS calls than the lower bound', async () => {
    const now = gateway.sandbox.clock.now();
    const boundsOf = lowerBound(schema, estate, now);
    const pool = poolOf(estate, now);
    const cursors = await cursorsOf((query) => gateway.ask(query), pool);
    const cursorPositions = new Map(
      [...cursors.values()].flatMap((list) => [...list.entries()].map(([at, text]) => [text, at])),
    );
    const queries = fc.gen().map(queryWriter(schema, { ...pool, cursors }));

    const property = fc.asyncProperty(queries, async ({ query, variables }) => {
      expect(validate(schema, parse(query))).toEqual([]);

      const { data, errors, calls } = await gateway.ask(query, variables);

      expect(errors).toBeUndefined();
      const bounds = boundsOf({ query, variables, cursors: cursorPositions }, data);
      addToSums(calls.length, bounds);
      const { least, most } = bounds;
      const isWithin = calls.length >= least && calls.length <= most;
      expect(isWithin ? '' : `${calls.length} calls, not ${least} to ${most}: ${describeCalls(calls)}`).toBe(
        '',
      );
    });
    const index = dataSets.findIndex((dataSet) => dataSet.name === name);
    // After a failure, fast-check searches a smaller failing query until this time is over.
    const interruptAfterTimeLimit = 30_000;
    await fc.assert(property, { seed: seed + index, numRuns: queriesPerDataSet, interruptAfterTimeLimit });
  }, 120_000);
});

describe('All generated queries', () => {
  it('are at least 500, of which more than 95 % make exactly the calls of the lower bound', () => {
    const { queries, exact, calls, least, most } = sums;
    const ranges = [...rangeReasons].map(([reason, count]) => `  ${count} within a range: ${reason}\n`);
    process.stdout.write(
      `${queries} queries of seed ${seed}: ${calls} calls, lower bound ${least} (most ${most}); ${exact} exact\n${ranges.join('')}`,
    );

    expect(queries).toBeGreaterThanOrEqual(Math.min(500, queriesPerDataSet * dataSets.length));
    expect(exact / queries).toBeGreaterThan(0.95);
  });
});
