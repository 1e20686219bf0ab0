import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { checkFirstVersion, firstVersion } from '../support/history/migrations';
import { type PostgresServer, startPostgres } from './postgresServer';

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server.close());

describe('A store in PostgreSQL', () => {
  it('that the first schema has written is migrated, with all that is in it', async () => {
    const settings = await server.create();
    await server.run(firstVersion('postgres'), settings.url?.split('/').at(-1));

    await checkFirstVersion(settings);
  });
});
