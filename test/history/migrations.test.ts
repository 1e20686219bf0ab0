import { afterAll, describe, it } from '@jest/globals';
import Database from 'libsql';
import { checkFirstVersion, firstVersion } from '../support/history/migrations';
import { sqliteFiles } from '../support/history/stores';

const databases = sqliteFiles();

afterAll(() => databases.close());

describe('A store in SQLite', () => {
  it('that the first schema has written is migrated, with all that is in it', async () => {
    const { file = '' } = await databases.create();
    const database = new Database(file);
    database.exec(firstVersion('sqlite'));
    database.close();

    await checkFirstVersion({ file });
  });
});
