import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSigningKey, type Members, signToken } from '../test/support/tokenIssuer';
import { table, writeSection } from './document';
import { medianOf } from './latency';
import { readFixture } from './warm/fixture';
import { gatewayWorld, type GatewayOptions } from './warm/gateway';
import { type Load, type LoadResult, startLoad, type Target } from './warm/load';
import { describeMachine } from './warm/machine';
import { compareAnswers, type Running } from './warm/measure';
import { installPeers } from './warm/peers';
import type { ServerProcess, Usage } from './warm/processes';
import type { Question } from './warm/questions';
import { precise, ratioText } from './warm/tables';
import { inTemporaryFolder } from './warm/temporaryFolder';

/*
 * `npm run bench:front-door`: what authentication, policy, limits and the log cost. Compares two processes of the gateway, with
 * everything cached: one with all of that, and one without. Then keeps 200 connections busy for 60 seconds with the former.
 * Writes the figures into docs/benchmarks.md. It takes about five minutes.
 */

const connections = 200;
const soakSeconds = 60;
const rounds = 9;
const sliceSeconds = 3;

const issuer = 'https://id.example.com/';

/** The settings of a protected gateway, and the headers of a caller who may see everything but sensitive fields. */
const protectedGateway = (folder: string): { options: GatewayOptions; headers: Record<string, string> } => {
  const key = createSigningKey('key-1');
  const keys = join(folder, 'keys.json');
  writeFileSync(keys, JSON.stringify({ keys: [key.jwk] }));
  const exp = Math.floor(Date.now() / 1_000) + 3_600;
  const claims: Members = { iss: issuer, aud: 'execution-gateway', sub: 'ada', exp, roles: ['viewer'] };
  const token = signToken(key, claims);
  const everything = { accounts: ['*'], regions: ['*'], kinds: ['*'] };
  const sha256 = createHash('sha256').update(randomBytes(32)).digest('hex');
  const settings = {
    auth: {
      jwt: { issuer, audience: 'execution-gateway', jwksFile: keys },
      apiKeys: [{ name: 'nightly-report', sha256, roles: ['viewer'] }],
    },
    policy: { roles: { viewer: everything, operator: { ...everything, sensitive: true, noCache: true } } },
    cors: { origins: ['https://portal.example.com', 'https://*.example.org'] },
    limits: {
      requestsPerMinute: 10_000_000,
      concurrentRequests: 1_000_000,
      upstreamCallsPerMinute: 1_000_000,
    },
  };
  return {
    options: { settings, environment: { LOG_LEVEL: 'info' } },
    headers: { authorization: `Bearer ${token}`, origin: 'https://portal.example.com' },
  };
};

const openGateway: GatewayOptions = { environment: { LOG_LEVEL: 'silent' } };

interface Slice {
  readonly perSecond: number;
  readonly cpuMs: number;
}

const slice = async (load: Load, target: Target, question: Question): Promise<Slice> => {
  const before = await target.process.probe<Usage>('usage');
  const spec = { connections, end: { duration: sliceSeconds } };
  const { failures, requests, seconds } = await load.run(target, [question], spec);
  const after = await target.process.probe<Usage>('usage');
  if (failures > 0) throw new Error(`${failures} requests failed.`);
  return { perSecond: requests / seconds, cpuMs: (after.cpuMs - before.cpuMs) / requests };
};

/** The medians of interleaved rounds: of both gateways, and of their ratio within a round. */
const compareCost = async (load: Load, closed: Target, open: Target, question: Question) => {
  const pairs: (readonly [closed: Slice, open: Slice])[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const first = await slice(load, round % 2 === 0 ? closed : open, question);
    const second = await slice(load, round % 2 === 0 ? open : closed, question);
    // The first round compiles.
    if (round >= 0) pairs.push(round % 2 === 0 ? [first, second] : [second, first]);
  }
  const median = (valueOf: (pair: readonly [Slice, Slice]) => number): number => medianOf(pairs.map(valueOf));
  return [
    question.title,
    Math.round(median(([, one]) => one.perSecond)).toLocaleString('en-US'),
    Math.round(median(([one]) => one.perSecond)).toLocaleString('en-US'),
    ratioText(median(([one, other]) => one.perSecond / other.perSecond)),
    `${precise(median(([, one]) => one.cpuMs))} ms`,
    `${precise(median(([one]) => one.cpuMs))} ms`,
    ratioText(median(([one, other]) => one.cpuMs / other.cpuMs)),
  ];
};

/** Reads the metrics again and again, as Prometheus does. */
const scrape = (process: ServerProcess): (() => void) => {
  const timer = setInterval(() => void fetch(`${process.url}/metrics`).then((one) => one.text()), 5_000);
  return () => clearInterval(timer);
};

/** Sends all questions in turn, and samples the memory of the process. */
const soak = async (load: Load, target: Target, questions: readonly Question[]) => {
  const megabytes: number[] = [];
  const sample = async (): Promise<void> => {
    const { residentBytes } = await target.process.probe<Usage>('usage');
    megabytes.push(residentBytes / 1e6);
  };
  const parts: LoadResult[] = [];
  const endScrapes = scrape(target.process);
  const partSeconds = 10;
  await load.run(target, questions, { connections, end: { duration: partSeconds } }); // Compiles, and fills pools.
  for (let seconds = 0; seconds < soakSeconds; seconds += partSeconds) {
    await sample();
    parts.push(await load.run(target, questions, { connections, end: { duration: partSeconds } }));
  }
  await sample();
  endScrapes();
  return { parts, megabytes };
};

const soakTable = ({ parts, megabytes }: Awaited<ReturnType<typeof soak>>): string =>
  table([
    ['seconds', 'requests', 'errors', 'p50', 'p99', 'longest', 'memory'],
    ...parts.map(({ requests, failures, latencyMs }, index) => [
      `${index * 10}–${(index + 1) * 10}`,
      requests.toLocaleString('en-US'),
      failures,
      `${latencyMs.p50} ms`,
      `${latencyMs.p99} ms`,
      `${latencyMs.most} ms`,
      `${Math.round(megabytes[index + 1] ?? NaN)} MB`,
    ]),
  ]);

const main = (): Promise<void> =>
  inTemporaryFolder(async (folder) => {
    installPeers();
    const world = await gatewayWorld(folder);
    const { options, headers } = protectedGateway(folder);
    const open = await world.start(openGateway);
    const closed = await world.start(options);
    const targetOf = (process: ServerProcess, own = {}): Target => ({
      process,
      urlOf: () => `${process.url}/graphql`,
      headers: own,
    });
    const targets = { open: targetOf(open), closed: targetOf(closed, headers) };
    const load = startLoad();
    try {
      const { questions } = await readFixture(open);
      const running = [targets.open, targets.closed].map((target) => ({ target }) as Running);
      for (const question of questions) await compareAnswers(question, running);
      const rows = [];
      for (const question of questions)
        rows.push(await compareCost(load, targets.closed, targets.open, question));
      const head = ['question', 'without: requests/s', 'with', '×', 'without: CPU per request', 'with', '×'];
      const machine = `Measured with ${describeMachine()}.`;
      const soaked = await soak(load, targets.closed, questions);
      const text = `${table([head, ...rows])}\n\n${soakTable(soaked)}\n\n${machine}`;
      await writeSection('front-door', text);
      console.log(text);
    } finally {
      await load.close();
      await open.close();
      await closed.close();
      await world.sandbox.close();
    }
  });

void main();
