import type { Insertable, Transaction } from 'kysely';
import type { ExecutionKindSpec } from '../kinds';
import { groupedBy } from '../model/groups';
import { lazyPackages } from '../model/lazyPackages';
import type { ExecutionRecord } from '../model/record';
import type { Database } from './database';
import type { Entry, GoneEntry, ListEntry, SeenEntry, StoredChange } from './entries';
import { writeGone } from './gone';
import { sourceOfList, writeLists } from './lists';
import { mergeRecords } from './merge';
import { textOfRecord, withoutWithheld } from './recordText';
import { rowOf } from './row';
import type { Source, Sources } from './sources';
import { recordOfRow, storedColumns, type StoredRow } from './stored';
import type { ChangesTable, ExecutionsTable, RecordsTable, Tables } from './tables';

/** Rows per statement: a larger statement would take longer to build than the event loop should wait. */
const rowsPerStatement = 50;

/** The key of the lock in PostgreSQL that lets replicas write one after the other. Any number that others do not use. */
const lockKey = 7_305_124_118;

/** What is stored of one execution while a batch is applied. */
interface State {
  readonly number: number | undefined;
  readonly record: ExecutionRecord;
  readonly firstSeenAt: number;
  readonly goneAt: number | null;
  readonly changes: readonly StoredChange[];
}

const apply = (state: State | undefined, { record: seen, past }: SeenEntry): State => {
  const seenAt = seen.fetchedAt.getTime();
  if (!state) {
    return { number: undefined, record: seen, firstSeenAt: seenAt, goneAt: null, changes: [], ...past };
  }
  const { record: known } = state;
  const record = mergeRecords(known, seen);
  const change = { at: seenAt, previous_status: known.status, status: record.status };
  return {
    ...state,
    record,
    goneAt: state.goneAt !== null && seenAt > state.goneAt ? null : state.goneAt,
    changes: known.status === record.status ? state.changes : [...state.changes, change],
  };
};

const chunksOf = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / rowsPerStatement) }, (_, index) =>
    items.slice(index * rowsPerStatement, (index + 1) * rowsPerStatement),
  );

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
  'search_text',
  'sensitive_text',
] as const;

const readStates = async (database: Transaction<Tables>, ids: readonly string[], sources: Sources) => {
  const states = new Map<string, { readonly state: State; readonly row: StoredRow }>();
  for (const chunk of chunksOf(ids)) {
    const rows = await database
      .selectFrom('executions')
      .innerJoin('records', 'records.number', 'executions.number')
      .select([...storedColumns])
      .where('executions.id', 'in', [...chunk])
      .execute();
    for (const row of rows) {
      const record = await recordOfRow(row, sources);
      if (!record) continue;
      const { number, first_seen_at: firstSeenAt, gone_at: goneAt } = row;
      states.set(row.id, { state: { number, record, firstSeenAt, goneAt, changes: [] }, row });
    }
  }
  return states;
};

type Executions = Insertable<ExecutionsTable>;

/** Inserts or updates the rows. Returns their numbers by id. */
const upsertExecutions = async (
  database: Transaction<Tables>,
  rows: readonly Executions[],
): Promise<ReadonlyMap<string, number>> => {
  const numbers = new Map<string, number>();
  for (const chunk of chunksOf(rows)) {
    const written = await database
      .insertInto('executions')
      .values([...chunk])
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((row) =>
            Object.fromEntries(updated.map((name) => [name, row.ref(`excluded.${name}`)])),
          ),
      )
      .returning(['id', 'number'])
      .execute();
    for (const { id, number } of written) numbers.set(id, number);
  }
  return numbers;
};

const upsertRecords = async (database: Transaction<Tables>, rows: readonly RecordsTable[]): Promise<void> => {
  for (const chunk of chunksOf(rows)) {
    await database
      .insertInto('records')
      .values([...chunk])
      .onConflict((conflict) =>
        conflict.column('number').doUpdateSet((row) => ({
          view: row.ref('excluded.view'),
          record: row.ref('excluded.record'),
        })),
      )
      .execute();
  }
};

/** Adds changes behind those that are stored. */
const appendChanges = async (
  database: Transaction<Tables>,
  changes: readonly (Pick<ChangesTable, 'number'> & { readonly changes: State['changes'] })[],
): Promise<void> => {
  for (const chunk of chunksOf(changes)) {
    const last = await database
      .selectFrom('changes')
      .select((row) => ['number', row.fn.max('sequence').as('sequence')])
      .where(
        'number',
        'in',
        chunk.map(({ number }) => number),
      )
      .groupBy('number')
      .execute();
    const sequences = new Map(last.map(({ number, sequence }) => [number, sequence]));
    const rows = chunk.flatMap(({ number, changes: some }) =>
      some.map((change, index) => ({
        ...change,
        number,
        sequence: (sequences.get(number) ?? 0) + index + 1,
      })),
    );
    await database.insertInto('changes').values(rows).execute();
  }
};

