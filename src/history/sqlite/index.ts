import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lazyPackages } from '../../model/lazyPackages';
import type { Database, TimeLimits } from '../database';
import type { Tables } from '../tables';
import { connectSqlite } from './connection';
import { sqliteDialects } from './dialect';

const pragmasOf = (cacheKilobytes: number): readonly string[] => [
  'busy_timeout = 2000',
  'journal_mode = WAL',
  // With WAL, the file stays sound if the process or the machine stops. The last transactions may be lost if the machine does.
  'synchronous = NORMAL',
  `cache_size = -${cacheKilobytes}`,
  // 32 MB: a page of an index that many transactions change is then written to the file once.
  'wal_autocheckpoint = 8000',
  'journal_size_limit = 67108864',
];

/** The page caches of the connections, in kilobytes. */
const readCache = 8_000;
const pageCache = 16_000;
const scanCache = 8_000;
const writeCache = 24_000;

/** The size of a file; 0 where there is none. */
const bytesOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
};

/** SQLite in a file, or in memory without one. Readers do not wait for the writer, except in memory. Opens nothing yet. */
export const createSqlite = (file: string | undefined, limits: TimeLimits): Database => {
  const { Kysely, sql } = lazyPackages.kysely;
  const libsql = require.resolve('libsql');
  const connect = (cacheKilobytes: number, isReplaceable: boolean) => {
    const settings = {
      file: file ?? ':memory:',
      folder: file === undefined ? undefined : dirname(file),
      libsql,
      pragmas: pragmasOf(cacheKilobytes),
    };
    const connection = connectSqlite(settings, isReplaceable);
    return { connection, dialectOf: sqliteDialects(connection) };
  };
  const writer = connect(writeCache, false);
  const reader = file === undefined ? writer : connect(readCache, true);
  const pager = file === undefined ? writer : connect(pageCache, true);
  const scanner = file === undefined ? writer : connect(scanCache, true);
  const open = ({ dialectOf }: typeof writer, limitMs: number | undefined) =>
    new Kysely<Tables>({ dialect: dialectOf(limitMs) });
  const read = open(reader, limits.read);
  return {
    kind: 'sqlite',
    read,
    page: open(pager, limits.page),
    scan: open(scanner, limits.scan),
    write: open(writer, limits.write),
    maintain: open(writer, undefined),
    async size() {
      if (file !== undefined) return (await bytesOf(file)) + (await bytesOf(`${file}-wal`));
      const { rows } = await sql<{ bytes: number }>`
        select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`.execute(read);
      return rows[0]?.bytes ?? 0;
    },
    async close() {
      await Promise.all([writer, reader, pager, scanner].map(({ connection }) => connection.close()));
    },
  };
};
