import { setTimeout as sleep } from 'node:timers/promises';
import { type GatewayProcess, startGatewayProcess } from './gatewayProcess';
import { ask, startWorld, timedExamples } from './world';

/** The latency of each AWS call, in milliseconds. */
export const callMs = 50;

/** Rounds without timing, until credentials and connections exist and the JIT compiler has optimised the hot code. */
const warmUpRounds = 150;
const timedRounds = 15;

/** The pause between rounds, so that the rate limiter's buckets refill. */
const pauseMs = 500;

/** Medians of all rounds, in milliseconds. */
export interface Latencies {
  /** The response time of each example by name, with no latency per AWS call. */
  readonly withoutDelay: ReadonlyMap<string, number>;
  /** The same with `callMs` per AWS call. */
  readonly withDelay: ReadonlyMap<string, number>;
  /** One plain HTTP request to the sandbox with `callMs`: the real latency of a call. */
  readonly bareCall: number;
}

export const medianOf = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((one, other) => one - other);
  const at = (index: number): number => sorted[Math.floor(index)] ?? NaN;
  return (at((sorted.length - 1) / 2) + at(sorted.length / 2)) / 2;
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Sends each example once, bypassing the cache. Returns the response times. */
const round = async (gateway: GatewayProcess): Promise<readonly number[]> => {
  const milliseconds: number[] = [];
  for (const { query } of timedExamples) {
    milliseconds.push(await timed(() => ask(gateway, query, { 'cache-control': 'no-cache' })));
  }
  return milliseconds;
};

const mediansOf = async (gateway: GatewayProcess): Promise<ReadonlyMap<string, number>> => {
  const rounds: (readonly number[])[] = [];
  for (let count = 0; count < timedRounds; count += 1) {
    await sleep(pauseMs);
    rounds.push(await round(gateway));
  }
  return new Map(
    timedExamples.map(({ name }, index) => [name, medianOf(rounds.map((times) => times[index] ?? NaN))]),
  );
};

const bareCallTo = async (url: string): Promise<number> => {
  const times: number[] = [];
  for (let count = 0; count < timedRounds; count += 1) {
    times.push(await timed(async () => (await fetch(`${url}/bare`)).text()));
  }
  return medianOf(times);
};

export const measureLatencies = async (): Promise<Latencies> => {
  const { sandbox } = await startWorld();
  const gateway = await startGatewayProcess(sandbox);
  try {
    for (let count = 0; count < warmUpRounds; count += 1) await round(gateway);
    const withoutDelay = await mediansOf(gateway);
    sandbox.faults.add({ fault: { kind: 'delay', ms: callMs } });
    const withDelay = await mediansOf(gateway);
    return { withoutDelay, withDelay, bareCall: await bareCallTo(sandbox.url) };
  } finally {
    await gateway.close();
    await sandbox.close();
  }
};
