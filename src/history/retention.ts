import type { Database } from './database';

const rowsPerStep = 500;
const dayMs = 86_400_000;

/** Replicas that were away for longer read all lists from the store again. */
export const removedListsMs = dayMs;

/**
 * Deletes one step of what AWS has not returned for `keepDays`, after this place. Returns the place for the next step, or
 * undefined where there is none. A step reads and deletes at most 500 executions.
 */
const deleteStep = async (
  { write }: Database,
  cutoff: number,
  after: { readonly firstSeenAt: number; readonly number: number },
) => {
  const rows = await write
    .selectFrom('executions')
    .select(['number', 'first_seen_at', 'last_seen_at'])
    .where('first_seen_at', '>=', after.firstSeenAt)
    .where('first_seen_at', '<', cutoff)
    .where((build) =>
      build.or([build('first_seen_at', '<>', after.firstSeenAt), build('number', '>', after.number)]),
    )
    .orderBy('first_seen_at')
    .orderBy('number')
    .limit(rowsPerStep)
    .execute();
  const old = rows.filter(({ last_seen_at }) => last_seen_at < cutoff).map(({ number }) => number);
  if (old.length > 0) {
    await write.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('changes').where('number', 'in', old).execute();
      await transaction.deleteFrom('records').where('number', 'in', old).execute();
      await transaction.deleteFrom('executions').where('number', 'in', old).execute();
    });
  }
  const last = rows.length === rowsPerStep ? rows.at(-1) : undefined;
  return { deleted: old.length, next: last && { firstSeenAt: last.first_seen_at, number: last.number } };
};

/** Deletes what AWS has not returned for `keepDays`, in small steps with pauses. Returns the number of executions. */
export const deleteOld = async (
  database: Database,
  keepDays: number,
  now: number,
  pause: () => Promise<unknown>,
): Promise<number> => {
  const cutoff = now - keepDays * dayMs;
  let total = 0;
  let after: { readonly firstSeenAt: number; readonly number: number } | undefined = {
    firstSeenAt: 0,
    number: 0,
  };
  while (after) {
    const { deleted, next } = await deleteStep(database, cutoff, after);
    total += deleted;
    after = next;
    if (after) await pause();
  }
  await database.write
    .deleteFrom('lists')
    .where((build) =>
      build.or([
        build('as_of', '<', cutoff),
        build.and([build('removed', '=', 1), build('changed_at', '<', now - removedListsMs)]),
      ]),
    )
    .execute();
  return total;
};
