import type { Transaction } from 'kysely';
import { chunksOf } from '../model/groups';
import type { Database } from './database';
import { databaseNow, removeLists, unreadColumns } from './lists';
import type { Tables } from './tables';
import { lockWrites } from './writeBatch';

/*
 * The lists of a scope that nothing has read for `keepDays`: since then, nothing is known of what AWS lists. They are
 * forgotten with all lists beneath them, so that what is deleted of the executions in them is read again.
 */

const listsPerStep = 500;

/**
 * Forgets how the lists of whole scopes were read that nothing has tried to read since a moment. They stay, so that each
 * reader of `lists` sees it. A reading that has begun before does not count: it knows lists beneath that are about to be removed.
 */
const forgetRoots = ({ kind, write }: Database, cutoff: number, now: number) =>
  write.transaction().execute(async (transaction) => {
    await lockWrites(transaction, kind);
    return transaction
      .updateTable('lists')
      .set({ ...unreadColumns, tried_at: now, changed_at: databaseNow(kind) })
      .where('parent_list', 'is', null)
      .where('tried_at', '<', cutoff)
      .returning('key')
      .execute();
  });

/** Forgotten lists of whole scopes with lists beneath from before: also those of a deletion that was interrupted. */
const unfinishedRoots = ({ write }: Database) =>
  write
    .selectFrom('lists as root')
    .select(['root.key', 'root.changed_at'])
    .where('root.parent_list', 'is', null)
    .where('root.as_of', 'is', null)
    .where('root.failure', 'is', null)
    .where((build) =>
      build.exists(
        build
          .selectFrom('lists as child')
          .select('child.key')
          .whereRef('child.parent_list', '=', 'root.key')
          .whereRef('child.changed_at', '<', 'root.changed_at')
          .where('child.removed', '=', 0),
      ),
    )
    .execute();

/** Lists directly under others, as far as they were written before a moment. */
const listsUnder = async (
  transaction: Transaction<Tables>,
  holders: readonly string[],
  before: number,
): Promise<readonly string[]> => {
  const rows = await transaction
    .selectFrom('lists')
    .select('key')
    .where('parent_list', 'in', holders)
    .where('removed', '=', 0)
    .where('changed_at', '<', before)
    .limit(listsPerStep)
    .execute();
  return rows.map(({ key }) => key);
};

/** Removes lists under others, those beneath them first: at most 500 directly under these. Returns how many of these. */
const removeUnder = async (
  transaction: Transaction<Tables>,
  kind: Database['kind'],
  holders: readonly string[],
  before: number,
): Promise<number> => {
  const keys = await listsUnder(transaction, holders, before);
  for (const chunk of chunksOf(keys, listsPerStep)) {
    while ((await removeUnder(transaction, kind, chunk, before)) > 0);
  }
  await removeLists(transaction, kind, keys);
  return keys.length;
};

/**
 * Removes the lists that nothing has tried to read since `cutoff` (epoch milliseconds), in steps with pauses, until it is over. Returns
 * true where there were any. A step removes at most 500 lists, and those beneath them.
 */
export const removeOldLists = async (
  database: Database,
  cutoff: number,
  now: number,
  pause: () => Promise<unknown>,
  isOver: () => boolean,
): Promise<boolean> => {
  const { kind, write } = database;
  const forgotten = await forgetRoots(database, cutoff, now);
  const roots = await unfinishedRoots(database);
  for (const { key, changed_at: before } of roots) {
    const removeStep = () =>
      write.transaction().execute(async (transaction) => {
        await lockWrites(transaction, kind);
        return removeUnder(transaction, kind, [key], before);
      });
    while (!isOver() && (await removeStep()) === listsPerStep) await pause();
  }
  return forgotten.length > 0 || roots.length > 0;
};
