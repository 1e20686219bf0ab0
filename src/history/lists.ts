import type { Insertable, Transaction } from 'kysely';
import { executionKindNamed } from '../kinds';
import { chunksOf } from '../model/groups';
import { lazyPackages } from '../model/lazyPackages';
import type { Scope } from '../model/scope';
import type { Database, DatabaseKind } from './database';
import type { ListEntry } from './entries';
import type { Source, Sources } from './sources';
import type { ListsTable, Tables } from './tables';

/** What is known of one list of AWS. Times are epoch milliseconds. */
export interface KnownList {
  /** Unique: that of the question to AWS. */
  readonly key: string;
  readonly scope: Scope;
  /** The kind of its executions, a value of `ExecutionKind`. For a list of parents, the first kind beneath these. */
  readonly kind: string;
  /** The global id of the object whose list it is; undefined for a list of a whole scope. */
  readonly parentId?: string | undefined;
  /** When AWS says that this object was created. */
  readonly parentCreatedAt?: number | undefined;
  /** The id of the lifecycle run that this object names, if it is an image. */
  readonly parentRun?: string | undefined;
  /** True while this object is under way. */
  readonly isLively: boolean;
  /** When its oldest page was read; undefined where it never was. */
  readonly asOf?: number | undefined;
  /** When it was last read from begin to end. */
  readonly wholeAt?: number | undefined;
  /** True where all pages were read. */
  readonly isComplete: boolean;
  /** True where AWS's answer can no longer change. */
  readonly isFinal: boolean;
  /** The number of pages that were read last. */
  readonly pages: number;
  /** The code and message of the error of the last read; undefined where it succeeded. */
  readonly failure?: string | undefined;
}

/** Lists that have changed, and the moment to ask with next. */
export interface ListChanges {
  readonly lists: readonly KnownList[];
  readonly moment: number;
}

const rowsPerStatement = 200;

/** Epoch milliseconds by the clock of the database: those of replicas differ. */
export const databaseNow = (kind: DatabaseKind) => {
  const { sql } = lazyPackages.kysely;
  return kind === 'postgres'
    ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
};

/** The kind and scope of a list. TypeError for a kind that is none. */
export const sourceOfList = ({ scope, kind: name }: KnownList): Source => {
  const kind = executionKindNamed(name);
  if (!kind) throw new TypeError(`${name} is no kind of execution.`);
  return { scope, kind };
};

type Row = Insertable<ListsTable>;

const rowOfList = (list: KnownList, source: number): Omit<Row, 'changed_at'> => ({
  key: list.key,
  source,
  parent_id: list.parentId ?? null,
  parent_created_at: list.parentCreatedAt ?? null,
  parent_run: list.parentRun ?? null,
  lively: Number(list.isLively),
  as_of: list.asOf ?? null,
  whole_at: list.wholeAt ?? null,
  complete: Number(list.isComplete),
  final: Number(list.isFinal),
  pages: list.pages,
  failure: list.failure ?? null,
});

/** Writes what is known of lists, in the order of the entries. */
export const writeLists = async (
  database: Transaction<Tables>,
  kind: DatabaseKind,
  entries: readonly ListEntry[],
  numberOf: (source: Source) => number,
): Promise<void> => {
  const byKey = new Map(
    entries.map((entry) => (entry.type === 'list' ? [entry.list.key, entry.list] : [entry.key, undefined])),
  );
  const saved = [...byKey.values()].filter((list) => list !== undefined);
  const removed = [...byKey].flatMap(([key, list]) => (list ? [] : key));
  for (const chunk of chunksOf(saved, rowsPerStatement)) {
    const rows = chunk.map((list) => ({
      ...rowOfList(list, numberOf(sourceOfList(list))),
      changed_at: databaseNow(kind),
    }));
    const names = Object.keys(rows[0] ?? {}).filter((name) => name !== 'key') as (keyof Row)[];
    await database
      .insertInto('lists')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet((row) => Object.fromEntries(names.map((name) => [name, row.ref(`excluded.${name}`)]))),
      )
      .execute();
  }
  for (const chunk of chunksOf(removed, rowsPerStatement)) {
    await database.deleteFrom('lists').where('key', 'in', chunk).execute();
  }
};

export const createLists = ({ read }: Database, sources: Sources) => {
  /** Undefined for a kind that this release does not know. */
  const listOf = async (row: ListsTable): Promise<KnownList | undefined> => {
    const source = await sources.get(row.source);
    return (
      source && {
        key: row.key,
        scope: source.scope,
        kind: source.kind.execution.kind,
        parentId: row.parent_id ?? undefined,
        parentCreatedAt: row.parent_created_at ?? undefined,
        parentRun: row.parent_run ?? undefined,
        isLively: row.lively === 1,
        asOf: row.as_of ?? undefined,
        wholeAt: row.whole_at ?? undefined,
        isComplete: row.complete === 1,
        isFinal: row.final === 1,
        pages: row.pages,
        failure: row.failure ?? undefined,
      }
    );
  };

  const listsOf = async (rows: readonly ListsTable[]): Promise<readonly KnownList[]> =>
    (await Promise.all(rows.map(listOf))).filter((list) => list !== undefined);

  return {
    /** All lists, in the order of their keys. */
    async all(): Promise<readonly KnownList[]> {
      return listsOf(await read.selectFrom('lists').selectAll().orderBy('key').execute());
    },

    /** The lists that were saved at or after a moment of an earlier result; 0 for all. */
    async changedSince(moment: number): Promise<ListChanges> {
      const rows = await read
        .selectFrom('lists')
        .selectAll()
        .where('changed_at', '>=', moment)
        .orderBy('changed_at')
        .execute();
      return { lists: await listsOf(rows), moment: rows.at(-1)?.changed_at ?? moment };
    },
  };
};
