import type { Transaction } from 'kysely';
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ExecutionKindSpec } from '../kinds';
import { chunksOf } from '../model/groups';
import { lazyPackages } from '../model/lazyPackages';
import { type ExecutionRecord, isFromLog } from '../model/record';
import { isOfFuture } from '../model/time';
import type { Database, DatabaseKind } from './database';
import type { Entry, GoneEntry, ListEntry, LogSourceEntry, SeenEntry, StoredChange } from './entries';
import { appendChanges, deleteChanges, readChanges } from './changes';
import { appendEvents } from './events';
import { type GoneExecutions, writeGone } from './gone';
import { sourceOfList, writeLists } from './lists';
import { hasFuture, withoutFuture } from './futureTimes';
import { writeLogSources } from './storedLogSources';
import { mergeRecords } from './merge';
import { mergePast } from './mergePast';
import { textOfRecord, withoutWithheld } from './recordText';
import { executionKindOf, rowOf } from './row';
import type { Source, Sources } from './sources';
import { recordOfRow, storedColumns, type StoredRow } from './stored';
import type { Tables } from './tables';
import { type Transition, transitionOf } from './transitions';

/** Rows per statement: a larger statement would take longer to build than the event loop should wait. */
const rowsPerStatement = 100;

/** The key of the lock in PostgreSQL that lets replicas write one after the other. Any number that others do not use. */
const lockKey = 7_305_124_118;

/** Lets a transaction write alone, until it ends. */
export const lockWrites = async (transaction: Transaction<Tables>, kind: DatabaseKind): Promise<void> => {
  if (kind === 'postgres')
    await lazyPackages.kysely.sql`select pg_advisory_xact_lock(${lockKey})`.execute(transaction);
};

const seenAtOf = ({ record }: SeenEntry): number => record.fetchedAt.getTime();

/** What is stored of one execution while a batch is applied. */
interface State {
  readonly number: number | undefined;
  readonly record: ExecutionRecord;
  readonly firstSeenAt: number;
  readonly goneAt: number | null;
  /** Those to append, or where `isWhole` all. */
  readonly changes: readonly StoredChange[];
  readonly isWhole: boolean;
}

/** True for an answer that is newer than the news that AWS no longer knows the execution. */
const isSeenSince = (goneAt: number | null, seenAt: number, now: number): boolean =>
  goneAt !== null && (seenAt > goneAt || isOfFuture(goneAt, now));

/** AWS's API no longer knows what comes from the log. */
const withGone = (state: State): State =>
  isFromLog(state.record) ? { ...state, goneAt: state.goneAt ?? state.record.fetchedAt.getTime() } : state;

/** Since when AWS's API is known not to know an execution. The time of one from the log says nothing about that. */
const goneAtOf = ({ record, goneAt }: State): number | null => (isFromLog(record) ? null : goneAt);

const apply = (state: State | undefined, entry: SeenEntry, now: number): State => {
  const applied = withGone(applyEntry(state && { ...state, goneAt: goneAtOf(state) }, entry, now));
  // The first time stays.
  return state && isFromLog(state.record) && isFromLog(applied.record)
    ? { ...applied, goneAt: state.goneAt }
    : applied;
};

const applyEntry = (stored: State | undefined, { record: seen, past }: SeenEntry, now: number): State => {
  const seenAt = seen.fetchedAt.getTime();
  if (!stored) {
    const unknown = { firstSeenAt: seenAt, goneAt: null, changes: [] };
    return { number: undefined, record: seen, isWhole: true, ...(past ?? unknown) };
  }
  const state = withoutFuture(stored, past ? now : seenAt, now);
  const { record: known } = state;
  const record = mergeRecords(known, seen, state.goneAt);
  if (past) return { ...state, record, ...mergePast(state, { record: seen, ...past }) };
  const change = { at: seenAt, previous_status: known.status, status: record.status };
  return {
    ...state,
    record,
    // That an execution is in the log does not say that AWS's API knows it.
    goneAt: isSeenSince(stored.goneAt, seenAt, now) && !isFromLog(seen) ? null : stored.goneAt,
    changes: known.status === record.status ? state.changes : [...state.changes, change],
  };
};

/** The columns that an update sets to the values of the new row. */
const updated = [
  'status',
  'name',
  'parent_id',
  'started_order',
  'ended_at',
  'duration',
  'last_seen_at',
  'gone_at',
  'user_name',
  'file_name',
  'file_base',
  'logged',
  'search_text',
  'sensitive_text',
] as const;

