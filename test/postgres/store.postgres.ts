import { afterAll, beforeAll } from '@jest/globals';
import { describeStore } from '../support/history/storeSuite';
import { type PostgresServer, startPostgres } from './postgresServer';

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server.close());

describeStore({ name: 'PostgreSQL', create: () => server.create(), close: () => Promise.resolve() });
