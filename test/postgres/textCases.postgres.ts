import { afterAll, beforeAll } from '@jest/globals';
import { describeTextCases } from '../support/history/textCaseSuite';
import { type PostgresServer, startPostgres } from './postgresServer';

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server.close());

describeTextCases({ name: 'PostgreSQL', create: () => server.create(), close: () => Promise.resolve() });
