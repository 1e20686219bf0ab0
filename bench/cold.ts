import { setMaxListeners } from 'node:events';
import { Agent } from 'node:http';
import { cpuUsage } from 'node:process';
import {
  GetWorkflowExecutionCommand,
  ImagebuilderClient,
  ListImageBuildVersionsCommand,
  ListWorkflowExecutionsCommand,
} from '@aws-sdk/client-imagebuilder';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { createCallLedger } from '../src/aws/callLedger';
import { createProcessCache } from '../src/aws/cache/processCache';
import { createCacheTiers } from '../src/aws/cache/tiers';
import { clientPool } from '../src/aws/clients';
import { createRateLimiter } from '../src/aws/rateLimiter';
import { createReadPipeline } from '../src/aws/read';
import { recordLoaders } from '../src/loaders/records';
import { anonymous } from '../src/model/caller';
import { scopeOf } from '../src/model/scope';
import { createPauses } from '../src/model/timeSlice';
import { startListSandbox } from './listProcesses';

/*
 * `npm run bench:cold`: CPU time per AWS call, through the read pipeline with the cache off, and through the bare client of
 * the SDK. Both run in this process in turns, and call a sandbox in another one.
 */

const callsPerBurst = 150;
const rounds = 21;

const now = (): Date => new Date();
const rate = { startPerSecond: 1e6, leastPerSecond: 1e6, mostPerSecond: 1e6, burst: 1e6 };

/** Calls AWS once for each of these workflows, all at the same time. */
type Burst = (ids: readonly string[]) => Promise<unknown>;

const startBare = (settings: Parameters<typeof clientPool>[0], region: string) => {
  const client = new ImagebuilderClient({
    region,
    endpoint: settings.endpoint ?? '',
    credentials: settings.credentials ?? { accessKeyId: '', secretAccessKey: '' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      httpAgent: new Agent({ keepAlive: true, maxSockets: 50, maxFreeSockets: 50 }),
    }),
  });
  const burst: Burst = (ids) =>
    Promise.all(
      ids.map((workflowExecutionId) => client.send(new GetWorkflowExecutionCommand({ workflowExecutionId }))),
    );
  const workflowIds = async (): Promise<readonly string[]> => {
    const { imageSummaryList = [] } = await client.send(
      new ListImageBuildVersionsCommand({ maxResults: 25 }),
    );
    const lists = await Promise.all(
      imageSummaryList.map(({ arn }) =>
        client.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: arn })),
      ),
    );
    return lists.flatMap(({ workflowExecutions = [] }) =>
      workflowExecutions.map(({ workflowExecutionId = '' }) => workflowExecutionId),
    );
  };
  return { burst, workflowIds, close: () => client.destroy() };
};

const startPipeline = (settings: Parameters<typeof clientPool>[0], accountId: string, region: string) => {
  const clients = clientPool(settings);
  const off = { maxBytes: 0, runningSeconds: 0, settledSeconds: 0, definitionSeconds: 0 };
  const pipeline = createReadPipeline({
    clients,
    cache: createCacheTiers(createProcessCache(off), undefined, now),
    rateLimiter: createRateLimiter(rate),
    retries: { tries: 1, baseMs: 1, mostMs: 1 },
    now,
    onCall: () => undefined,
    onRecords: () => undefined,
  });
  const scope = scopeOf(accountId, region);
  const burst: Burst = async (ids) => {
    const { signal } = new AbortController();
    setMaxListeners(0, signal);
    const reader = pipeline.forOperation({
      caller: anonymous,
      signal,
      ledger: createCallLedger(callsPerBurst),
      minFetchedAt: -Infinity,
      priority: 'normal',
    });
    const loaders = recordLoaders(reader, createPauses());
    return Promise.all(
      ids.map((workflowExecutionId) =>
        Promise.resolve(loaders.byIds('ImageBuilderWorkflow', scope, { workflowExecutionId }, 'get')),
      ),
    );
  };
  return { burst, close: () => clients.destroy() };
};

/** Milliseconds of CPU per call. */
const cost = async (burst: Burst, ids: readonly string[]): Promise<number> => {
  const before = cpuUsage();
  await burst(ids);
  const { user, system } = cpuUsage(before);
  return (user + system) / 1000 / ids.length;
};

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN;

const run = async (): Promise<void> => {
  const sandbox = await startListSandbox({ scopes: 1, parents: callsPerBurst / 10, executions: 10 });
  const [account] = sandbox.aws.accounts;
  const [region] = account?.regions ?? [];
  if (!account || region === undefined) throw new Error('The sandbox has no account.');
  const bare = startBare(sandbox.aws, region);
  const pipeline = startPipeline(sandbox.aws, account.accountId, region);
  try {
    const ids = await bare.workflowIds();
    const costs = { bare: [] as number[], pipeline: [] as number[] };
    for (let round = -5; round < rounds; round += 1) {
      const one = await cost(bare.burst, ids);
      const other = await cost(pipeline.burst, ids);
      if (round < 0) continue; // Warms up.
      costs.bare.push(one);
      costs.pipeline.push(other);
    }
    const [bareMs, pipelineMs] = [median(costs.bare), median(costs.pipeline)];
    console.log(`CPU per AWS call, median of ${rounds} bursts of ${ids.length} calls:`);
    console.log(`the SDK's client: ${bareMs.toFixed(3)} ms`);
    console.log(`the read pipeline: ${pipelineMs.toFixed(3)} ms, ${(pipelineMs / bareMs).toFixed(2)} ×`);
  } finally {
    bare.close();
    pipeline.close();
    await sandbox.close();
  }
};

void run();
