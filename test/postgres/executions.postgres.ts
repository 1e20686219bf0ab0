import { afterAll, beforeAll } from '@jest/globals';
import { historyInMemory } from '../../src/app/history';
import { testExecutions } from '../support/executions/propertySuite';
import { type PostgresServer, startPostgres } from './postgresServer';

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server.close());

testExecutions(async () => ({ ...historyInMemory, ...(await server.create()) }), 0.3);
