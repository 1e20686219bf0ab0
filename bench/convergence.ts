import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { readSettings } from '../src/config';
import { startGateway } from '../src/server/gateway';
import { gatewaySettings } from '../sandbox/gatewaySettings';
import { largeEstate } from '../sandbox/large';
import { startSandbox } from '../sandbox/server';
import { callsToReadAll } from './listSize';

/*
 * `npm run bench:convergence -- <scopes> <parents> <executions>`: how long a gateway with default settings takes until
 * `executions` is complete, if a client asks for the first page every 5 seconds, and what a minute costs after that.
 */

interface Page {
  readonly nodes: readonly unknown[];
  readonly coverageSummary: { readonly partial: number; readonly failed: number };
}

const query = '{ executions { nodes { id } coverageSummary { partial failed } } }';
const pauseMs = 5_000;
const mostSeconds = 1_800;
const quietMinutes = 2;

const measure = async (): Promise<void> => {
  const [scopes = 50, parents = 20, executions = 20] = process.argv.slice(2).map(Number);
  const size = { scopes, parents, executions };
  const estate = largeEstate(size);
  const sandbox = await startSandbox({ estate });
  const gateway = await startGateway({
    ...readSettings({}),
    port: 0,
    aws: gatewaySettings(sandbox, estate),
    log: pino({ level: 'silent' }),
    examples: [],
    now: () => sandbox.clock.now(),
  });
  const calls = (): number => sandbox.calls.all().filter(({ service }) => service !== 'sts').length;
  const ask = async (): Promise<Page> => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as { readonly data: { readonly executions: Page } };
    return data.executions;
  };
  const isComplete = ({ coverageSummary: { partial, failed } }: Page): boolean => partial + failed === 0;

  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1000;
  const first = await ask();
  const firstSeconds = seconds();
  let last = first;
  while (!isComplete(last) && seconds() < mostSeconds) {
    await wait(pauseMs);
    last = await ask();
  }
  const [complete, read] = [seconds(), calls()];
  console.log(
    JSON.stringify({
      ...size,
      calls: read,
      callsOfAll: callsToReadAll(size),
      nodesOfFirst: first.nodes.length,
      firstSeconds,
      completeSeconds: isComplete(last) ? complete : null,
    }),
  );
  const before = calls();
  for (let asked = 0; asked < (quietMinutes * 60_000) / pauseMs; asked += 1) {
    await wait(pauseMs);
    await ask();
  }
  const operations: Record<string, number> = {};
  for (const { operation } of sandbox.calls
    .all()
    .filter(({ service }) => service !== 'sts')
    .slice(before))
    operations[operation] = (operations[operation] ?? 0) + 1 / quietMinutes;
  console.log(JSON.stringify({ callsPerMinute: (calls() - before) / quietMinutes, operations }));
  await gateway.close();
  await sandbox.close();
};

void measure();
