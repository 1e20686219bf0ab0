import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { callsToReadAll } from '../../bench/listSize';
import {
  createRateLimiter,
  type Priority,
  type RateLimiter,
  type Prioritized,
} from '../../src/aws/rateLimiter';
import { readSettings } from '../../src/config';
import { ttlOfImage } from '../../src/model/ttl';
import type { Estate } from '../../sandbox/estate';
import { largeEstate } from '../../sandbox/large';
import type { SandboxClock } from '../../sandbox/clock';
import { startSandbox } from '../../sandbox/server';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { regionIn } from '../support/estateInventory';
import { settingsFromYaml } from '../support/settingsFile';

/* The background refresh of the lists of executions, with the AWS calls that the rate limiter has to spare. */

const hour = 3600;
const largeCache = { maxBytes: 100_000_000 };
const hourCache = { ...largeCache, runningSeconds: hour, settledSeconds: hour, definitionSeconds: hour };

let gateway: TestGateway | undefined;

const start = async (
  size: Parameters<typeof largeEstate>[0],
  options: TestGatewayOptions,
): Promise<TestGateway> => {
  gateway = await startTestGateway(largeEstate(size), options);
  return gateway;
};

afterEach(async () => {
  await gateway?.close();
  gateway = undefined;
});

const list =
  '{ executions { nodes { id } coverage { state reason asOf } } executionCounts { counts { count } } }';

interface Coverage {
  readonly state: string;
  readonly reason: string | null;
  readonly asOf: string | null;
}

const isComplete = (coverage: readonly Coverage[]): boolean =>
  coverage.every(({ state }) => state === 'COMPLETE');

const callsOf = ({ sandbox }: TestGateway): number =>
  sandbox.calls.all().filter(({ service }) => service !== 'sts').length;

/** Resolves when AWS has received all calls of a refresh. */
const waitForRefresh = async (refreshing: TestGateway, calls: number): Promise<void> => {
  while (callsOf(refreshing) < calls) await nextTurn();
};

/** A clock that only `advance` and `set` move. */
const manualClock = (): SandboxClock => {
  let time = Date.parse('2026-11-01T12:00:00Z');
  return {
    now: () => new Date(time),
    advance: (seconds) => void (time += seconds * 1000),
    set: (moment) => void (time = moment.getTime()),
  };
};

