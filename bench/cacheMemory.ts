import { pino } from 'pino';
import { readSettings } from '../src/config';
import { carefulPace, type Pace } from '../src/aws/pace';
import { startGateway } from '../src/server/gateway';
import { totalsOf } from '../sandbox/large/totals';
import { startListSandbox } from './listProcesses';

/*
 * `npm run bench:cache-memory`: bytes of heap per cached execution, and what the cache itself counts for it. Reads the list of all
 * executions of a large sandbox. Arguments: scopes, parents and executions, as for `execution-gateway sandbox`.
 */

const quickPace: Pace = {
  ...carefulPace,
  rate: { startPerSecond: 100_000, leastPerSecond: 100_000, mostPerSecond: 100_000, burst: 100_000 },
};

/** Makes the gateway load the SDK's client of each service, which is no part of an execution. */
const loadsCode = `{
  images(first: 1) { nodes { id } } transferWorkflows(first: 1) { nodes { id } } blueprints(first: 1) { nodes { id } } }`;

/** Bytes in use after a full garbage collection. */
const heapBytes = async (): Promise<number> => {
  const { gc } = globalThis;
  if (!gc) throw new Error('Expected node --expose-gc.');
  for (let round = 0; round < 4; round += 1) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const measure = async (scopes: number, parents: number, executions: number) => {
  const size = { scopes, parents, executions };
  const sandbox = await startListSandbox(size);
  const gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    aws: sandbox.aws,
    introspection: true,
    limits: { ...readSettings({}).limits, requestTimeoutMs: 600_000, upstreamCallsPerRequest: 100_000 },
    cache: { maxBytes: 4e9, runningSeconds: 3600, settledSeconds: 3600, definitionSeconds: 3600 },
    log: pino({ level: 'silent' }),
    examples: [],
    now: () => new Date(),
    pace: quickPace,
  });
  const ask = async (query: string, variables = {}): Promise<unknown> => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  };
  const read = async (kind: string): Promise<boolean> => {
    const query = `query ($kind: ExecutionKind!) {
      executions(first: 1, filter: { kinds: [$kind] }) { nodes { id } coverage { state } } }`;
    const { data } = (await ask(query, { kind })) as {
      readonly data: { readonly executions: { readonly coverage: readonly { readonly state: string }[] } };
    };
    return data.executions.coverage.every(({ state }) => state === 'COMPLETE');
  };
  const readAll = async (kind: string): Promise<void> => {
    const mostTries = 100;
    for (let tries = 0; !(await read(kind)); tries += 1)
      if (tries === mostTries) throw new Error('The list is not complete.');
  };
  const countedBytes = async (): Promise<number> => {
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    return Number(/^execution_gateway_cache_bytes (\S+)/m.exec(metrics)?.[1]);
  };
  try {
    const total = totalsOf(size);
    const counts = {
      IMAGE_BUILDER_WORKFLOW: total.workflowExecutions,
      LIFECYCLE: total.lifecycleExecutions,
      TRANSFER_EXECUTION: total.transferExecutions,
      BLUEPRINT_RUN: total.blueprintRuns,
    };
    const all = { executions: 0, heap: 0, counted: 0 };
    const rows: Record<string, { executions: number; heap: number; counted: number }> = {};
    await ask(loadsCode);
    for (const [kind, count] of Object.entries(counts)) {
      const before = { heap: await heapBytes(), counted: await countedBytes() };
      await readAll(kind);
      const heap = (await heapBytes()) - before.heap;
      const counted = (await countedBytes()) - before.counted;
      rows[kind] = { executions: count, heap: heap / count, counted: counted / count };
      all.executions += count;
      all.heap += heap;
      all.counted += counted;
    }
    return {
      ...rows,
      all: {
        executions: all.executions,
        heap: all.heap / all.executions,
        counted: all.counted / all.executions,
      },
    };
  } finally {
    await gateway.close();
    await sandbox.close();
  }
};

const [scopes = 4, parents = 20, executions = 150] = process.argv.slice(2).map(Number);
void measure(scopes, parents, executions).then((rows) => {
  console.log(JSON.stringify(rows));
  process.exit(0);
});