/** Sets the time of executions that have not changed otherwise, which are most of those that are read again. */
const touch = async (
  database: Transaction<Tables>,
  rows: readonly { readonly number: number; readonly lastSeenAt: number }[],
): Promise<void> => {
  for (const group of groupedBy(rows, ({ lastSeenAt }) => String(lastSeenAt)).values()) {
    for (const chunk of chunksOf(group)) {
      await database
        .updateTable('executions')
        .set({ last_seen_at: chunk[0]?.lastSeenAt ?? 0 })
        .where(
          'number',
          'in',
          chunk.map(({ number }) => number),
        )
        .execute();
    }
  }
};

/** Writes answers of AWS, each merged with what is stored and what came before. Returns false where nothing has changed. */
const writeSeen = async (
  transaction: Transaction<Tables>,
  sources: Sources,
  entries: readonly SeenEntry[],
  numberOf: (source: Source) => number,
  keepSensitive: boolean,
): Promise<boolean> => {
  const kept = (record: ExecutionRecord): ExecutionRecord =>
    keepSensitive ? record : withoutWithheld(record);
  const stored = await readStates(transaction, [...new Set(entries.map(({ record }) => record.id))], sources);
  const states = new Map<string, { readonly state: State; readonly kind: ExecutionKindSpec }>();
  for (const entry of entries) {
    const { id } = entry.record;
    const known = states.get(id)?.state ?? stored.get(id)?.state;
    const reduced = known && { ...known, record: kept(known.record) };
    const state = apply(reduced, { ...entry, record: kept(entry.record) });
    states.set(id, { state, kind: entry.kind });
  }
  const all = [...states].map(([id, { state, kind }]) => {
    const row = stored.get(id)?.row;
    const text = textOfRecord(state.record);
    const lastSeenAt = state.record.fetchedAt.getTime();
    const isSame =
      row?.record === text && row.view === state.record.view.name && row.gone_at === state.goneAt;
    return { id, state, kind, text, isSame, lastSeenAt, isNewer: lastSeenAt !== row?.last_seen_at };
  });
  const touched = all.filter(({ isSame, isNewer }) => isSame && isNewer);
  await touch(
    transaction,
    touched.flatMap(({ state: { number }, lastSeenAt }) =>
      number === undefined ? [] : { number, lastSeenAt },
    ),
  );
  const changed = all.filter(({ isSame }) => !isSame);
  const numbers = await upsertExecutions(
    transaction,
    changed.map(({ state, kind, lastSeenAt }) => ({
      ...rowOf(state.record, kind, state.goneAt),
      source: numberOf({ scope: state.record.scope, kind }),
      first_seen_at: state.firstSeenAt,
      last_seen_at: lastSeenAt,
      gone_at: state.goneAt,
    })),
  );
  const numbered = changed.map((one) => ({ ...one, number: numbers.get(one.id) ?? 0 }));
  await upsertRecords(
    transaction,
    numbered.map(({ number, state, text }) => ({ number, view: state.record.view.name, record: text })),
  );
  await appendChanges(
    transaction,
    numbered.flatMap(({ number, state: { changes } }) => (changes.length > 0 ? { number, changes } : [])),
  );
  return touched.length + changed.length > 0;
};

const sourcesOf = (entry: Entry): readonly Source[] => {
  switch (entry.type) {
    case 'seen':
      return [{ scope: entry.record.scope, kind: entry.kind }];
    case 'unseen':
      return [entry.source];
    case 'list':
      return [sourceOfList(entry.list)];
    default:
      return [];
  }
};

const isSeen = (entry: Entry): entry is SeenEntry => entry.type === 'seen';
const isOfList = (entry: Entry): entry is ListEntry => entry.type === 'list' || entry.type === 'removedList';
const isGone = (entry: Entry): entry is GoneEntry => !isSeen(entry) && !isOfList(entry);

/**
 * Writes all entries, or none: answers of AWS first, then what is gone, then lists, each in order. Returns false where
 * nothing has changed. Rejects with the error of the database.
 */
export const writeBatch = async (
  { kind, write }: Database,
  sources: Sources,
  entries: readonly Entry[],
  keepSensitive: boolean,
): Promise<boolean> => {
  const { sql } = lazyPackages.kysely;
  return write.transaction().execute(async (transaction) => {
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${lockKey})`.execute(transaction);
    const numberOf = await sources.ensure(transaction, entries.flatMap(sourcesOf));
    const lists = entries.filter(isOfList);
    const isSeenChanged = await writeSeen(
      transaction,
      sources,
      entries.filter(isSeen),
      numberOf,
      keepSensitive,
    );
    const isGoneChanged = await writeGone(transaction, entries.filter(isGone), numberOf);
    await writeLists(transaction, kind, lists, numberOf);
    return isSeenChanged || isGoneChanged || lists.length > 0;
  });
};
