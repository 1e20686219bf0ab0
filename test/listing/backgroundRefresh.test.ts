import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { callsToReadAll } from '../../bench/listSize';
import { createTurns, type Standing, type Turns } from '../../src/aws/turns';
import { readSettings } from '../../src/config';
import { largeEstate } from '../../sandbox/large';
import type { SandboxClock } from '../../sandbox/clock';
import { startSandbox } from '../../sandbox/server';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { regionIn } from '../support/estateInventory';

/* The lists of all executions, read in the background with what the turns have to spare. */

const hour = 3600;
const roomy = { maxBytes: 100_000_000 };
const untilTomorrow = { ...roomy, runningSeconds: hour, settledSeconds: hour, definitionSeconds: hour };

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

/** Resolves when all calls of a round have arrived, and their answers are on the way at least. */
const roundOf = async (warmed: TestGateway, calls: number): Promise<void> => {
  while (callsOf(warmed) < calls) await nextTurn();
};

/** A clock that moves when it is told to. */
const standingClock = (): SandboxClock => {
  let time = Date.parse('2026-11-01T12:00:00Z');
  return {
    now: () => new Date(time),
    advance: (seconds) => void (time += seconds * 1000),
    set: (moment) => void (time = moment.getTime()),
  };
};

describe('With warm.everySeconds', () => {
  const size = { scopes: 2, parents: 3, executions: 30 };
  const everySeconds = 600;

  const warmed = async (): Promise<TestGateway> => {
    const clock = standingClock();
    const estate = largeEstate({ ...size, start: clock.now() });
    const sandbox = await startSandbox({ estate, clock });
    const own = await startTestGateway(estate, { sandbox, cache: roomy, warm: { everySeconds } });
    gateway = { ...own, close: () => own.close().then(() => sandbox.close()) };
    await roundOf(own, callsToReadAll(size));
    // Joins what is still on its way.
    await own.ask(list);
    return own;
  };

  it('a request makes no calls, and `asOf` tells the age of what it is told', async () => {
    const { ask, sandbox } = await warmed();
    const read = sandbox.clock.now();
    sandbox.clock.advance(2 * everySeconds - 1);

    const { data, calls } = await ask(list);

    const coverage: readonly Coverage[] = data.executions.coverage;
    expect(calls).toEqual([]);
    expect(isComplete(coverage)).toBe(true);
    expect(new Set(coverage.map(({ asOf }) => asOf))).toEqual(new Set([read.toISOString()]));
  });

  it('AWS is asked again for what is older than two rounds, and by who accepts nothing old', async () => {
    const { ask, sandbox } = await warmed();

    sandbox.clock.advance(1);
    const fresh = await ask(list, {}, { 'cache-control': 'no-cache' });
    sandbox.clock.advance(2 * everySeconds + 1);
    const late = await ask(list);

    expect(fresh.calls).toHaveLength(callsToReadAll(size));
    expect(late.calls).toHaveLength(callsToReadAll(size));
  });

  it('reads a larger estate within a round, so that requests with a small budget see all of it', async () => {
    const large = { scopes: 4, parents: 20, executions: 50 };
    const budget = 5;
    const { ask, sandbox } = await start(large, {
      cache: untilTomorrow,
      limits: { upstreamCallsPerRequest: budget },
      warm: { everySeconds: hour },
    });
    const spent: number[] = [];
    let arrived = sandbox.calls.all().filter(({ service }) => service !== 'sts').length;
    let isDone = false;

    while (!isDone && spent.length < 1_000) {
      const { data, errors, extensions, calls } = await ask(list, {}, { 'x-upstream-report': '1' });
      const coverage: readonly Coverage[] = data.executions.coverage;
      const reasons = coverage.flatMap(({ reason }) => reason ?? []);
      expect(errors).toBeUndefined();
      expect(reasons.filter((reason) => !reason.startsWith('BUDGET_EXCEEDED: '))).toEqual([]);
      arrived += calls.length;
      spent.push((extensions?.upstream as { calls: unknown[] }).calls.length);
      isDone = isComplete(coverage);
    }

    expect(isDone).toBe(true);
    expect(Math.max(...spent)).toBeLessThanOrEqual(budget);
    expect(arrived).toBe(callsToReadAll(large));
  }, 30_000);
});

describe('Without it', () => {
  it('a request with a small budget sees but a part', async () => {
    const { ask } = await start(
      { scopes: 2, parents: 3, executions: 30 },
      { cache: untilTomorrow, limits: { upstreamCallsPerRequest: 5 } },
    );

    const { data, calls } = await ask(list);

    expect(isComplete(data.executions.coverage)).toBe(false);
    expect(calls).toHaveLength(5);
  });

  it('AWS is asked for nothing until there is a question', async () => {
    const { ask } = await start({ scopes: 1, parents: 1, executions: 1 }, { cache: roomy });

    const { calls } = await ask('{ scopes { region } }');

    expect(calls).toEqual([]);
  });
});

/** Two calls in each lane at once, of which the round leaves one to others, and the next in twenty seconds. */
const slowly = {
  retries: { tries: 1, baseMs: 1, mostMs: 1 },
  turns: { startPerSecond: 0.05, leastPerSecond: 0.05, mostPerSecond: 0.05, burst: 2 },
};

