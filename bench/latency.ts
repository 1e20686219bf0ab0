import { setTimeout as sleep } from 'node:timers/promises';
import { type GatewayProcess, startGatewayProcess } from './gatewayProcess';
import { ask, examples, startWorld } from './world';

/** How long each call to AWS takes. */
export const callMs = 50;

/** Rounds that are not timed: credentials are had, connections made, and the compiler has seen what is asked often. */
const warmUpRounds = 150;
const timedRounds = 15;

/** Between rounds, so that the turns of one do not hold up the next. */
const restMs = 500;

/** Milliseconds: medians of all rounds. */
export interface Latencies {
  /** From question to answer by the name of the example, where AWS takes no time at all. */
  readonly overNothing: ReadonlyMap<string, number>;
  /** The same where each call takes `callMs`. */
  readonly overCalls: ReadonlyMap<string, number>;
  /** One HTTP request to that AWS, without a gateway or an SDK: what `callMs` are in truth. */
  readonly bareCall: number;
}

export const medianOf = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((one, other) => one - other);
  const at = (place: number): number => sorted[Math.floor(place)] ?? NaN;
  return (at((sorted.length - 1) / 2) + at(sorted.length / 2)) / 2;
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

/** Asks each example once, for answers that nobody remembers. */
const round = async (gateway: GatewayProcess): Promise<readonly number[]> => {
  const milliseconds: number[] = [];
  for (const { query } of examples) {
    milliseconds.push(await timed(() => ask(gateway, query, { 'cache-control': 'no-cache' })));
  }
  return milliseconds;
};

const mediansOf = async (gateway: GatewayProcess): Promise<ReadonlyMap<string, number>> => {
  const rounds: (readonly number[])[] = [];
  for (let count = 0; count < timedRounds; count += 1) {
    await sleep(restMs);
    rounds.push(await round(gateway));
  }
  return new Map(
    examples.map(({ name }, index) => [name, medianOf(rounds.map((times) => times[index] ?? NaN))]),
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
    const overNothing = await mediansOf(gateway);
    sandbox.faults.add({ fault: { kind: 'delay', ms: callMs } });
    const overCalls = await mediansOf(gateway);
    return { overNothing, overCalls, bareCall: await bareCallTo(sandbox.url) };
  } finally {
    await gateway.close();
    await sandbox.close();
  }
};
