import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { HistorySettings } from '../../../src/app/history';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../gateway';
import type { GeneratedScope } from './arbitraries';
import type { ModelItem, Source } from './model';
import { type Holdings, regionOf, replaceableEstate, serials, timeOfHour } from './region';
import type { CoverageRow } from './requests';

/* What all properties of Query.executions share. */

export const places = ['111122223333/us-east-1', '111122223333/eu-west-1', '444455556666/us-east-1'];

export const statuses = [
  'PENDING',
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'CANCELLING',
  'CANCELLED',
  'SKIPPED',
  'ROLLING_BACK',
  'ROLLED_BACK',
  'UNKNOWN',
];

/** Where the gateway of one run stores what it has read. */
export type NewHistory = () => Promise<HistorySettings>;

/** A clock that only the test moves. It begins after all generated times, at half an hour: no duration is on a limit. */
export const testClock = () => {
  let time = timeOfHour(20.5).getTime();
  return {
    now: (): Date => new Date(time),
    passMinutes: (minutes: number): void => void (time += minutes * 60_000),
  };
};

export type TestClock = ReturnType<typeof testClock>;

export interface Harness {
  readonly sandbox: () => Sandbox;
  /** Replaces what AWS has. */
  readonly replace: (holdings: Holdings) => void;
  /** A gateway with a history of its own, since a history remembers what earlier runs have shown. */
  readonly withGateway: (
    options: TestGatewayOptions,
    run: (gateway: TestGateway) => Promise<void>,
  ) => Promise<void>;
  /** The parameters of a property; a number of runs for the history in memory. */
  readonly runs: (count: number) => { readonly seed: number; readonly numRuns: number };
}

/** `EXECUTIONS_SEED` sets the seed, and `EXECUTIONS_RUNS` multiplies the number of runs. `share` is that of a slower history. */
export const createHarness = (newHistory: NewHistory, share: number): Harness => {
  const seed = Number(process.env.EXECUTIONS_SEED ?? 20260909);
  const factor = Number(process.env.EXECUTIONS_RUNS ?? 1) * share;
  const aws = replaceableEstate(places);
  let sandbox: Sandbox;

  // Shrinking a counterexample takes minutes.
  jest.setTimeout(300_000);
  beforeAll(async () => {
    sandbox = await startSandbox({ estate: aws.estate });
  });
  afterAll(() => sandbox.close());

  return {
    sandbox: () => sandbox,
    replace: (holdings) => aws.replace(holdings),
    runs: (count) => ({ seed, numRuns: Math.ceil(count * factor) }),
    async withGateway(options, run) {
      const history = await newHistory();
      const gateway = await startTestGateway(aws.estate, { sandbox, history, ...options });
      try {
        await run(gateway);
      } finally {
        sandbox.faults.clear();
        await gateway.close();
      }
    },
  };
};

export const unlimited = { limits: { upstreamCallsPerRequest: 100_000, requestTimeoutMs: 60_000 } };

/** Lists are read once, and again for requests without the cache. So many filters cost the calls of one. */
export const lasting = {
  ...unlimited,
  cache: { maxBytes: 50_000_000, runningSeconds: 86_400, settledSeconds: 86_400, definitionSeconds: 86_400 },
};

export const withoutCache = { 'cache-control': 'no-cache' };

export const holdingsOf = (generated: readonly GeneratedScope[], serial = serials()): Holdings =>
  Object.fromEntries(
    generated.map((scope, index) => {
      const place = places[index] ?? '';
      return [place, regionOf(place, scope, serial)];
    }),
  );

/** A page size for which the list has five pages at most, so that a run is short. */
export const pageSizeFor = (generated: number, items: readonly unknown[]): number =>
  Math.min(100, Math.max(generated, Math.ceil(items.length / 4)));

export const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

export const placeOf = ({ scope }: CoverageRow): string => `${scope.accountId}/${scope.region}`;

const timeText = (time: number | undefined): string | null =>
  time === undefined ? null : new Date(time).toISOString();

export const expectedNode = ({ id, status, startedAt, endedAt, origin, firstSeenAt }: ModelItem) => ({
  id,
  status,
  startedAt: timeText(startedAt),
  endedAt: timeText(endedAt),
  origin,
  firstSeenAt: timeText(firstSeenAt) ?? expect.stringMatching(/Z$/),
});

/** The coverage row of a source without faults. */
export const expectedRow = ({ place, kind, lists, hasUnlistedRun, isVisible }: Source) => {
  const [accountId, region] = place.split('/');
  const isPartial = hasUnlistedRun && lists !== undefined;
  return {
    scope: { accountId, region },
    kind,
    state: !isVisible ? 'FAILED' : isPartial ? 'PARTIAL' : 'COMPLETE',
    reason: !isVisible
      ? expect.stringMatching(/^FORBIDDEN: /)
      : isPartial
        ? expect.stringMatching(/^UPSTREAM_ERROR: /)
        : null,
    asOf: lists ? expect.stringMatching(/Z$/) : null,
    parentsSeen: lists?.length ?? null,
    parentsTotal: lists?.length ?? null,
  };
};