/** The rows of executions by id, as far as they are stored. */
const readRows = async (
  database: Transaction<Tables>,
  ids: readonly string[],
): Promise<Map<string, StoredRow>> => {
  const found = new Map<string, StoredRow>();
  for (const chunk of chunksOf(ids, rowsPerStatement)) {
    const rows = await database
      .selectFrom('executions')
      .innerJoin('records', 'records.number', 'executions.number')
      .select([...storedColumns])
      .where('executions.id', 'in', [...chunk])
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
};

/** True where a record is the same as that of a row. To compare the texts takes less time than to parse one. */
const isSame = (row: StoredRow, record: ExecutionRecord): boolean =>
  row.view === record.view.name && row.record === textOfRecord(record);

/** What is written of an execution that is new or has changed. */
interface Changed {
  readonly state: State;
  readonly kind: ExecutionKindSpec;
}

/** Inserts or updates executions and their records. Returns the numbers of the executions by id. */
const upsert = async (
  database: Transaction<Tables>,
  changed: readonly Changed[],
  numberOf: (source: Source) => number,
): Promise<ReadonlyMap<string, number>> => {
  const { sql } = lazyPackages.kysely;
  const numbers = new Map<string, number>();
  for (const chunk of chunksOf(changed, rowsPerStatement)) {
    const written = await database
      .insertInto('executions')
      .values(
        chunk.map(({ state: { record, firstSeenAt, goneAt }, kind }) => ({
          ...rowOf(record, kind, goneAt),
          source: numberOf({ scope: record.scope, kind }),
          first_seen_at: firstSeenAt,
          last_seen_at: record.fetchedAt.getTime(),
          gone_at: goneAt,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((row) => ({
          ...Object.fromEntries(updated.map((name) => [name, row.ref(`excluded.${name}`)])),
          first_seen_at: sql<number>`case when excluded.first_seen_at < executions.first_seen_at then excluded.first_seen_at else executions.first_seen_at end`,
        })),
      )
      .returning(['id', 'number'])
      .execute();
    for (const { id, number } of written) numbers.set(id, number);
    const records = chunk.map(({ state: { record } }) => ({
      number: numbers.get(record.id) ?? 0,
      view: record.view.name,
      record: textOfRecord(record),
    }));
    await database
      .insertInto('records')
      .values(records)
      .onConflict((conflict) =>
        conflict.column('number').doUpdateSet((row) => ({
          view: row.ref('excluded.view'),
          record: row.ref('excluded.record'),
        })),
      )
      .execute();
  }
  return numbers;
};

/** Sets the time of executions that have not changed otherwise, which are most of those that are read again. */
const touch = async (
  database: Transaction<Tables>,
  rows: readonly { readonly number: number; readonly lastSeenAt: number }[],
): Promise<void> => {
  if (rows.length === 0) return;
  const { sql } = lazyPackages.kysely;
  const values = rows.map(
    ({ number, lastSeenAt }) => sql`(cast(${number} as bigint), cast(${lastSeenAt} as bigint))`,
  );
  await database
    .updateTable('executions')
    .from(sql<{ column1: number; column2: number }>`(values ${sql.join(values)})`.as('seen'))
    .set({ last_seen_at: sql.ref<number>('seen.column2') })
    .whereRef('executions.number', '=', 'seen.column1')
    .execute();
};

/** What a batch has changed. */
interface Written {
  readonly isChanged: boolean;
  readonly transitions: readonly Transition[];
}

/** Writes answers of AWS, each merged with what is stored and what came before. */
const writeSeen = async (
  transaction: Transaction<Tables>,
  sources: Sources,
  entries: readonly SeenEntry[],
  numberOf: (source: Source) => number,
  keepSensitive: boolean,
  now: number,
): Promise<Written> => {
  const transitions: Transition[] = [];
  const kept = (record: ExecutionRecord): ExecutionRecord =>
    keepSensitive ? record : withoutWithheld(record);
  const rows = await readRows(transaction, [...new Set(entries.map(({ record }) => record.id))]);
  const imported = new Set(
    entries.flatMap(({ past, record: { id } }) => (past && rows.get(id)?.number) ?? []),
  );
  const storedChanges = await readChanges(transaction, [...imported]);
  const stateOf = async (row: StoredRow | undefined): Promise<State | undefined> => {
    const record = row && (await recordOfRow(row, sources));
    if (!record) return undefined;
    const { number, first_seen_at: firstSeenAt, gone_at: goneAt } = row;
    const changes = storedChanges.get(number) ?? [];
    return { number, record: kept(record), firstSeenAt, goneAt, changes, isWhole: imported.has(number) };
  };
  const states = new Map<string, Changed>();
  const seenAgain = new Map<string, StoredRow>();
  for (const [index, one] of entries.entries()) {
    if (index % rowsPerStatement === 0) await setImmediate();
    const { id } = one.record;
    const entry = { ...one, record: kept(one.record) };
    const row = seenAgain.get(id) ?? rows.get(id);
    const known = states.get(id)?.state;
    const isRepeated = row?.gone_at === null && !known && !entry.past && !hasFuture(row, now);
    if (isRepeated && isSame(row, entry.record)) {
      const lastSeenAt = Math.max(row.last_seen_at, entry.record.fetchedAt.getTime());
      seenAgain.set(id, { ...row, last_seen_at: lastSeenAt });
    } else {
      const before = known ?? (await stateOf(row));
      const state = apply(before, entry, now);
      states.set(id, { state, kind: entry.kind });
      const transition = entry.past
        ? undefined
        : transitionOf(entry.kind, before, state, seenAtOf(entry), now);
      if (transition) transitions.push(transition);
    }
  }
  for (const [id, { state }] of states) {
    const row = rows.get(id);
    const { record, goneAt, firstSeenAt, changes, isWhole } = state;
    if (row?.gone_at !== goneAt || !isSame(row, record) || row.first_seen_at !== firstSeenAt) continue;
    if (isWhole && !isDeepStrictEqual(changes, storedChanges.get(row.number) ?? [])) continue;
    states.delete(id);
    seenAgain.set(id, { ...row, last_seen_at: record.fetchedAt.getTime() });
  }
  const touched = [...seenAgain].flatMap(([id, { number, last_seen_at: lastSeenAt }]) =>
    lastSeenAt === rows.get(id)?.last_seen_at ? [] : { number, lastSeenAt },
  );
  await touch(transaction, touched);
  const changed = [...states.values()];
  const numbers = await upsert(transaction, changed, numberOf);
  await deleteChanges(
    transaction,
    changed.flatMap(({ state: { number, isWhole } }) => (isWhole ? (number ?? []) : [])),
  );
  await appendChanges(
    transaction,
    changed.flatMap(({ state: { record, changes } }) =>
      changes.length > 0 ? { number: numbers.get(record.id) ?? 0, changes } : [],
    ),
  );
  return { isChanged: touched.length + changed.length > 0, transitions };
};

/** The ends of executions that were under way when AWS no longer knew them. */
const transitionsOfGone = async (
  transaction: Transaction<Tables>,
  sources: Sources,
  gone: readonly GoneExecutions[],
  now: number,
): Promise<readonly Transition[]> => {
  const transitions: Transition[] = [];
  for (const { at, numbers } of gone) {
    for (const chunk of chunksOf(numbers, rowsPerStatement)) {
      const rows = await transaction
        .selectFrom('executions')
        .innerJoin('records', 'records.number', 'executions.number')
        .select([...storedColumns])
        .where('executions.number', 'in', chunk)
        .orderBy('executions.number')
        .execute();
      for (const row of rows) {
        const record = await recordOfRow(row, sources);
        const kind = record && executionKindOf(record);
        if (!kind) continue;
        const before = { record, firstSeenAt: row.first_seen_at, goneAt: null };
        const transition = transitionOf(kind, before, { ...before, goneAt: at }, at, now);
        if (transition) transitions.push(transition);
      }
    }
  }
  return transitions;
};

const sourcesOf = (entry: Entry): readonly Source[] => {
  switch (entry.type) {
    case 'seen':
      return [{ scope: entry.record.scope, kind: entry.kind }];
    case 'unseen':
      return [entry.source];
    case 'placedList':
    case 'readList':
      return [sourceOfList(entry.list)];
    default:
      return [];
  }
};

const isSeen = (entry: Entry): entry is SeenEntry => entry.type === 'seen';
const isOfList = (entry: Entry): entry is ListEntry =>
  entry.type === 'placedList' || entry.type === 'readList' || entry.type === 'removedList';
const isOfLog = (entry: Entry): entry is LogSourceEntry => entry.type === 'logSource';
const isGone = (entry: Entry): entry is GoneEntry => !isSeen(entry) && !isOfList(entry) && !isOfLog(entry);

export interface BatchOutcome {
  /** False where nothing has changed. */
  readonly isChanged: boolean;
  /** True where events were appended to the log. */
  readonly hasEvents: boolean;
}

/**
 * Writes all entries, or none: answers of AWS first, then what is gone, then lists and log groups, each in order. `now` is in epoch
 * milliseconds: what is stored with a later time is older than every entry. Rejects with the error of the database.
 */
export const writeBatch = (
  { kind, write }: Database,
  sources: Sources,
  entries: readonly Entry[],
  keepSensitive: boolean,
  now: number,
): Promise<BatchOutcome> =>
  write.transaction().execute(async (transaction) => {
    await lockWrites(transaction, kind);
    const numberOf = await sources.ensure(transaction, entries.flatMap(sourcesOf));
    const lists = entries.filter(isOfList);
    const seen = await writeSeen(transaction, sources, entries.filter(isSeen), numberOf, keepSensitive, now);
    const gone = await writeGone(transaction, entries.filter(isGone), numberOf, now);
    const ends = await transitionsOfGone(transaction, sources, gone, now);
    const events = [...seen.transitions, ...ends];
    await appendEvents(transaction, kind, events, numberOf);
    await writeLists(transaction, kind, lists, numberOf, now);
    await writeLogSources(transaction, entries.filter(isOfLog));
    return {
      isChanged: seen.isChanged || gone.length > 0 || lists.length > 0,
      hasEvents: events.length > 0,
    };
  });
