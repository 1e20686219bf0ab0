import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { replaceableEstate } from '../support/executions/region';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { finished, place, regionOf } from '../support/transferLogs/estate';
import { type PostgresServer, startPostgres } from './postgresServer';

/* Replicas of one history that are asked for finished transfers at the same time. */

const estate = replaceableEstate([place]);
const cache = {
  maxBytes: 50_000_000,
  runningSeconds: 3_600,
  settledSeconds: 3_600,
  definitionSeconds: 3_600,
};
const query = `{ executions(filter: { kinds: [TRANSFER_EXECUTION] }) {
  nodes { id origin status startedAt endedAt }
  logCoverage { logGroup state }
} }`;
/** How old the executions in the log are, in minutes, by number. */
const ages = Object.fromEntries(Array.from({ length: 20 }, (_item, index) => [index, 10 + index * 30]));

let server: PostgresServer;
let sandbox: Sandbox;
const gateways: TestGateway[] = [];

beforeAll(async () => {
  server = await startPostgres();
  sandbox = await startSandbox({ estate: estate.estate });
  estate.replace({ [place]: regionOf(finished(sandbox.clock.now().getTime(), ages)) });
}, 30_000);

afterAll(async () => {
  for (const gateway of gateways) await gateway.close();
  await sandbox.close();
  await server.close();
});

const startReplicas = async (count: number): Promise<readonly TestGateway[]> => {
  const history = { ...(await server.create()), keepDays: 400, keepSensitive: false };
  const started: TestGateway[] = [];
  for (let index = 0; index < count; index += 1)
    started.push(await startTestGateway(estate.estate, { sandbox, cache, history, transferDays: 7 }));
  gateways.push(...started);
  return started;
};

/** What finds log groups, and what reads them. */
const operations = ['ListServers', 'DescribeWorkflow', 'FilterLogEvents'];

/** Asks the replicas at the same time. Returns their answers, and the calls that logs have taken. */
const askAll = async (replicas: readonly TestGateway[]) => {
  sandbox.calls.clear();
  const answers = await Promise.all(replicas.map(({ ask }) => ask(query)));
  const calls = sandbox.calls.all().map(({ operation }) => operation);
  return { answers, calls: calls.filter((operation) => operations.includes(operation)).sort() };
};

describe('Replicas that are asked for finished transfers at the same time', () => {
  it('find and read each log once, and all return every transfer', async () => {
    const alone = await askAll(await startReplicas(1));
    const together = await askAll(await startReplicas(3));

    expect(new Set(alone.calls)).toEqual(new Set(operations));
    expect(together.calls).toEqual(alone.calls);
    for (const { data, errors } of [...alone.answers, ...together.answers]) {
      expect(errors).toBeUndefined();
      expect(data.executions.nodes).toHaveLength(20);
      expect(data.executions.nodes[0]).toMatchObject({ origin: 'LOG', status: 'SUCCEEDED' });
      expect(data).toEqual(alone.answers[0]?.data);
    }
  });
});
