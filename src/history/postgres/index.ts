import type { PoolConfig } from 'pg';
import { lazyPackages } from '../../model/lazyPackages';
import type { Database, TimeLimits } from '../database';
import type { Tables } from '../tables';
import { listen } from './listen';

/** How long after its own time limit a statement of a server that is gone fails. */
const graceMs = 1_000;

/** PostgreSQL 13 or newer. Connects with the first statements. */
export const createPostgres = (url: string, limits: TimeLimits): Database => {
  const { Kysely, PostgresDialect, sql } = lazyPackages.kysely;
  const { Pool, types } = lazyPackages.pg;

  const connect = (max: number, limitMs: number | undefined, others: PoolConfig = {}) => {
    const settings: PoolConfig = {
      connectionString: url,
      max,
      application_name: 'execution-gateway',
      connectionTimeoutMillis: limits.connect,
      idleTimeoutMillis: 60_000,
      allowExitOnIdle: true,
      keepAlive: true,
      ...(limitMs !== undefined && { statement_timeout: limitMs, query_timeout: limitMs + graceMs }),
      ...others,
      types: {
        // Times and numbers of rows are safe integers.
        getTypeParser: (oid: Parameters<typeof types.getTypeParser>[0]) =>
          oid === types.builtins.INT8 ? Number : (types.getTypeParser(oid) as unknown),
      },
    };
    const pool = new Pool(settings);
    // A connection that is lost is replaced by the next statement: one that is idle, and one between two statements of a
    // transaction, the next of which fails.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  };

  const read = connect(4, limits.read);
  const page = connect(4, limits.page);
  const scan = connect(2, limits.scan);
  // A process that is paused in a transaction must not keep the other replicas from writing.
  const write = connect(1, limits.write, { idle_in_transaction_session_timeout: limits.write / 2 });
  const maintain = connect(1, undefined);
  return {
    kind: 'postgres',
    read,
    page,
    scan,
    write,
    maintain,
    listen: (channel, onNews) => listen(url, channel, onNews),
    async size() {
      const { rows } = await sql<{ bytes: number }>`
        select coalesce(sum(pg_total_relation_size(to_regclass(name))), 0)::bigint as bytes
        from unnest(array['sources', 'executions', 'records', 'changes', 'lists', 'events']) as name`.execute(
        read,
      );
      return rows[0]?.bytes ?? 0;
    },
    async close() {
      await Promise.all([read, page, scan, write, maintain].map((one) => one.destroy()));
    },
  };
};
