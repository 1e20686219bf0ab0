import type { ExpressionBuilder, Transaction } from 'kysely';
import { lazyPackages } from '../model/lazyPackages';
import { executionStatuses, hasNotEnded } from '../model/status';
import { clockToleranceMs } from '../model/time';
import type { GoneEntry } from './entries';
import type { Source } from './sources';
import { startsLast, type Tables } from './tables';

/** The statuses of executions that have ended when AWS no longer knows them. */
export const unendedStatuses = executionStatuses.filter(hasNotEnded);

const idsPerStatement = 200;

/** No sight of an execution is later than the moment at which it is gone, unless a clock ran ahead. */
const untilMoment = (column: 'first_seen_at' | 'last_seen_at', at: number) => {
  const { sql } = lazyPackages.kysely;
  return sql<number>`case when ${sql.ref(column)} > ${at} then ${at} else ${sql.ref(column)} end`;
};

/** The executions that are not gone become gone at a moment. How those have ended that were under way, is not known. */
const become = (database: Transaction<Tables>, at: number) => {
  const { sql } = lazyPackages.kysely;
  return database
    .updateTable('executions')
    .set({
      gone_at: at,
      first_seen_at: untilMoment('first_seen_at', at),
      last_seen_at: untilMoment('last_seen_at', at),
      status: sql<string>`case when status in (${sql.join(unendedStatuses)}) then 'UNKNOWN' else status end`,
      started_order: sql<number | null>`nullif(started_order, ${sql.lit(startsLast)})`,
    })
    .where('gone_at', 'is', null);
};

/** True for executions that AWS has not returned since a moment. A time of the future does not show that it has. */
const seenUntil = (
  build: ExpressionBuilder<Tables, 'executions'>,
  until: '<' | '<=',
  moment: number,
  now: number,
) => build.or([build('last_seen_at', until, moment), build('last_seen_at', '>', now + clockToleranceMs)]);

type Update = ReturnType<typeof become>;

/** A row that was updated, with its new status. */
interface UpdatedRow {
  readonly number: number;
  readonly status: string;
}

/** Executions that have become gone at a moment, and may have been under way before: their numbers. */
export interface GoneExecutions {
  readonly at: number;
  readonly numbers: readonly number[];
}
type Parents = 'id' | 'parent_id';

/** The executions of an entry become gone, and those beneath them, as far as AWS has not returned these later. */
const apply = async (
  database: Transaction<Tables>,
  column: Parents,
  ids: readonly string[],
  at: number,
  now: number,
  narrow: (update: Update) => Update,
): Promise<readonly UpdatedRow[]> => {
  const updated: UpdatedRow[] = [];
  for (let start = 0; start < ids.length; start += idsPerStatement) {
    const chunk = ids.slice(start, start + idsPerStatement);
    const gone = await narrow(become(database, at).where(column, 'in', chunk))
      .returning(['number', 'status'])
      .execute();
    if (gone.length === 0) continue;
    const beneath = await become(database, at)
      .where('parent_id', 'in', (build) =>
        build
          .selectFrom('executions as parents')
          .select('parents.id')
          .where(`parents.${column}`, 'in', chunk)
          .where('parents.gone_at', '=', at),
      )
      .where((build) => seenUntil(build, '<=', at, now))
      .returning(['number', 'status'])
      .execute();
    updated.push(...gone, ...beneath);
  }
  return updated;
};

/**
 * Writes in order that AWS no longer knows executions. An execution that AWS has returned later stays, so these entries
 * may be written after newer answers. `now` is in epoch milliseconds. Returns which executions have changed, by entry, of those whose status
 * is UNKNOWN now; empty where nothing has changed.
 */
export const writeGone = async (
  database: Transaction<Tables>,
  entries: readonly GoneEntry[],
  numberOf: (source: Source) => number,
  now: number,
): Promise<readonly GoneExecutions[]> => {
  const gone: GoneExecutions[] = [];
  for (const entry of entries) {
    const { at } = entry;
    const untilThen = (update: Update): Update => update.where((build) => seenUntil(build, '<=', at, now));
    const updated = await (entry.type === 'gone'
      ? apply(database, 'id', entry.ids, at, now, untilThen)
      : entry.type === 'parentsGone'
        ? apply(database, 'parent_id', entry.parentIds, at, now, untilThen)
        : apply(database, 'parent_id', [entry.parentId], at, now, (update) =>
            update
              .where('source', '=', numberOf(entry.source))
              .where((build) => seenUntil(build, '<', entry.since, now)),
          ));
    if (updated.length === 0) continue;
    const unknown = updated.filter(({ status }) => status === 'UNKNOWN');
    gone.push({ at, numbers: unknown.map(({ number }) => number) });
  }
  return gone;
};
