import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { lazyPackages } from '../model/lazyPackages';
import { chunksOf } from '../model/groups';
import type { ExecutionRecord } from '../model/record';
import { type ExecutionStatus, storedStatus } from '../model/status';
import { storedMoment } from '../model/time';
import { isSliceOver, nextSlice } from '../model/timeSlice';
import type { Database, DatabaseKind } from './database';
import { textOfRecord } from './recordText';
import type { Source, Sources } from './sources';
import { storedExecution } from './stored';
import type { Tables } from './tables';
import type { Transition } from './transitions';

/*
 * The log of what has changed, in the order in which it was written. It keeps the newest 20,000 events, for a day. A position in it is the
 * number of an event. Writers append one after the other (`lockWrites`), so no smaller number becomes visible after a larger one.
 */

/** An event of the log. Times are epoch milliseconds. */
export interface StoredEvent {
  readonly number: number;
  readonly type: Transition['type'];
  /** In the state of the event, with what the store knew of it then in `seen`. */
  readonly record: ExecutionRecord;
  readonly previousStatus: ExecutionStatus | undefined;
  readonly changedFields: readonly string[];
  /** Those of them that are the same but for sensitive values within. */
  readonly hiddenChanges: readonly string[];
  readonly at: number;
}

/** What the log has. */
export interface EventLog {
  /** Names the log: a position in another one says nothing. */
  readonly id: string;
  /** The events after this number are kept. */
  readonly keptAfter: number;
  /** The number of the newest event, or 0. */
  readonly newest: number;
}

/** So many events are kept at most, for so long. */
const mostEvents = 20_000;
const keptMs = 86_400_000;

const rowsPerStatement = 100;

/** Precedes the names of hidden changes. The name of a field never begins with it. */
const hiddenMark = '*';

const textOfChanges = ({ changedFields, hiddenChanges }: Transition): string =>
  JSON.stringify(changedFields.map((name) => (hiddenChanges.includes(name) ? hiddenMark + name : name)));

const changesOfText = (text: string): Pick<StoredEvent, 'changedFields' | 'hiddenChanges'> => {
  const names = JSON.parse(text) as readonly string[];
  const isHidden = (name: string): boolean => name.startsWith(hiddenMark);
  const nameIn = (name: string): string => (isHidden(name) ? name.slice(hiddenMark.length) : name);
  return { changedFields: names.map(nameIn), hiddenChanges: names.filter(isHidden).map(nameIn) };
};

/** The channel of PostgreSQL on which writers report new events. */
export const eventsChannel = 'execution_gateway_events';

export const newLogId = (): string => randomUUID();

/** Appends events in order, and reports it to other processes once the transaction is committed. */
export const appendEvents = async (
  transaction: Transaction<Tables>,
  kind: DatabaseKind,
  events: readonly Transition[],
  numberOf: (source: Source) => number,
): Promise<void> => {
  if (events.length === 0) return;
  const { sql } = lazyPackages.kysely;
  for (const chunk of chunksOf(events, rowsPerStatement)) {
    const rows = chunk.map((event) => {
      const { record } = event;
      return {
        type: event.type,
        execution: record.id,
        source: numberOf({ scope: record.scope, kind: event.kind }),
        previous_status: event.previousStatus ?? null,
        changed_fields: textOfChanges(event),
        at: event.at,
        first_seen_at: event.firstSeenAt,
        fetched_at: record.fetchedAt.getTime(),
        gone_at: event.goneAt,
        view: record.view.name,
        record: textOfRecord(record),
      };
    });
    await transaction.insertInto('events').values(rows).execute();
  }
  await transaction
    .deleteFrom('events')
    .where('number', '<=', (build) =>
      build.selectFrom('events').select(sql<number>`max(number) - ${sql.lit(mostEvents)}`.as('last')),
    )
    .execute();
  if (kind === 'postgres') await sql`select pg_notify(${eventsChannel}, '')`.execute(transaction);
};

/** Deletes events that are too old. The newest one stays, and shows how far the numbers have come. `now` is in epoch milliseconds. */
export const deleteOldEvents = async (database: Kysely<Tables>, now: number): Promise<void> => {
  const { sql } = lazyPackages.kysely;
  await database
    .deleteFrom('events')
    .where('number', '<=', (build) =>
      build
        .selectFrom('events')
        .select(({ fn }) => fn.max('number').as('last'))
        .where('at', '<', now - keptMs),
    )
    .where('number', '<', (build) => build.selectFrom('events').select(sql<number>`max(number)`.as('newest')))
    .execute();
};

export const createEventReads = ({ read: database }: Pick<Database, 'read'>, sources: Sources) => ({
  async log(): Promise<EventLog> {
    const { id, oldest, newest } = await database
      .selectFrom('event_log')
      .select([
        'event_log.id',
        (build) =>
          build
            .selectFrom('events')
            .select(({ fn }) => fn.min('number').as('min'))
            .as('oldest'),
        (build) =>
          build
            .selectFrom('events')
            .select(({ fn }) => fn.max('number').as('max'))
            .as('newest'),
      ])
      .executeTakeFirstOrThrow();
    return { id, keptAfter: oldest === null ? 0 : oldest - 1, newest: newest ?? 0 };
  },

  /** The first events after a number, in order, but those that this release cannot read; and the number of the last one that was read. */
  async after(
    number: number,
    most: number,
  ): Promise<{ readonly events: readonly StoredEvent[]; readonly readTo: number }> {
    const rows = await database
      .selectFrom('events')
      .selectAll()
      .where('number', '>', number)
      .orderBy('number')
      .limit(most)
      .execute();
    const events: StoredEvent[] = [];
    for (const row of rows) {
      if (isSliceOver()) await nextSlice();
      const stored = await storedExecution(
        { ...row, id: row.execution, last_seen_at: row.fetched_at },
        sources,
      );
      if (!stored) continue;
      events.push({
        number: row.number,
        type: row.type as Transition['type'],
        record: stored.record,
        previousStatus: row.previous_status === null ? undefined : storedStatus(row.previous_status),
        ...changesOfText(row.changed_fields),
        at: storedMoment(row.at),
      });
    }
    return { events, readTo: rows.at(-1)?.number ?? number };
  },
});
