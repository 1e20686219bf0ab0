import type { Insertable, Kysely, Transaction } from 'kysely';
import { executionKindNamed } from '../kinds';
import { chunksOf } from '../model/groups';
import { lazyPackages } from '../model/lazyPackages';
import type { Scope } from '../model/scope';
import { clockToleranceMs } from '../model/time';
import type { Database, DatabaseKind } from './database';
import type { ListEntry } from './entries';
import type { Source, Sources } from './sources';
import type { ListsTable, Tables } from './tables';

/** The object that a list belongs to. */
export interface ListParent {
  /** Its global id. */
  readonly id: string;
  /** The key of the list that has it. */
  readonly list: string;
  /** When AWS says that it was created, in epoch milliseconds. */
  readonly createdAt?: number | undefined;
  /** The id of the lifecycle run that it names, if it is an image. */
  readonly run?: string | undefined;
  /** True while it is under way. */
  readonly isLively: boolean;
}

/** How a list was read. Times are epoch milliseconds. */
export interface ListRead {
  /** When AWS returned its oldest page. */
  readonly asOf: number;
  /** When it was last read, its first pages alone or all of it. -Infinity where what was read is not to be trusted. */
  readonly checkedAt: number;
  /** When it was last read from begin to end. */
  readonly wholeAt: number;
  readonly pages: number;
  /** True where something in it was under way. */
  readonly isVolatile: boolean;
  /** True where AWS's answer can no longer change. */
  readonly isFinal: boolean;
  /**
   * When its newest execution has started, in epoch milliseconds; where AWS returns no times, when it was last seen with an
   * execution, or read for the first time. Undefined for a list of objects.
   */
  readonly newestStart?: number | undefined;
  /** Its first pages hold all that has changed since, down to the item with this id. Undefined where they may not. */
  readonly changesDownTo?: string | undefined;
}

/** What is stored of one list of AWS. */
export interface StoredList {
  /** Unique: that of the question to AWS. */
  readonly key: string;
  readonly scope: Scope;
  /** The kind of its executions, a value of `ExecutionKind`. For a list of parents, the first kind beneath these. */
  readonly kind: string;
  /** Undefined for a list of a whole scope. */
  readonly parent?: ListParent | undefined;
  /** Undefined where it was never read to its end. */
  readonly read?: ListRead | undefined;
  /** The code and message of the error of the last try, and when that was; undefined where it succeeded. */
  readonly failure?: { readonly reason: string; readonly at: number } | undefined;
}

/** A list of a whole scope that was forgotten with all lists beneath it, since nothing had read it for `keepDays`. */
export interface ForgottenList {
  readonly key: string;
  /** When, in epoch milliseconds. What was read since is known. */
  readonly at: number;
}

