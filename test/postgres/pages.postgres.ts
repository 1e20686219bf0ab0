import { afterAll, beforeAll } from '@jest/globals';
import { describePages } from '../support/history/pagesSuite';
import { type PostgresServer, startPostgres } from './postgresServer';

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server.close());

describePages({ name: 'PostgreSQL', create: () => server.create(), close: () => Promise.resolve() });