describe('The gateway with sync.everySeconds', () => {
  const size = { scopes: 2, parents: 3, executions: 30 };
  const everySeconds = 600;

  const startRefreshed = async (cache: NonNullable<TestGatewayOptions['cache']>): Promise<TestGateway> => {
    const clock = manualClock();
    const estate = largeEstate({ ...size, start: clock.now() });
    const sandbox = await startSandbox({ estate, clock });
    const own = await startTestGateway(estate, { sandbox, cache, sync: { everySeconds, idleMinutes: 0 } });
    gateway = { ...own, close: () => own.close().then(() => sandbox.close()) };
    await waitForRefresh(own, callsToReadAll(size));
    // Waits for the calls that are still in flight.
    await own.ask(list);
    return own;
  };

  it('answers a request without AWS calls, and with `asOf` of the refresh', async () => {
    const { ask, sandbox } = await startRefreshed({ ...largeCache, runningSeconds: hour });
    const refreshedAt = sandbox.clock.now();
    sandbox.clock.advance(2 * everySeconds - 1);

    const { data, calls } = await ask(list);

    const coverage: readonly Coverage[] = data.executions.coverage;
    expect(calls).toEqual([]);
    expect(isComplete(coverage)).toBe(true);
    expect(new Set(coverage.map(({ asOf }) => asOf))).toEqual(new Set([refreshedAt.toISOString()]));
  });

  it('calls AWS for what is older than two refreshes and may have changed, and for all of it with no-cache', async () => {
    const { ask, sandbox } = await startRefreshed(largeCache);
    const estate = largeEstate(size);
    const ended = estate.scopes.flatMap((scope) =>
      regionIn(estate, scope)
        .images.all(new Date())
        .filter(({ state }) => ttlOfImage(state?.status) === 'stable'),
    );

    sandbox.clock.advance(1);
    const fresh = await ask(list, {}, { 'cache-control': 'no-cache' });
    sandbox.clock.advance(2 * everySeconds + 1);
    const late = await ask(list);

    expect(fresh.calls).toHaveLength(callsToReadAll(size));
    expect(ended.length).toBeGreaterThan(0);
    expect(late.calls).toHaveLength(callsToReadAll(size) - ended.length);
  });

  it('completes the list for requests with a small call budget', async () => {
    const large = { scopes: 4, parents: 20, executions: 50 };
    const budget = 5;
    const { ask, sandbox } = await start(large, {
      cache: hourCache,
      limits: { upstreamCallsPerRequest: budget, requestTimeoutMs: 100_000 },
      sync: { everySeconds: hour, idleMinutes: 0 },
    });
    const callsPerRequest: number[] = [];
    let receivedCalls = sandbox.calls.all().filter(({ service }) => service !== 'sts').length;
    let isDone = false;

    while (!isDone && callsPerRequest.length < 1_000) {
      const { data, errors, extensions, calls } = await ask(list, {}, { 'x-upstream-report': '1' });
      const coverage: readonly Coverage[] = data.executions.coverage;
      const reasons = coverage.flatMap(({ reason }) => reason ?? []);
      expect(errors).toBeUndefined();
      expect(reasons.filter((reason) => !reason.startsWith('BUDGET_EXCEEDED: '))).toEqual([]);
      receivedCalls += calls.length;
      callsPerRequest.push((extensions?.upstream as { calls: unknown[] }).calls.length);
      isDone = isComplete(coverage);
    }

    expect(isDone).toBe(true);
    expect(Math.max(...callsPerRequest)).toBeLessThanOrEqual(budget);
    expect(receivedCalls).toBe(callsToReadAll(large));
  }, 120_000);
});

describe('The rounds of a quiet estate', () => {
  const size = { scopes: 1, parents: 3, executions: 5 };
  const monthMs = 30 * 24 * hour * 1000;
  const ofParents = ['ListLifecyclePolicies', 'ListWorkflows', 'ListBlueprints'];

  /** Starts a gateway with a round per second, and waits until it has read everything. */
  const startQuiet = async (lastRunOfPolicies?: () => Date, settledSeconds = 1): Promise<TestGateway> => {
    const time = manualClock();
    const large = largeEstate({ ...size, isQuiet: true, start: new Date(time.now().getTime() - monthMs) });
    const estate: Estate = {
      ...large,
      region(scope) {
        const region = large.region(scope);
        if (!region || !lastRunOfPolicies) return region;
        const { lifecyclePolicies } = region;
        const withLastRun = (now: Date) =>
          lifecyclePolicies.all(now).map((policy) => ({ ...policy, dateLastRun: lastRunOfPolicies() }));
        return { ...region, lifecyclePolicies: { ...lifecyclePolicies, all: withLastRun } };
      },
    };
    const sandbox = await startSandbox({ estate, clock: time });
    const own = await startTestGateway(estate, {
      sandbox,
      cache: { ...largeCache, runningSeconds: 0, settledSeconds, definitionSeconds: 1 },
      sync: { everySeconds: 1, idleMinutes: 0 },
    });
    gateway = { ...own, close: () => own.close().then(() => sandbox.close()) };
    while (!isComplete((await own.ask(list)).data.executions.coverage as readonly Coverage[]));
    return own;
  };

  const countOf = ({ sandbox }: TestGateway, ...operations: readonly string[]): number =>
    sandbox.calls.all().filter(({ operation }) => operations.includes(operation)).length;

  /** Resolves when three rounds have read the lists of parents. */
  const waitForRounds = async (own: TestGateway): Promise<void> => {
    own.sandbox.calls.clear();
    while (countOf(own, ...ofParents) < 3 * ofParents.length) {
      own.sandbox.clock.advance(2); // What is cached expires.
      await sleep(100);
    }
  };

  it('read the lists of parents, and not those of executions that have rested for long', async () => {
    const own = await startQuiet();

    await waitForRounds(own);

    expect(countOf(own, 'ListLifecycleExecutions', 'GetBlueprintRuns')).toBe(0);
  });

  it('read each list once more after sync.sweepSeconds', async () => {
    const own = await startQuiet();
    await waitForRounds(own);
    own.sandbox.clock.advance(900);

    await waitForRounds(own);

    expect(countOf(own, 'GetBlueprintRuns')).toBe(size.parents);
    expect(countOf(own, 'ListLifecycleExecutions')).toBe(size.parents);
  });

  it('read an empty list of Transfer executions less and less often', async () => {
    const own = await startQuiet();
    await waitForRounds(own);
    const first = countOf(own, 'ListExecutions');
    own.sandbox.clock.advance(hour);
    await waitForRounds(own);

    await waitForRounds(own);

    expect(first).toBeGreaterThanOrEqual(size.parents);
    expect(countOf(own, 'ListExecutions')).toBe(0);
  });

  it('read the list of a lifecycle policy that has run since, though the cache has it', async () => {
    let lastRun = new Date(0);
    const own = await startQuiet(() => lastRun, hour);
    await waitForRounds(own);
    lastRun = own.sandbox.clock.now();
    own.sandbox.clock.advance(1);

    await waitForRounds(own);

    expect(countOf(own, 'ListLifecycleExecutions')).toBe(size.parents);
    expect(countOf(own, 'GetBlueprintRuns')).toBe(0);
  });
});

