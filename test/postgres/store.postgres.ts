import { afterAll, beforeAll } from '@jest/globals';
import { describeLogged } from '../support/history/loggedSuite';
import { describeStore } from '../support/history/storeSuite';
import { type PostgresServer, startPostgres } from './postgresServer';

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server.close());

const databases = { name: 'PostgreSQL', create: () => server.create(), close: () => Promise.resolve() };

describeStore(databases);
describeLogged(databases);