/** What has changed of lists, and the moment to ask with next. */
export interface ListChanges {
  readonly lists: readonly StoredList[];
  readonly forgotten: readonly ForgottenList[];
  /** The keys of lists that no longer exist. */
  readonly removed: readonly string[];
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
export const sourceOfList = ({ scope, kind: name }: StoredList): Source => {
  const kind = executionKindNamed(name);
  if (!kind) throw new TypeError(`${name} is no kind of execution.`);
  return { scope, kind };
};

/** No column holds -Infinity. */
const finite = (moment: number | undefined): number | null =>
  moment !== undefined && Number.isFinite(moment) ? moment : null;

type Row = Omit<Insertable<ListsTable>, 'changed_at'>;

/** When a list was last read, or could not be. */
const triedAt = ({ read, failure }: Pick<StoredList, 'read' | 'failure'>): number | undefined =>
  failure ? Math.max(failure.at, read?.checkedAt ?? -Infinity) : read?.checkedAt;

const placeColumns = ['parent_created_at', 'parent_run', 'lively', 'removed', 'changed_at'] as const;

const readColumns = [
  'as_of',
  'checked_at',
  'whole_at',
  'pages',
  'volatile',
  'final',
  'newest_start',
  'changes_down_to',
  'failure',
  'tried_at',
  'changed_at',
] as const;

/** What is stored of a list that was never read. */
export const unreadColumns = Object.fromEntries(
  readColumns.flatMap((name) => (name === 'changed_at' ? [] : [[name, null]])),
) as Readonly<Record<Exclude<(typeof readColumns)[number], 'changed_at'>, null>>;

const rowOfList = (list: StoredList, source: number): Row => {
  const { key, parent, read, failure } = list;
  return {
    key,
    source,
    parent_id: parent?.id ?? null,
    parent_list: parent?.list ?? null,
    parent_created_at: parent?.createdAt ?? null,
    parent_run: parent?.run ?? null,
    lively: parent ? Number(parent.isLively) : null,
    as_of: read?.asOf ?? null,
    checked_at: finite(read?.checkedAt),
    whole_at: read?.wholeAt ?? null,
    pages: read?.pages ?? null,
    volatile: read ? Number(read.isVolatile) : null,
    final: read ? Number(read.isFinal) : null,
    newest_start: read?.newestStart ?? null,
    changes_down_to: read?.changesDownTo ?? null,
    failure: failure?.reason ?? null,
    tried_at: finite(triedAt(list)),
    removed: 0,
  };
};

/** What is to be written of one list. */
interface ListNews {
  readonly isRemoved: boolean;
  readonly placed?: StoredList | undefined;
  readonly read?: StoredList | undefined;
}

/** The news of each list. What came before its removal does not matter. */
const newsByKey = (entries: readonly ListEntry[]): ReadonlyMap<string, ListNews> => {
  const news = new Map<string, ListNews>();
  for (const entry of entries) {
    if (entry.type === 'removedList') {
      news.set(entry.key, { isRemoved: true });
      continue;
    }
    const { list } = entry;
    const known = news.get(list.key) ?? { isRemoved: false };
    news.set(list.key, entry.type === 'placedList' ? { ...known, placed: list } : { ...known, read: list });
  }
  return news;
};

type ListDatabase = Transaction<Tables>;

/** Replicas learn of removed lists from their rows. SQLite belongs to one process. */
export const removeLists = async (
  database: ListDatabase,
  kind: DatabaseKind,
  keys: readonly string[],
): Promise<void> => {
  for (const chunk of chunksOf(keys, rowsPerStatement)) {
    if (kind === 'sqlite') await database.deleteFrom('lists').where('key', 'in', chunk).execute();
    else {
      await database
        .updateTable('lists')
        .set({ ...unreadColumns, removed: 1, changed_at: databaseNow(kind) })
        .where('key', 'in', chunk)
        .execute();
    }
  }
};

/**
 * Writes what is known of lists at a moment, in epoch milliseconds. Where two replicas have read a list, the later reading stays, unless
 * it is of the future; and which object a list belongs to says nothing about how it was read.
 */
export const writeLists = async (
  database: ListDatabase,
  kind: DatabaseKind,
  entries: readonly ListEntry[],
  numberOf: (source: Source) => number,
  now: number,
): Promise<void> => {
  if (entries.length === 0) return;
  const { sql } = lazyPackages.kysely;
  const news = newsByKey(entries);
  const all = [...news.values()];
  const insert = (lists: readonly StoredList[]) =>
    database.insertInto('lists').values(
      lists.map((list) => ({
        ...rowOfList(list, numberOf(sourceOfList(list))),
        changed_at: databaseNow(kind),
      })),
    );
  await removeLists(
    database,
    kind,
    [...news].flatMap(([key, { isRemoved }]) => (isRemoved ? key : [])),
  );
  for (const chunk of chunksOf(
    all.flatMap(({ placed }) => placed ?? []),
    rowsPerStatement,
  )) {
    await insert(chunk)
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((row) => ({
          ...Object.fromEntries(placeColumns.map((name) => [name, row.ref(`excluded.${name}`)])),
          // What has ended may run again, as an image whose build is retried.
          final: sql<number>`case when excluded.lively = 1 then 0 else lists.final end`,
        })),
      )
      .execute();
  }
  for (const chunk of chunksOf(
    all.flatMap(({ read }) => read ?? []),
    rowsPerStatement,
  )) {
    await insert(chunk)
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet((row) =>
            Object.fromEntries(readColumns.map((name) => [name, row.ref(`excluded.${name}`)])),
          )
          .where((build) =>
            build.or([
              build('lists.tried_at', 'is', null),
              build('excluded.tried_at', '>=', build.ref('lists.tried_at')),
              build('lists.tried_at', '>', now + clockToleranceMs),
            ]),
          ),
      )
      .execute();
  }
};

