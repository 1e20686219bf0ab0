import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ask, end } from './childProcess';
import { table, writeSection } from './document';
import { startSandboxProcess } from './listProcesses';
import type { BuildsSize } from './live/estate';
import type { Arrivals, OpenStreams } from './live/subscribers';
import { gatewayWorldOf } from './warm/gateway';
import { describeMachine } from './warm/machine';
import type { ServerProcess, Usage } from './warm/processes';
import { inTemporaryFolder } from './warm/temporaryFolder';

/*
 * `npm run bench:live`: 50 builds that run, and 1 or 1,000 subscribers of all of them. Sandbox, gateway and subscribers are processes of
 * their own. Writes a table into docs/benchmarks.md; takes about 15 minutes. `--short` takes one, and writes nothing.
 */

const isShort = process.argv.includes('--short');
const size: BuildsSize = { builds: 50, stepSeconds: 30 };
const many = isShort ? 100 : 1_000;
/** The answers of the first minute compile the code. */
const warmMs = isShort ? 5_000 : 60_000;
const periods = isShort ? 1 : 5;
const periodMs = isShort ? 15_000 : 120_000;

interface Period {
  readonly subscribers: number;
  readonly minute: number;
  readonly calls: number;
  readonly arrivals: Arrivals;
  readonly usage: Usage;
  readonly cpuMs: number;
}

/** Runs a gateway with default settings and so many subscribers, and measures periods, after the code is compiled. */
const measure = (subscribers: number): Promise<readonly Period[]> =>
  inTemporaryFolder(async (folder) => {
    const sandbox = await startSandboxProcess('live/sandbox.ts', size);
    const gateway = await gatewayWorldOf(folder, sandbox).start({ settings: { cache: {} } });
    const clients = fork(join(__dirname, 'live/subscribers.ts'));
    const usageOf = (server: ServerProcess): Promise<Usage> => server.probe<Usage>('usage');
    try {
      await ask<Arrivals>(clients, { url: gateway.url, count: subscribers } satisfies OpenStreams);
      await wait(warmMs);
      await ask<Arrivals>(clients, 'arrivals');
      const measured: Period[] = [];
      for (let period = 0; period < periods; period += 1) {
        const before = await usageOf(gateway);
        const calls = await sandbox.callsDuring(() => wait(periodMs));
        const usage = await usageOf(gateway);
        const arrivals = await ask<Arrivals>(clients, 'arrivals');
        if (arrivals.open !== subscribers) throw new Error(`Only ${arrivals.open} streams are open.`);
        const minute = (warmMs + (period + 1) * periodMs) / 60_000;
        measured.push({ subscribers, minute, calls, arrivals, usage, cpuMs: usage.cpuMs - before.cpuMs });
      }
      return measured;
    } finally {
      await end(clients);
      await gateway.close();
      await sandbox.close();
    }
  });

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
const perMinute = (count: number): string => ((count * 60_000) / periodMs).toFixed(0);

const tableOf = (all: readonly Period[]): string =>
  table([
    [
      'subscribers',
      'minute',
      'AWS calls per minute',
      'events per minute and subscriber',
      'delay, p50',
      'p99',
      'most',
      'one core',
      'memory',
    ],
    ...all.map(({ subscribers, minute, calls, arrivals, usage, cpuMs }) => [
      subscribers.toLocaleString('en-US'),
      minute,
      perMinute(calls),
      perMinute(arrivals.changes / subscribers),
      ms(arrivals.p50),
      ms(arrivals.p99),
      ms(arrivals.most),
      `${((100 * cpuMs) / periodMs).toFixed(0)} %`,
      mb(usage.residentBytes),
    ]),
  ]);

const main = async (): Promise<void> => {
  const one = await measure(1);
  const all = await measure(many);
  const [last] = all.slice(-1);
  const [alone] = one.slice(-1);
  if (!last || !alone) throw new Error('Nothing was measured.');
  const perStream = (last.usage.residentBytes - alone.usage.residentBytes) / (many - 1);
  const text = `${tableOf([...one, ...all])}\n\n${(perStream / 1e3).toFixed(0)} KB of memory per stream, by the last rows. Measured with ${describeMachine()}.`;
  console.log(text);
  if (!isShort) await writeSection('live', text);
};

void main();
