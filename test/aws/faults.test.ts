import { afterEach, describe, expect, it } from '@jest/globals';
import { callFaults, faults, listFaults, type Outcome } from '../support/faults';
import { faultsEstate } from '../support/faultsEstate';
import { kinds, lists } from '../support/faultsKinds';
import { type GraphQLAnswer, startTestGateway, type TestGateway } from '../support/gateway';
import { account, region } from '../support/oneOfEach';

/*
 * Every fault against every kind. Each cell has a gateway of its own with its memory on, strikes one thing, and looks
 * at that, at what was asked beside it, and at the next answer when AWS is well again.
 */

const memory = { cache: { maxBytes: 10_000_000 } };

let gateway: TestGateway;

const start = async (options: Parameters<typeof startTestGateway>[1] = memory): Promise<void> => {
  gateway = await startTestGateway(faultsEstate, options);
};

afterEach(() => gateway.close());

/** What no answer may hold: credentials, places, pages of proxies, and the SDK's insides. */
const private_ =
  /AKIA|ASIA|not-a-secret|sandbox-session|assumed-role|127\.0\.0\.1|\/src\/|node_modules|\bat \w+ \(|"stack|<html|Bad Gateway|SyntaxError|TypeError|\$metadata|\$response|Deserialization|implicit NaN|ECONN|socket/i;

const struckNull = { struck: null };

/** The brothers of all kinds stand beside the struck one, those of its own kind, too. */
const brothers = kinds.map(({ kind, brother }) => `${kind}: ${brother} { __typename rawStatus }`).join(' ');
const brothersData = Object.fromEntries(
  kinds.map(({ kind, right }) => [kind, { __typename: kind, rawStatus: right.rawStatus }]),
);

const expectedError = (
  outcome: Extract<Outcome, { lost: string }>,
  path: readonly string[],
  { service, operation }: { readonly service: string; readonly operation: string },
) => ({
  message: outcome.says ? expect.stringMatching(outcome.says) : expect.any(String),
  locations: [expect.any(Object)],
  path,
  extensions: {
    code: outcome.lost,
    ...(outcome.lost === 'THROTTLED' && { retryAfterMs: expect.any(Number) }),
    aws: {
      service,
      operation,
      accountId: account,
      region,
      ...(outcome.requestId && { requestId: expect.stringMatching(/^[\w-]+$/) }),
    },
  },
});

/** The same question, when AWS is well again and what is unfinished has been forgotten. */
const askLater = (query: string): Promise<GraphQLAnswer> => {
  gateway.sandbox.faults.clear();
  gateway.sandbox.clock.advance(10);
  return gateway.ask(query);
};

describe.each(kinds)('Where the call for a $kind', (kind) => {
  const { operation, input, struck, selection, right } = kind;
  const query = `{ struck: ${struck} { ${selection} } ${brothers} }`;

  it.each(faults)(
    '$fault, all the rest is told',
    async ({ effect, outcome }) => {
      const expected = outcome(kind);
      await start();
      gateway.sandbox.faults.add({ match: { operation, input }, fault: effect(kind) });

      const answer = await gateway.ask(query);
      const later = await askLater(query);

      const { data, errors } = answer;
      if ('lost' in expected) {
        expect(data).toEqual({ ...struckNull, ...brothersData });
        expect(errors).toEqual([expectedError(expected, ['struck'], kind)]);
        expect(answer.calls.filter((call) => call === operation)).toHaveLength(expected.tries + 1);
      } else if ('lostField' in expected) {
        expect(data).toEqual({ struck: { ...right, [expected.lostField]: null }, ...brothersData });
        expect(errors).toMatchObject([
          { path: ['struck', expected.lostField], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
        ]);
        expect(errors).toHaveLength(1);
      } else {
        expect(errors).toBeUndefined();
        expect(data).toEqual({ struck: { ...right, ...expected.survived }, ...brothersData });
      }
      expect(JSON.stringify(answer)).not.toMatch(private_);
      expect(later.errors).toBeUndefined();
      expect(later.data).toEqual({ struck: right, ...brothersData });
    },
    20_000,
  );

  it('takes longer than the request may, all the rest is told', async () => {
    await start({ ...memory, limits: { requestTimeoutMs: 3_000 } });
    gateway.sandbox.faults.add({ match: { operation, input }, fault: { kind: 'delay', ms: 60_000 } });

    const { data, errors } = await gateway.ask(query);
    const later = await askLater(query);

    expect(data).toEqual({ ...struckNull, ...brothersData });
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/Not answered: struck\.$/),
        locations: [expect.any(Object)],
        path: ['struck'],
        extensions: { code: 'DEADLINE_EXCEEDED' },
      },
    ]);
    expect(later.errors).toBeUndefined();
    expect(later.data).toEqual({ struck: right, ...brothersData });
  });
});

describe.each(lists)('Where a list of $kind', (list) => {
  const { operation, input, parent, otherParent, own, field } = list;
  const selection = `{ ${own} ${field} { nodes { rawStatus } } }`;
  const query = `{ struck: ${parent} ${selection} brother: ${otherParent} ${selection} ${brothers} }`;

  it.each(listFaults)(
    '$fault, all the rest is told',
    async ({ effect, outcome }) => {
      await start();
      const right = await gateway.ask(query);
      await gateway.close();
      await start();
      gateway.sandbox.faults.add({ match: { operation, input }, fault: effect(list) });

      const answer = await gateway.ask(query);
      const later = await askLater(query);

      expect(right.errors).toBeUndefined();
      expect(right.data.struck[field].nodes.length).toBeGreaterThan(0);
      expect(answer.data).toEqual({ ...right.data, struck: { ...right.data.struck, [field]: null } });
      expect(answer.errors).toEqual([expectedError(outcome, ['struck', field], list)]);
      expect(JSON.stringify(answer)).not.toMatch(private_);
      expect(later.errors).toBeUndefined();
      expect(later.data).toEqual(right.data);
    },
    20_000,
  );
});

describe('The matrix', () => {
  it('is at least twelve faults by the five kinds', () => {
    expect(kinds).toHaveLength(5);
    expect(callFaults.length).toBeGreaterThanOrEqual(12);
    expect(faults.length).toBeGreaterThan(callFaults.length);
  });
});
