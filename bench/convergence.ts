import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import type { SandboxSize } from './listSandbox';
import { table, writeSection } from './document';
import { callsToReadAll } from './listSize';
import { type GatewayWorld, gatewayWorld } from './warm/gateway';
import { describeMachine } from './warm/machine';
import type { ServerProcess, Usage } from './warm/processes';
import { inTemporaryFolder } from './warm/temporaryFolder';

/*
 * `npm run bench:convergence`: how long a gateway with default settings takes until `executions` is complete, if a client
 * asks for the first page every 5 seconds, what a minute costs after that, and what a restart on the same history costs.
 * Sandbox and gateway are processes of their own. Writes a table into docs/benchmarks.md; takes about half an hour.
 */

interface Case extends SandboxSize {
  /** How many minutes pass before the calls of a minute are counted. What rests is read less often with time. */
  readonly minutesOfRest?: number;
}

const cases: readonly Case[] = [
  { scopes: 5, parents: 10, executions: 20 },
  { scopes: 50, parents: 20, executions: 20 },
  // Everything has ended weeks ago, and nothing begins.
  { scopes: 50, parents: 20, executions: 20, isQuiet: true, ageDays: 30, minutesOfRest: 20 },
  { scopes: 20, parents: 50, executions: 200 },
];

interface Page {
  readonly nodes: readonly unknown[];
  readonly coverageSummary: { readonly partial: number; readonly failed: number };
}

const query = '{ executions { nodes { id } coverageSummary { partial failed } } }';
const pauseMs = 5_000;
const mostSeconds = 600;
const minutesAfter = 2;

/** What it took until a page was complete. */
interface Convergence {
  readonly calls: number;
  readonly first: { readonly seconds: number; readonly nodes: number };
  /** Infinity where it was not complete in time. */
  readonly seconds: number;
  readonly usage: Usage;
}

interface Figures {
  readonly size: Case;
  readonly cold: Convergence;
  readonly callsPerMinute: number;
  readonly restarted: Convergence;
}

const ask = async ({ url }: ServerProcess): Promise<Page> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { readonly data: { readonly executions: Page } };
  return data.executions;
};

const isComplete = ({ coverageSummary: { partial, failed } }: Page): boolean => partial + failed === 0;

const converge = async ({ sandbox }: GatewayWorld, gateway: ServerProcess): Promise<Convergence> => {
  const begun = performance.now();
  const secondsSince = (): number => (performance.now() - begun) / 1000;
  let first = { seconds: 0, nodes: 0 };
  let seconds = Infinity;
  const calls = await sandbox.callsDuring(async () => {
    let page = await ask(gateway);
    first = { seconds: secondsSince(), nodes: page.nodes.length };
    while (!isComplete(page) && secondsSince() < mostSeconds) {
      await wait(pauseMs);
      page = await ask(gateway);
    }
    if (isComplete(page)) seconds = secondsSince();
  });
  return { calls, first, seconds, usage: await gateway.probe<Usage>('usage') };
};

/** Goes on asking for so many minutes. */
const goOn = async (gateway: ServerProcess, minutes: number): Promise<void> => {
  for (let asked = 0; asked < (minutes * 60_000) / pauseMs; asked += 1) {
    await wait(pauseMs);
    await ask(gateway);
  }
};

/** The calls of a minute in which a client goes on asking. */
const callsPerMinute = async (
  { sandbox }: GatewayWorld,
  gateway: ServerProcess,
  minutesOfRest: number,
): Promise<number> => {
  await goOn(gateway, minutesOfRest);
  return (await sandbox.callsDuring(() => goOn(gateway, minutesAfter))) / minutesAfter;
};

const measure = ({ minutesOfRest = 0, ...size }: Case): Promise<Figures> =>
  inTemporaryFolder(async (folder) => {
    const world = await gatewayWorld(folder, size);
    // Everything but the history is as it is by default.
    const settings = { cache: {}, history: { file: join(folder, 'history.db') } };
    const withGateway = async <Result>(
      work: (gateway: ServerProcess) => Promise<Result>,
    ): Promise<Result> => {
      const gateway = await world.start({ settings });
      try {
        return await work(gateway);
      } finally {
        await gateway.close();
      }
    };
    try {
      const first = await withGateway(async (gateway) => ({
        cold: await converge(world, gateway),
        callsPerMinute: await callsPerMinute(world, gateway, minutesOfRest),
      }));
      const restarted = await withGateway((gateway) => converge(world, gateway));
      return { size, ...first, restarted };
    } finally {
      await world.sandbox.close();
    }
  });

const grouped = (count: number): string => Math.round(count).toLocaleString('en-US');
const seconds = (value: number): string =>
  value === Infinity ? `more than ${mostSeconds} s` : `${value.toFixed(1)} s`;
const nameOf = ({ scopes, parents, executions, isQuiet }: Case): string =>
  `${scopes} × ${parents} × ${executions}${isQuiet ? ', quiet' : ''}`;

const tableOf = (all: readonly Figures[]): string =>
  table([
    [
      'scopes × parents × executions',
      'calls to read all once',
      'calls made',
      'first answer',
      'executions in it',
      'complete after',
      'CPU time',
      'memory',
      'calls per minute after that',
      'calls after a restart',
      'complete after',
    ],
    ...all.map(({ size, cold, callsPerMinute: perMinute, restarted }) => [
      nameOf(size),
      size.isQuiet ? '–' : grouped(callsToReadAll(size)),
      grouped(cold.calls),
      seconds(cold.first.seconds),
      grouped(cold.first.nodes),
      seconds(cold.seconds),
      seconds(cold.usage.cpuMs / 1000),
      `${grouped(cold.usage.residentBytes / 1e6)} MB`,
      grouped(perMinute),
      `${grouped(restarted.calls)} (${((100 * restarted.calls) / cold.calls).toFixed(1)} %)`,
      seconds(restarted.seconds),
    ]),
  ]);

const main = async (): Promise<void> => {
  const all: Figures[] = [];
  for (const size of cases) {
    all.push(await measure(size));
    console.log(tableOf(all.slice(-1)));
  }
  await writeSection('convergence', `${tableOf(all)}\n\nMeasured with ${describeMachine()}.`);
};

void main();