describe('The gateway with sync.everySeconds 0', () => {
  it('returns a partial list for a request with a small call budget, and uses half of it', async () => {
    const { ask } = await start(
      { scopes: 2, parents: 3, executions: 30 },
      { cache: hourCache, limits: { upstreamCallsPerRequest: 5 } },
    );

    const { data, calls } = await ask(list);

    expect(isComplete(data.executions.coverage)).toBe(false);
    expect(calls).toHaveLength(2);
  });

  it('makes no AWS calls before the first request', async () => {
    const { ask } = await start({ scopes: 1, parents: 1, executions: 1 }, { cache: largeCache });

    const { calls } = await ask('{ scopes { region } }');

    expect(calls).toEqual([]);
  });
});

/** A burst of two calls per bucket, of which a refresh leaves one to requests, and one more call every 20 seconds. */
const slowPace = {
  retries: { tries: 1, baseMs: 1, mostMs: 1 },
  rate: { startPerSecond: 0.05, leastPerSecond: 0.05, mostPerSecond: 0.05, burst: 2 },
};

describe('A request during a background refresh', () => {
  const parents = 8;
  const operation = 'ListWorkflowExecutions';

  it('promotes a queued call of the refresh, and does not wait for the rest of the refresh', async () => {
    const size = { scopes: 1, parents, executions: 2 };
    const { ask, sandbox, arrivalOf } = await start(size, {
      cache: largeCache,
      pace: slowPace,
      sync: { everySeconds: hour, idleMinutes: 0 },
    });
    await arrivalOf(operation);
    const requestedArns = sandbox.calls.all().map(({ input }) => input.imageBuildVersionArn);
    const [scope = { accountId: '', region: '' }] = largeEstate(size).scopes;
    const queued = regionIn(largeEstate(size), scope)
      .images.all(new Date())
      .filter(({ arn }) => !requestedArns.includes(arn));
    const arn = queued.at(-1)?.arn ?? '';

    const { data, extensions } = await ask(
      `{ image(imageBuildVersionArn: "${arn}") { workflows { nodes { id } } } }`,
      {},
      { 'x-upstream-report': '1' },
    );

    const lists = sandbox.calls.all().filter((call) => call.operation === operation);
    expect(data.image.workflows.nodes).toHaveLength(2);
    expect(queued).toHaveLength(parents - 1);
    expect(lists.map(({ input }) => input.imageBuildVersionArn)).toEqual([arn]);
    expect((extensions?.upstream as { joined: unknown[] }).joined).toEqual([
      expect.objectContaining({ operation }),
    ]);
  });
});