const parentOf = (row: ListsTable): ListParent | undefined =>
  row.parent_id === null || row.parent_list === null
    ? undefined
    : {
        id: row.parent_id,
        list: row.parent_list,
        createdAt: row.parent_created_at ?? undefined,
        run: row.parent_run ?? undefined,
        isLively: row.lively === 1,
      };

const readOf = (row: ListsTable): ListRead | undefined =>
  row.as_of === null || row.whole_at === null
    ? undefined
    : {
        asOf: row.as_of,
        checkedAt: row.checked_at ?? -Infinity,
        wholeAt: row.whole_at,
        pages: row.pages ?? 1,
        isVolatile: row.volatile === 1,
        isFinal: row.final === 1,
        newestStart: row.newest_start ?? undefined,
        changesDownTo: row.changes_down_to ?? undefined,
      };

/** What a list of a whole scope lacks that was forgotten. One that could not be read has a failure. */
const forgottenColumns = ['parent_list', 'as_of', 'failure'] as const;

const isForgotten = (row: ListsTable): boolean =>
  row.removed === 0 && forgottenColumns.every((name) => row[name] === null);

export const createLists = ({ read, scan }: Database, sources: Sources) => {
  /** Undefined for a kind that this release does not know. */
  const listOf = async (row: ListsTable): Promise<StoredList | undefined> => {
    const source = await sources.get(row.source);
    return (
      source && {
        key: row.key,
        scope: source.scope,
        kind: source.kind.execution.kind,
        parent: parentOf(row),
        read: readOf(row),
        failure: row.failure === null ? undefined : { reason: row.failure, at: row.tried_at ?? 0 },
      }
    );
  };

  const rowsSince = (database: Kysely<Tables>, moment: number) =>
    database
      .selectFrom('lists')
      .selectAll()
      .where('changed_at', '>=', moment)
      .orderBy('changed_at')
      .orderBy('key');

  const changesOf = async (rows: readonly ListsTable[], moment: number): Promise<ListChanges> => {
    const known = rows.filter((row) => row.removed === 0 && !isForgotten(row));
    const lists = await Promise.all(known.map(listOf));
    return {
      lists: lists.filter((list) => list !== undefined),
      forgotten: rows.filter(isForgotten).map(({ key, tried_at }) => ({ key, at: tried_at ?? 0 })),
      removed: rows.filter(({ removed }) => removed === 1).map(({ key }) => key),
      moment: rows.at(-1)?.changed_at ?? moment,
    };
  };

  return {
    /** What was written at or after a moment of an earlier result, in the order in which it was; 0 for all. */
    async changedSince(moment: number): Promise<ListChanges> {
      return changesOf(await rowsSince(moment === 0 ? scan : read, moment).execute(), moment);
    },
    /** The same, of forgotten lists alone. */
    async forgottenSince(moment: number): Promise<ListChanges> {
      const rows = await rowsSince(read, moment)
        .where((build) => build.and(forgottenColumns.map((name) => build(name, 'is', null))))
        .where('removed', '=', 0)
        .execute();
      return changesOf(rows, moment);
    },
  };
};
