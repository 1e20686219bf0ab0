import type { CreateTableBuilder, Kysely, Migration } from 'kysely';
import { lazyPackages } from '../model/lazyPackages';
import type { Database, DatabaseKind } from './database';
import { newLogId } from './events';
import { unendedStatuses } from './gone';
import { isServerAway } from './outage';
import type { Tables } from './tables';

/** The store was written by a newer release. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema';
}

const names = { migrationTableName: 'history_migrations', migrationLockTableName: 'history_migrations_lock' };

/** PostgreSQL compares texts by the bytes of these, as JavaScript and SQLite do. */
const typesOf = (kind: DatabaseKind) => {
  const { sql } = lazyPackages.kysely;
  const isSqlite = kind === 'sqlite';
  const text = isSqlite ? sql`text` : sql`text collate "C"`;
  return { isSqlite, text, integer: isSqlite ? 'integer' : 'bigint' } as const;
};

/** Statements of the first version. */
const createTables = async (schema: Kysely<Tables>['schema'], kind: DatabaseKind): Promise<void> => {
  const { isSqlite, text, integer } = typesOf(kind);
  const numbered = <Name extends string>(table: CreateTableBuilder<Name, 'number'>) =>
    table.addColumn('number', integer, (column) =>
      isSqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    );
  await numbered(schema.createTable('sources'))
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('region', text, (column) => column.notNull())
    .addColumn('partition', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addUniqueConstraint('sources_unique', ['account_id', 'region', 'kind'])
    .execute();
  await numbered(schema.createTable('executions'))
    .addColumn('id', text, (column) => column.notNull().unique())
    .addColumn('aws_id', text, (column) => column.notNull())
    .addColumn('source', integer, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('name', text)
    .addColumn('parent_id', text)
    .addColumn('started_order', integer)
    .addColumn('ended_at', integer)
    .addColumn('duration', integer)
    .addColumn('first_seen_at', integer, (column) => column.notNull())
    .addColumn('last_seen_at', integer, (column) => column.notNull())
    .addColumn('gone_at', integer)
    .addColumn('user_name', text)
    .addColumn('file_name', text)
    .addColumn('search_text', text, (column) => column.notNull())
    .addColumn('sensitive_text', text, (column) => column.notNull())
    .execute();
  await schema
    .createTable('records')
    .addColumn('number', integer, (column) => column.primaryKey())
    .addColumn('view', text, (column) => column.notNull())
    .addColumn('record', text, (column) => column.notNull())
    .execute();
  await schema
    .createTable('changes')
    .addColumn('number', integer, (column) => column.notNull())
    .addColumn('sequence', integer, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('previous_status', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('changes_key', ['number', 'sequence'])
    .execute();
  await schema
    .createTable('lists')
    .addColumn('key', text, (column) => column.primaryKey())
    .addColumn('source', integer, (column) => column.notNull())
    .addColumn('parent_id', text)
    .addColumn('as_of', integer)
    .addColumn('complete', integer, (column) => column.notNull())
    .addColumn('due_at', integer)
    .addColumn('failure', text)
    .execute();
};

/**
 * Indexes of the orders have the source and the status, so that most filters read no row. They lack the id: executions with
 * equal times are sorted when they are read. Where there is no time, the id is the order.
 */
const createIndexes = async (schema: Kysely<Tables>['schema']): Promise<void> => {
  const { sql } = lazyPackages.kysely;
  const indexes: Readonly<Record<string, readonly string[]>> = {
    started: ['started_order', 'source', 'status'],
    ended: ['ended_at', 'source', 'status'],
    duration: ['duration', 'source', 'status'],
    first_seen: ['first_seen_at', 'source', 'status'],
    source: ['source', 'started_order'],
    // Statistics read no row.
    source_status: ['source', 'status', 'started_order', 'duration', 'name'],
    status: ['status', 'started_order', 'source'],
    name: ['name', 'started_order'],
    parent: ['parent_id', 'started_order'],
    aws_id: ['aws_id'],
  };
  for (const [name, columns] of Object.entries(indexes)) {
    await schema
      .createIndex(`executions_${name}`)
      .on('executions')
      .columns([...columns])
      .execute();
  }
  for (const column of ['user_name', 'file_name']) {
    await schema
      .createIndex(`executions_${column}`)
      .on('executions')
      .columns([column, 'started_order'])
      .where(sql.ref(column), 'is not', null)
      .execute();
  }
  for (const column of ['started_order', 'ended_at', 'duration']) {
    await schema
      .createIndex(`executions_without_${column}`)
      .on('executions')
      .column('id')
      .where(sql.ref(column), 'is', null)
      .execute();
  }
  await schema.createIndex('lists_due').on('lists').column('due_at').execute();
  await schema.createIndex('lists_source').on('lists').column('source').execute();
};

/**
 * SQLite's index of the texts holds which texts have which three characters, and no positions. What it finds is compared
 * with the texts themselves.
 */
const createSqliteTexts = async (database: Kysely<Tables>): Promise<void> => {
  const { sql } = lazyPackages.kysely;
  const run = async (...statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await sql.raw(statement).execute(database);
  };
  const texts = `new.search_text || char(10) || new.sensitive_text`;
  await run(
    `create virtual table texts using fts5(words, tokenize = 'trigram case_sensitive 1', detail = none,
       content = '', contentless_delete = 1)`,
    `create trigger executions_inserted after insert on executions begin
       insert into texts (rowid, words) values (new.number, ${texts}); end`,
    `create trigger executions_updated after update of search_text, sensitive_text on executions
       when old.search_text <> new.search_text or old.sensitive_text <> new.sensitive_text begin
       insert or replace into texts (rowid, words) values (new.number, ${texts}); end`,
    `create trigger executions_deleted after delete on executions begin
       delete from texts where rowid = old.number; end`,
  );
};

/** The second version: more is known of lists, and what is gone has ended. No release has written lists before. */
const createKnownLists = async (database: Kysely<Tables>, kind: DatabaseKind): Promise<void> => {
  const { sql } = lazyPackages.kysely;
  const { schema } = database;
  const { text, integer } = typesOf(kind);
  await schema.dropTable('lists').execute();
  await schema
    .createTable('lists')
    .addColumn('key', text, (column) => column.primaryKey())
    .addColumn('source', integer, (column) => column.notNull())
    .addColumn('parent_id', text)
    .addColumn('parent_created_at', integer)
    .addColumn('parent_run', 'text')
    .addColumn('lively', integer, (column) => column.notNull())
    .addColumn('as_of', integer)
    .addColumn('whole_at', integer)
    .addColumn('complete', integer, (column) => column.notNull())
    .addColumn('final', integer, (column) => column.notNull())
    .addColumn('pages', integer, (column) => column.notNull())
    .addColumn('failure', text)
    .addColumn('changed_at', integer, (column) => column.notNull())
    .execute();
  await schema.createIndex('lists_changed').on('lists').column('changed_at').execute();
  // Those that are gone are passed over without reading their rows.
  await schema.dropIndex('executions_parent').execute();
  await schema
    .createIndex('executions_parent')
    .on('executions')
    .columns(['parent_id', 'started_order', 'gone_at'])
    .execute();
  await database
    .updateTable('executions')
    .set({ status: sql`'UNKNOWN'` })
    .where('gone_at', 'is not', null)
    .where('status', 'in', unendedStatuses)
    .execute();
};

/** The third version: a list has a place beneath others, and replicas see how each was read. They are all read anew. */
const createPlacedLists = async ({ schema }: Kysely<Tables>, kind: DatabaseKind): Promise<void> => {
  const { text, integer } = typesOf(kind);
  await schema.dropTable('lists').execute();
  await schema
    .createTable('lists')
    .addColumn('key', text, (column) => column.primaryKey())
    .addColumn('source', integer, (column) => column.notNull())
    .addColumn('parent_id', text)
    .addColumn('parent_list', text)
    .addColumn('parent_created_at', integer)
    .addColumn('parent_run', text)
    .addColumn('lively', integer)
    .addColumn('as_of', integer)
    .addColumn('checked_at', integer)
    .addColumn('whole_at', integer)
    .addColumn('pages', integer)
    .addColumn('volatile', integer)
    .addColumn('final', integer)
    .addColumn('newest_start', integer)
    .addColumn('changes_down_to', text)
    .addColumn('failure', text)
    .addColumn('tried_at', integer)
    .addColumn('removed', integer, (column) => column.notNull())
    .addColumn('changed_at', integer, (column) => column.notNull())
    .execute();
  await schema.createIndex('lists_changed').on('lists').column('changed_at').execute();
};

/** The fourth version: finds the lists of an object, and those beneath a list. */
const createListIndexes = async ({ schema }: Kysely<Tables>): Promise<void> => {
  for (const column of ['parent_id', 'parent_list'])
    await schema.createIndex(`lists_${column}`).on('lists').column(column).execute();
};

/**
 * The fifth version: the indexes of the usual order have the id. Schedules start thousands of executions in one second, and
 * AWS returns no start of Transfer executions, so a page would sort all that have one time.
 */
const addTiesToIndexes = async ({ schema }: Kysely<Tables>): Promise<void> => {
  const newestFirst = ['started_order desc', 'id'] as const;
  const indexes = {
    started: [...newestFirst, 'source', 'status'],
    source: ['source', ...newestFirst],
    status: ['status', ...newestFirst, 'source'],
  } as const;
  for (const [name, columns] of Object.entries(indexes)) {
    await schema.dropIndex(`executions_${name}`).execute();
    await schema
      .createIndex(`executions_${name}`)
      .on('executions')
      .columns([...columns])
      .execute();
  }
};

/** The sixth version: executions from logs, how the logs were read, and files by the last part of their names. */
const createLogSources = async (database: Kysely<Tables>, kind: DatabaseKind): Promise<void> => {
  const { sql } = lazyPackages.kysely;
  const { schema } = database;
  const { text, integer } = typesOf(kind);
  await schema
    .createTable('log_sources')
    .addColumn('key', text, (column) => column.primaryKey())
    .addColumn('read_from', integer)
    .addColumn('read_to', integer)
    .addColumn('checked_at', integer)
    .addColumn('failure', text)
    .addColumn('tried_at', integer, (column) => column.notNull())
    .execute();
  await schema
    .alterTable('executions')
    .addColumn('logged', integer, (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.alterTable('executions').addColumn('file_base', text).execute();
  // Without the characters at the end that are no `/`, a name ends before its last part.
  await database
    .updateTable('executions')
    .set({
      file_base: sql<string>`substr(file_name, length(rtrim(file_name, replace(file_name, '/', ''))) + 1)`,
    })
    .where('file_name', 'is not', null)
    .execute();
  await schema
    .createIndex('executions_file_base')
    .on('executions')
    .columns(['file_base', 'started_order'])
    .where(sql.ref('file_base'), 'is not', null)
    .execute();
};

/** The seventh version: what has changed, in order. */
const createEvents = async (database: Kysely<Tables>, kind: DatabaseKind): Promise<void> => {
  const { schema } = database;
  const { isSqlite, text, integer } = typesOf(kind);
  await schema
    .createTable('events')
    .addColumn('number', integer, (column) =>
      isSqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('execution', text, (column) => column.notNull())
    .addColumn('source', integer, (column) => column.notNull())
    .addColumn('previous_status', text)
    .addColumn('changed_fields', text, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('first_seen_at', integer, (column) => column.notNull())
    .addColumn('fetched_at', integer, (column) => column.notNull())
    .addColumn('gone_at', integer)
    .addColumn('view', text, (column) => column.notNull())
    .addColumn('record', text, (column) => column.notNull())
    .execute();
  await schema
    .createTable('event_log')
    .addColumn('id', text, (column) => column.notNull())
    .execute();
  await database.insertInto('event_log').values({ id: newLogId() }).execute();
};

/** Only PostgreSQL has replicas. */
const createReplicaTables = async ({ schema }: Kysely<Tables>): Promise<void> => {
  const { text, integer } = typesOf('postgres');
  await schema
    .createTable('leases')
    .addColumn('key', text, (column) => column.primaryKey())
    .addColumn('replica', text, (column) => column.notNull())
    .addColumn('until_at', integer, (column) => column.notNull())
    .execute();
  await schema
    .createTable('replicas')
    .addColumn('replica', text, (column) => column.primaryKey())
    .addColumn('seen_at', integer, (column) => column.notNull())
    .execute();
  await schema
    .createTable('throttles')
    .addColumn('lane', text, (column) => column.primaryKey())
    .addColumn('replica', text, (column) => column.notNull())
    .addColumn('until_at', integer, (column) => column.notNull())
    .execute();
};

/** The eighth version: which log groups a scope has. */
const addLogPlaces = async ({ schema }: Kysely<Tables>, kind: DatabaseKind): Promise<void> => {
  await schema.alterTable('log_sources').addColumn('places', typesOf(kind).text).execute();
};

/** The ninth version: what replicas pass on to each other. */
const createNotices = async ({ schema }: Kysely<Tables>): Promise<void> => {
  const { text, integer } = typesOf('postgres');
  await schema
    .createTable('notices')
    .addColumn('object', text, (column) => column.primaryKey())
    .addColumn('replica', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('noticed_at', integer, (column) => column.notNull())
    .execute();
  await schema.createIndex('notices_noticed_at').on('notices').column('noticed_at').execute();
};

const migrationsFor = (kind: DatabaseKind): Readonly<Record<string, Migration>> => ({
  '0001': {
    async up(database: Kysely<Tables>) {
      await createTables(database.schema, kind);
      await createIndexes(database.schema);
      if (kind === 'sqlite') await createSqliteTexts(database);
    },
  },
  '0002': {
    async up(database: Kysely<Tables>) {
      await createKnownLists(database, kind);
      if (kind === 'postgres') await createReplicaTables(database);
    },
  },
  '0003': {
    up: (database: Kysely<Tables>) => createPlacedLists(database, kind),
  },
  '0004': {
    up: createListIndexes,
  },
  '0005': {
    up: addTiesToIndexes,
  },
  '0006': {
    up: (database: Kysely<Tables>) => createLogSources(database, kind),
  },
  '0007': {
    up: (database: Kysely<Tables>) => createEvents(database, kind),
  },
  '0008': {
    up: (database: Kysely<Tables>) => addLogPlaces(database, kind),
  },
  '0009': {
    async up(database: Kysely<Tables>) {
      if (kind === 'postgres') await createNotices(database);
    },
  },
});

const appliedVersions = async (database: Kysely<Tables>): Promise<readonly string[]> => {
  const { sql } = lazyPackages.kysely;
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === names.migrationTableName)) return [];
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(names.migrationTableName)} order by name`.execute(database);
  return rows.map(({ name }) => name);
};

/**
 * Brings the schema of the database to this release. Rejects with NewerSchema where a newer release has written it, and with
 * the error of the database.
 */
export const migrate = async ({ kind, maintain }: Database): Promise<void> => {
  const { Migrator } = lazyPackages.kysely;
  const migrations = migrationsFor(kind);
  const latest = Object.keys(migrations).at(-1) ?? '';
  const newest = (await appliedVersions(maintain)).at(-1) ?? '';
  if (newest > latest) {
    throw new NewerSchema(
      `The history has schema ${newest}, but this release knows only schema ${latest}. Use the newer release, or another history.`,
    );
  }
  if (newest === latest) return; // Does not write, so that a history can be read where it cannot be written.
  const migrator = new Migrator({
    db: maintain,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    ...names,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error as Error;
};

/** The key of a lock in PostgreSQL. Any number that others do not use. */
const textsLockKey = 7_305_124_119;

/** PostgreSQL's index of the texts needs an extension, which only some users may create. Returns false where it is missing. Rejects where the server is away. */
export const createPostgresTexts = async ({ maintain }: Database): Promise<boolean> => {
  const { sql } = lazyPackages.kysely;
  try {
    await maintain.transaction().execute(async (transaction) => {
      // Replicas that start together would fail on each other.
      await sql`select pg_advisory_xact_lock(${textsLockKey})`.execute(transaction);
      await sql`create extension if not exists pg_trgm`.execute(transaction);
      for (const column of ['search_text', 'sensitive_text']) {
        await sql`create index if not exists ${sql.ref(`executions_${column}`)} on executions
          using gin (${sql.ref(column)} gin_trgm_ops)`.execute(transaction);
      }
    });
    return true;
  } catch (error) {
    if (isServerAway(error)) throw error;
    return false;
  }
};