describe('Gateway.close during a background refresh', () => {
  const parents = 8;
  const operation = 'ListWorkflowExecutions';

  it('leaves no timers', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const stopping = await start(
      { scopes: 1, parents, executions: 2 },
      { cache: largeCache, pace: slowPace, sync: { everySeconds: hour, idleMinutes: 0 } },
    );
    await stopping.arrivalOf(operation);

    await stopping.close();
    gateway = undefined;

    // The timers of connections end with them. A timer of the refresh would outlast the test timeout.
    while (timers() > before) await nextTurn();
    expect(stopping.sandbox.calls.operations().filter((name) => name === operation)).toHaveLength(1);
  });
});

describe('createRateLimiter', () => {
  const settings = { startPerSecond: 10, leastPerSecond: 1, mostPerSecond: 20, burst: 4 };
  let limiter: RateLimiter;
  let served: string[];

  beforeEach(() => {
    jest.useFakeTimers();
    limiter = createRateLimiter(settings, () => Date.now());
    served = [];
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  const take = (name: string, prioritized?: Prioritized): void =>
    void limiter
      .acquire('bucket', { caller: 'anonymous', operation: {} }, new AbortController().signal, prioritized)
      .then(() => served.push(name));

  const inBackground = (...names: readonly string[]): void =>
    names.forEach((name) => take(name, { priority: 'background' }));

  it('reserves half of the bucket for requests', async () => {
    inBackground('a', 'b', 'c', 'd');
    await jest.advanceTimersByTimeAsync(0);
    expect(served).toEqual(['a', 'b']);

    take('request 1');
    take('request 2');
    await jest.advanceTimersByTimeAsync(0);
    expect(served).toEqual(['a', 'b', 'request 1', 'request 2']);
  });

  it('serves requests before background calls', async () => {
    inBackground('a', 'b', 'c', 'd');
    ['1', '2', '3', '4'].forEach((name) => take(name));

    await jest.advanceTimersByTimeAsync(1_000);

    expect(served).toEqual(['a', 'b', '1', '2', '3', '4', 'c', 'd']);
  });

  it('serves a promoted background call before the others', async () => {
    const prioritized: { priority: Priority } = { priority: 'background' };
    inBackground('a', 'b', 'c', 'd');
    take('e', prioritized);
    await jest.advanceTimersByTimeAsync(0);

    prioritized.priority = 'normal';
    limiter.promote('bucket');
    await jest.advanceTimersByTimeAsync(0);

    expect(served).toEqual(['a', 'b', 'e']);
  });
});

describe('The setting sync', () => {
  const defaults = { everySeconds: 60, idleMinutes: 15, shareOfRate: 0.5, sweepSeconds: 900 };

  it('has defaults, and takes each number', () => {
    expect(readSettings({}).sync).toEqual(defaults);
    expect(settingsFromYaml('sync: {}').sync).toEqual(defaults);
    expect(settingsFromYaml('sync: { everySeconds: 0, shareOfRate: 1 }').sync).toEqual({
      ...defaults,
      everySeconds: 0,
      shareOfRate: 1,
    });
  });

  it.each([
    ['sync: { everySeconds: -1 }', 'sync.everySeconds: expected a whole number from 0 to 86400'],
    ['sync: { everySeconds: "60" }', 'sync.everySeconds: expected a whole number from 0 to 86400'],
    ['sync: { idleMinutes: 1.5 }', 'sync.idleMinutes: expected a whole number from 0 to 525600'],
    ['sync: { shareOfRate: 0 }', 'sync.shareOfRate: expected a number above 0, at most 1'],
    ['sync: { shareOfRate: 1.1 }', 'sync.shareOfRate: expected a number above 0, at most 1'],
    ['sync: { sweepSeconds: 0 }', 'sync.sweepSeconds: expected a whole number from 1 to 604800'],
    ['sync: { seconds: 60 }', 'sync.seconds: there is no such setting'],
    ['warm: { everySeconds: 60 }', 'warm: there is no such setting'],
  ])('rejects %s', (yaml, expected) => {
    expect(() => settingsFromYaml(yaml)).toThrow(expected);
  });
});
