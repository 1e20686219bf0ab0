import { afterAll, beforeAll } from '@jest/globals';
import { describeImport } from '../support/history/importSuite';
import { type PostgresServer, startPostgres } from './postgresServer';

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server.close());

describeImport({ name: 'PostgreSQL', create: () => server.create(), close: () => Promise.resolve() });