describe('A request beside a round', () => {
  const parents = 8;
  const operation = 'ListWorkflowExecutions';

  it('that waits for what the round has asked too is not held up by the rest of it', async () => {
    const size = { scopes: 1, parents, executions: 2 };
    const { ask, sandbox, arrivalOf } = await start(size, {
      cache: roomy,
      pace: slowly,
      warm: { everySeconds: hour },
    });
    await arrivalOf(operation);
    const asked = sandbox.calls.all().map(({ input }) => input.imageBuildVersionArn);
    const [scope = { accountId: '', region: '' }] = largeEstate(size).scopes;
    const waiting = regionIn(largeEstate(size), scope)
      .images.all(new Date())
      .filter(({ arn }) => !asked.includes(arn));
    const arn = waiting.at(-1)?.arn ?? '';

    const { data, extensions } = await ask(
      `{ image(imageBuildVersionArn: "${arn}") { workflows { nodes { id } } } }`,
      {},
      { 'x-upstream-report': '1' },
    );

    const lists = sandbox.calls.all().filter((call) => call.operation === operation);
    expect(data.image.workflows.nodes).toHaveLength(2);
    expect(waiting).toHaveLength(parents - 1);
    expect(lists.map(({ input }) => input.imageBuildVersionArn)).toEqual([arn]);
    expect((extensions?.upstream as { joined: unknown[] }).joined).toEqual([
      expect.objectContaining({ operation }),
    ]);
  });

  it('leaves no timer behind when the gateway stops in the middle', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const stopping = await start(
      { scopes: 1, parents, executions: 2 },
      { cache: roomy, pace: slowly, warm: { everySeconds: hour } },
    );
    await stopping.arrivalOf(operation);

    await stopping.close();
    gateway = undefined;

    // Those of the connections end with them; those of the round would stay for longer than a test may take.
    while (timers() > before) await nextTurn();
    expect(stopping.sandbox.calls.operations().filter((name) => name === operation)).toHaveLength(1);
  });
});

describe('createTurns', () => {
  const settings = { startPerSecond: 10, leastPerSecond: 1, mostPerSecond: 20, burst: 4 };
  let turns: Turns;
  let served: string[];

  beforeEach(() => {
    jest.useFakeTimers();
    turns = createTurns(settings, () => Date.now());
    served = [];
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  const take = (name: string, standing?: Standing): void =>
    void turns.take('lane', {}, new AbortController().signal, standing).then(() => served.push(name));

  const inBackground = (...names: readonly string[]): void =>
    names.forEach((name) => take(name, { isBackground: true }));

  it('leaves half of the bucket to those who may come', async () => {
    inBackground('a', 'b', 'c', 'd');
    await jest.advanceTimersByTimeAsync(0);
    expect(served).toEqual(['a', 'b']);

    take('somebody');
    take('somebody else');
    await jest.advanceTimersByTimeAsync(0);
    expect(served).toEqual(['a', 'b', 'somebody', 'somebody else']);
  });

  it('serves who waits before all that nobody waits for, and these in the end', async () => {
    inBackground('a', 'b', 'c', 'd');
    ['1', '2', '3', '4'].forEach((name) => take(name));

    await jest.advanceTimersByTimeAsync(1_000);

    expect(served).toEqual(['a', 'b', '1', '2', '3', '4', 'c', 'd']);
  });

  it('moves up what somebody waits for now, and nothing else', async () => {
    const standing = { isBackground: true };
    inBackground('a', 'b', 'c', 'd');
    take('e', standing);
    await jest.advanceTimersByTimeAsync(0);

    standing.isBackground = false;
    turns.hurry('lane');
    await jest.advanceTimersByTimeAsync(0);

    expect(served).toEqual(['a', 'b', 'e']);
  });
});

describe('The setting warm.everySeconds', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const fromYaml = (yaml: string) => {
    const path = join(folder, 'gateway.yaml');
    writeFileSync(path, yaml);
    return readSettings({ GATEWAY_CONFIG: path });
  };

  it('is off unless it is set', () => {
    expect(readSettings({}).warm).toEqual({ everySeconds: 0 });
    expect(fromYaml('warm: {}').warm).toEqual({ everySeconds: 0 });
    expect(fromYaml('warm: { everySeconds: 60 }').warm).toEqual({ everySeconds: 60 });
  });

  it.each([
    ['warm: { everySeconds: -1 }', 'warm.everySeconds: expected a whole number from 0 to 86400'],
    ['warm: { everySeconds: 1.5 }', 'warm.everySeconds: expected a whole number from 0 to 86400'],
    ['warm: { everySeconds: 86401 }', 'warm.everySeconds: expected a whole number from 0 to 86400'],
    ['warm: { everySeconds: "60" }', 'warm.everySeconds: expected a whole number from 0 to 86400'],
    ['warm: { seconds: 60 }', 'warm.seconds: there is no such setting'],
  ])('refuses %s', (yaml, problem) => {
    expect(() => fromYaml(yaml)).toThrow(problem);
  });
});
