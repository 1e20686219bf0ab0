import { afterAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { reasonOf } from '../../src/history/outage';
import { createSqlite } from '../../src/history/sqlite';
import { patientLimits, sqliteFiles } from '../support/history/stores';

const databases = sqliteFiles();
afterAll(() => databases.close());

describe('A transaction of SQLite that fails', () => {
  it('shows the cause where SQLite has rolled it back itself, and lets the next one begin', async () => {
    const { file } = await databases.create();
    const database = createSqlite(file, patientLimits);
    const { write } = database;
    await sql`create table texts (text)`.execute(write);
    await sql`pragma max_page_count = 20`.execute(write);
    const fill = (size: number): Promise<void> =>
      write.transaction().execute(async (transaction) => {
        await sql`insert into texts values (zeroblob(${size}))`.execute(transaction);
      });

    const error: unknown = await fill(1_000_000).catch((reason: unknown) => reason);

    expect(error).toMatchObject({ code: 'SQLITE_FULL', message: 'database or disk is full' });
    expect(reasonOf(error)).toBe('SQLITE_FULL');
    await fill(1);
    const { rows } = await sql`select length(text) as size from texts`.execute(write);
    expect(rows).toEqual([{ size: 1 }]);
    await database.close();
  });

  it('shows the cause where the transaction was still open', async () => {
    const { file } = await databases.create();
    const database = createSqlite(file, patientLimits);
    const { write } = database;
    await sql`create table texts (text not null)`.execute(write);

    const task = write.transaction().execute(async (transaction) => {
      await sql`insert into texts values ('kept')`.execute(transaction);
      await sql`insert into texts values (null)`.execute(transaction);
    });

    await expect(task).rejects.toMatchObject({ code: expect.stringContaining('SQLITE_CONSTRAINT') });
    const { rows } = await sql`select * from texts`.execute(write);
    expect(rows).toEqual([]);
    await database.close();
  });
});
