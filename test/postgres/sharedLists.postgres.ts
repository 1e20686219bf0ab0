import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callsToReadAll } from '../../bench/listSize';
import { largeEstate } from '../../sandbox/large';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { type PostgresServer, startPostgres } from './postgresServer';

/* Replicas of one history that are asked for all executions at the same time. */

const size = { scopes: 3, parents: 5, executions: 20 };
const estate = largeEstate(size);
const cache = {
  maxBytes: 50_000_000,
  runningSeconds: 3_600,
  settledSeconds: 3_600,
  definitionSeconds: 3_600,
};
const everything = `{ executions(first: 100) { nodes { id } } executionCounts { counts { kind status count } coverage { state } } }`;

let server: PostgresServer;
let sandbox: Sandbox;
const gateways: TestGateway[] = [];

beforeAll(async () => {
  server = await startPostgres();
  sandbox = await startSandbox({ estate });
}, 30_000);

afterAll(async () => {
  for (const gateway of gateways) await gateway.close();
  await sandbox.close();
  await server.close();
});

const startReplicas = async (count: number): Promise<readonly TestGateway[]> => {
  const history = { ...(await server.create()), keepDays: 400, keepSensitive: false };
  const started: TestGateway[] = [];
  for (let index = 0; index < count; index += 1) {
    const limits = { upstreamCallsPerRequest: 10_000 };
    started.push(await startTestGateway(estate, { sandbox, cache, history, limits }));
  }
  gateways.push(...started);
  return started;
};

const listCalls = (): number => sandbox.calls.all().filter(({ service }) => service !== 'sts').length;

describe('Replicas that are asked at the same time', () => {
  it('read each list once, and all return everything', async () => {
    const replicas = await startReplicas(3);
    const before = listCalls();

    const answers = await Promise.all(replicas.map(({ ask }) => ask(everything)));

    expect(listCalls() - before).toBe(callsToReadAll(size));
    for (const { data, errors } of answers) {
      expect(errors).toBeUndefined();
      expect(new Set(data.executionCounts.coverage.map(({ state }: { state: string }) => state))).toEqual(
        new Set(['COMPLETE']),
      );
      expect(data).toEqual(answers[0]?.data);
    }
  });
});
