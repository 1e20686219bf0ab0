import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Fault } from '../../sandbox/faultInjection';
import { operations } from '../../src/kinds';
import { type GraphQLAnswer, startTestGateway, type TestGateway } from '../support/gateway';
import { dataSets } from '../support/dataSets';
import { queryWriter } from '../support/queries';
import { cursorsOf } from '../support/queries/cursors';
import { poolOf } from '../support/queries/pool';
import { randomChoices } from '../support/queries/random';
import { schemaOfFiles } from '../support/schema';

/*
 * Generated documents, half of them while operations of AWS fail, on two gateways that differ only in their executor. Each is
 * asked with `no-cache`, and then of the caches: at once, a second later, with other values of its conditions, and some once
 * everything has expired. `FUZZ_SEED` sets the seed, `FUZZ_QUERIES` the number of documents.
 */

const schema = schemaOfFiles();
const seed = Number(process.env.FUZZ_SEED ?? 20261127);
const queriesPerDataSet = Math.ceil(Number(process.env.FUZZ_QUERIES ?? 1_000) / dataSets.length);

const cacheSeconds = 3_600;

const faults: readonly Fault[] = [
  { kind: 'accessDenied' },
  { kind: 'emptyBody' },
  { kind: 'error', name: 'ResourceNotFoundException', status: 404, message: 'It does not exist.' },
  { kind: 'error', name: 'ValidationException', status: 400, message: 'Ünusable' },
  { kind: 'answer', status: 200, body: { status: 5, state: [], startTime: {}, arn: 7 } },
];

const noCache = { 'cache-control': 'no-cache' };

/** Each `@skip` and `@include` with a variable, and each other Boolean, the other way round. */
const flipped = (variables: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, typeof value === 'boolean' ? !value : value]),
  );

/** What AWS decides anew for each call, and the order of errors, which is that of its answers. */
const comparable = ({ data, errors }: GraphQLAnswer): unknown => ({
  data,
  errors: errors
    ?.map((error) => JSON.stringify(error))
    .map((text) => text.replace(/"(requestId|incidentId)":"[^"]*"/g, ''))
    .sort(),
});

describe.each(dataSets)('Generated documents for the data set $name', ({ name, estate }) => {
  let planned: TestGateway;
  let reference: TestGateway;
  /** Moves the clock by some seconds. One is enough for what is cached to be older than `no-cache` accepts. */
  let wait: (seconds: number) => void;

  beforeAll(async () => {
    let now = new Date();
    const options = {
      limits: { upstreamCallsPerRequest: 100_000, requestTimeoutMs: 60_000, aliases: 1_000, depth: 100 },
      cache: { maxBytes: 64_000_000, runningSeconds: cacheSeconds },
      now: () => now,
    };
    wait = (seconds) => {
      now = new Date(now.getTime() + 1_000 * seconds);
    };
    planned = await startTestGateway(estate, { ...options, executor: 'planned' });
    reference = await startTestGateway(estate, { ...options, executor: 'graphql-js' });
  });
  afterEach(() => {
    for (const { sandbox } of [planned, reference]) sandbox.faults.clear();
  });
  afterAll(() => Promise.all([planned.close(), reference.close()]));

  it('have the same answers of both executors', async () => {
    const now = planned.sandbox.clock.now();
    const pool = poolOf(estate, now);
    const cursors = await cursorsOf((query) => reference.ask(query), pool);
    await cursorsOf((query) => planned.ask(query), pool); // So that both caches hold the same.
    // And both histories: the list waits until what was read is written.
    for (const gateway of [planned, reference])
      await gateway.ask('{ executions { nodes { id } } }', undefined, noCache);
    const write = queryWriter(schema, { ...pool, cursors });
    const documents = fc.gen().map((draw) => {
      const { chance, pick } = randomChoices(draw);
      const isFaulty = chance(50);
      const failing = [...operations.keys()].filter(() => isFaulty && chance(40));
      const rules = failing.map((operation) => ({ match: { operation }, fault: pick(faults) }));
      return { ...write(draw), rules, expires: chance(20) };
    });
    let withErrors = 0;

    const property = fc.asyncProperty(documents, async ({ query, variables, rules, expires }) => {
      for (const { sandbox } of [planned, reference]) {
        sandbox.faults.clear();
        for (const rule of rules) sandbox.faults.add(rule);
      }
      const asks = [
        { seconds: 1, headers: noCache, values: variables },
        { seconds: 0, headers: {}, values: variables },
        { seconds: 1, headers: {}, values: variables },
        { seconds: 0, headers: {}, values: flipped(variables) },
        ...(expires ? [{ seconds: cacheSeconds, headers: {}, values: variables }] : []),
      ];
      for (const { seconds, headers, values } of asks) {
        wait(seconds);
        const expected = await reference.ask(query, values, headers);
        const answer = await planned.ask(query, values, headers);

        expect(comparable(answer)).toEqual(comparable(expected));
        if (expected.errors) withErrors += 1;
      }
    });
    const index = dataSets.findIndex((dataSet) => dataSet.name === name);
    await fc.assert(property, {
      seed: seed + index,
      numRuns: queriesPerDataSet,
      endOnFailure: true,
    });
    process.stdout.write(`${name}: ${queriesPerDataSet} documents, ${withErrors} answers with errors\n`);
    if (name !== 'empty') expect(withErrors).toBeGreaterThan(0);
  }, 300_000);
});
