import type { Transaction } from 'kysely';
import { lazyPackages } from '../model/lazyPackages';
import type { Database } from './database';
import { deleteOldLogSources } from './storedLogSources';
import { removeOldLists } from './oldLists';
import type { Tables } from './tables';
import { lockWrites } from './writeBatch';

/*
 * Executions that AWS no longer returns are deleted after `keepDays`. Lists of what has ended are not read again, so how
 * long ago AWS has returned an execution does not say whether it still has it:
 *
 * - What AWS is known not to have is deleted `keepDays` after this was learned.
 * - What is in a list of an object that AWS lists stays, however long ago it was read.
 * - Everything else is deleted `keepDays` after AWS has returned it: what was looked up alone, and what is in the lists of a
 *   scope that are no longer read.
 */

const rowsPerStep = 500;
const dayMs = 86_400_000;

/** Replicas that were away for longer read all lists from the store again. */
export const removedListsMs = dayMs;

interface Place {
  readonly firstSeenAt: number;
  readonly number: number;
}

/** The next executions after a place that are older than a moment, and which of them are to be deleted. */
const nextRows = (transaction: Transaction<Tables>, cutoff: number, after: Place) => {
  const { sql } = lazyPackages.kysely;
  return transaction
    .selectFrom('executions')
    .select((build) => [
      'number',
      'first_seen_at',
      build
        .case()
        .when('gone_at', 'is not', null)
        .then(sql<number>`case when gone_at < ${cutoff} then 1 else 0 end`)
        .when('last_seen_at', '>=', cutoff)
        .then(0)
        .when(
          build.exists(
            build
              .selectFrom('lists')
              .select('lists.key')
              .whereRef('lists.parent_id', '=', 'executions.parent_id')
              .where('lists.removed', '=', 0),
          ),
        )
        .then(0)
        .else(1)
        .end()
        .as('is_old'),
    ])
    .where('first_seen_at', '>=', after.firstSeenAt)
    .where('first_seen_at', '<', cutoff)
    .where((build) =>
      build.or([build('first_seen_at', '<>', after.firstSeenAt), build('number', '>', after.number)]),
    )
    .orderBy('first_seen_at')
    .orderBy('number')
    .limit(rowsPerStep)
    .execute();
};

/**
 * Deletes one step of what is too old, after this place. Returns the place for the next step, or undefined where there is
 * none. A step reads and deletes at most 500 executions. What AWS returns again meanwhile is written before or after it.
 */
const deleteStep = ({ kind, write }: Database, cutoff: number, after: Place) =>
  write.transaction().execute(async (transaction) => {
    await lockWrites(transaction, kind);
    const rows = await nextRows(transaction, cutoff, after);
    const old = rows.filter((row) => row.is_old === 1).map(({ number }) => number);
    if (old.length > 0) {
      await transaction.deleteFrom('changes').where('number', 'in', old).execute();
      await transaction.deleteFrom('records').where('number', 'in', old).execute();
      await transaction.deleteFrom('executions').where('number', 'in', old).execute();
    }
    const last = rows.length === rowsPerStep ? rows.at(-1) : undefined;
    return { deleted: old.length, next: last && { firstSeenAt: last.first_seen_at, number: last.number } };
  });

export interface Deletion {
  readonly database: Database;
  readonly keepDays: number;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Called between two steps. */
  readonly pause: () => Promise<unknown>;
  /** True once no further step is to be done. */
  readonly isOver: () => boolean;
  /** Lists were removed: what is known of them no longer holds. Called before executions are deleted. */
  readonly onListsRemoved: () => void;
}

/** Deletes what is older than `keepDays`, in small steps with pauses, until it is over. Returns the number of executions. */
export const deleteOld = async (deletion: Deletion): Promise<number> => {
  const { database, keepDays, now, pause, isOver, onListsRemoved } = deletion;
  const cutoff = now - keepDays * dayMs;
  if (await removeOldLists(database, cutoff, now, pause, isOver)) onListsRemoved();
  await deleteOldLogSources(database, cutoff);
  let total = 0;
  let after: Place | undefined = { firstSeenAt: 0, number: 0 };
  while (after && !isOver()) {
    const { deleted, next } = await deleteStep(database, cutoff, after);
    total += deleted;
    after = next;
    if (after) await pause();
  }
  await database.write
    .deleteFrom('lists')
    .where('removed', '=', 1)
    .where('changed_at', '<', now - removedListsMs)
    .execute();
  return total;
};
