import { afterAll, beforeAll } from '@jest/globals';
import { describeFuture } from '../support/history/futureSuite';
import { type PostgresServer, startPostgres } from './postgresServer';

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server.close());

describeFuture({ name: 'PostgreSQL', create: () => server.create(), close: () => Promise.resolve() });
