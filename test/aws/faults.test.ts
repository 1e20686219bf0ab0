import { afterEach, describe, expect, it } from '@jest/globals';
import { callFaults, type ErrorOutcome, faults, listFaults } from '../support/faults/faults';
import { faultsEstate } from '../support/faults/estate';
import { listTargets, targets } from '../support/faults/targets';
import { type GraphQLAnswer, startTestGateway, type TestGateway } from '../support/gateway';
import { account, region } from '../support/fixtureEstate';

/*
 * Every fault for every kind of execution. Each test starts a gateway with a cache, injects one fault, and checks the
 * faulted execution, the other executions of the same query, and the result of the query after the fault has ended.
 */

const withCache = { cache: { maxBytes: 10_000_000 } };

let gateway: TestGateway;

const start = async (options: Parameters<typeof startTestGateway>[1] = withCache): Promise<void> => {
  gateway = await startTestGateway(faultsEstate, options);
};

afterEach(() => gateway.close());

/** No response may contain credentials, addresses, source paths, proxy pages or SDK internals. */
const internals =
  /AKIA|ASIA|not-a-secret|sandbox-session|assumed-role|127\.0\.0\.1|\/src\/|node_modules|\bat \w+ \(|"stack|<html|Bad Gateway|SyntaxError|TypeError|\$metadata|\$response|Deserialization|implicit NaN|ECONN|socket/i;

const faultedNull = { faulted: null };

/** Each query also selects a control of every kind, which no fault may affect. */
const controls = targets.map(({ kind, control }) => `${kind}: ${control} { __typename rawStatus }`).join(' ');
const controlsData = Object.fromEntries(
  targets.map(({ kind, expected }) => [kind, { __typename: kind, rawStatus: expected.rawStatus }]),
);

const expectedError = (
  outcome: ErrorOutcome,
  path: readonly string[],
  { service, operation }: { readonly service: string; readonly operation: string },
) => ({
  message: outcome.message ? expect.stringMatching(outcome.message) : expect.any(String),
  locations: [expect.any(Object)],
  path,
  extensions: {
    code: outcome.errorCode,
    ...(outcome.errorCode === 'THROTTLED' && { retryAfterMs: expect.any(Number) }),
    aws: {
      service,
      operation,
      accountId: account,
      region,
      ...(outcome.requestId && { requestId: expect.stringMatching(/^[\w-]+$/) }),
    },
  },
});

/** Repeats the query without faults, after the cache entries of unfinished executions have expired. */
const askLater = (query: string): Promise<GraphQLAnswer> => {
  gateway.sandbox.faults.clear();
  gateway.sandbox.clock.advance(10);
  return gateway.ask(query);
};

describe.each(targets)('A faulty $operation call', (target) => {
  const { operation, input, faulted, selection, expected } = target;
  const query = `{ faulted: ${faulted} { ${selection} } ${controls} }`;

  it.each(faults)(
    'affects only its own execution when it $fault',
    async ({ effect, outcome }) => {
      const expectedOutcome = outcome(target);
      await start();
      gateway.sandbox.faults.add({ match: { operation, input }, fault: effect(target) });

      const answer = await gateway.ask(query);
      const later = await askLater(query);

      const { data, errors } = answer;
      if ('errorCode' in expectedOutcome) {
        expect(data).toEqual({ ...faultedNull, ...controlsData });
        expect(errors).toEqual([expectedError(expectedOutcome, ['faulted'], target)]);
        expect(answer.calls.filter((call) => call === operation)).toHaveLength(expectedOutcome.tries + 1);
      } else if ('failedField' in expectedOutcome) {
        const { failedField } = expectedOutcome;
        expect(data).toEqual({ faulted: { ...expected, [failedField]: null }, ...controlsData });
        expect(errors).toMatchObject([
          { path: ['faulted', failedField], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
        ]);
        expect(errors).toHaveLength(1);
      } else {
        expect(errors).toBeUndefined();
        expect(data).toEqual({
          faulted: { ...expected, ...expectedOutcome.changedFields },
          ...controlsData,
        });
      }
      expect(JSON.stringify(answer)).not.toMatch(internals);
      expect(later.errors).toBeUndefined();
      expect(later.data).toEqual({ faulted: expected, ...controlsData });
    },
    20_000,
  );

  it('affects only its own execution when it takes longer than the request timeout', async () => {
    await start({ ...withCache, limits: { requestTimeoutMs: 3_000 } });
    gateway.sandbox.faults.add({ match: { operation, input }, fault: { kind: 'delay', ms: 60_000 } });

    const { data, errors } = await gateway.ask(query);
    const later = await askLater(query);

    expect(data).toEqual({ ...faultedNull, ...controlsData });
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/Not answered: faulted\.$/),
        locations: [expect.any(Object)],
        path: ['faulted'],
        extensions: { code: 'DEADLINE_EXCEEDED' },
      },
    ]);
    expect(later.errors).toBeUndefined();
    expect(later.data).toEqual({ faulted: expected, ...controlsData });
  });
});

describe.each(listTargets)('A faulty $operation call', (target) => {
  const { operation, input, parent, controlParent, parentField, listField } = target;
  const selection = `{ ${parentField} ${listField} { nodes { rawStatus } } }`;
  const query = `{ faulted: ${parent} ${selection} control: ${controlParent} ${selection} ${controls} }`;

  it.each(listFaults)(
    'affects only its own list when it $fault',
    async ({ effect, outcome }) => {
      await start();
      const expected = await gateway.ask(query);
      await gateway.close();
      await start();
      gateway.sandbox.faults.add({ match: { operation, input }, fault: effect(target) });

      const answer = await gateway.ask(query);
      const later = await askLater(query);

      expect(expected.errors).toBeUndefined();
      expect(expected.data.faulted[listField].nodes.length).toBeGreaterThan(0);
      expect(answer.data).toEqual({
        ...expected.data,
        faulted: { ...expected.data.faulted, [listField]: null },
      });
      expect(answer.errors).toEqual([expectedError(outcome, ['faulted', listField], target)]);
      expect(JSON.stringify(answer)).not.toMatch(internals);
      expect(later.errors).toBeUndefined();
      expect(later.data).toEqual(expected.data);
    },
    20_000,
  );
});

describe('The fault tests', () => {
  it('cover at least twelve faults for each of the five kinds', () => {
    expect(targets).toHaveLength(5);
    expect(callFaults.length).toBeGreaterThanOrEqual(12);
    expect(faults.length).toBeGreaterThan(callFaults.length);
  });
});
