import type { Kysely, Transaction } from 'kysely';
import { chunksOf } from '../model/groups';
import type { StoredChange } from './entries';
import type { ChangesTable, Tables } from './tables';

/** The databases bound the parameters of a statement. */
const rowsPerStatement = 100;

/** The changes of executions by number, in order. */
export const readChanges = async (
  database: Kysely<Tables>,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, readonly StoredChange[]>> => {
  const found = new Map<number, StoredChange[]>();
  for (const chunk of chunksOf(numbers, rowsPerStatement)) {
    const rows = await database
      .selectFrom('changes')
      .selectAll()
      .where('number', 'in', chunk)
      .orderBy('number')
      .orderBy('sequence')
      .execute();
    for (const { number, at, previous_status, status } of rows) {
      const known = found.get(number) ?? [];
      known.push({ at, previous_status, status });
      found.set(number, known);
    }
  }
  return found;
};

/** Deletes all changes of executions. */
export const deleteChanges = async (
  database: Transaction<Tables>,
  numbers: readonly number[],
): Promise<void> => {
  for (const chunk of chunksOf(numbers, rowsPerStatement))
    await database.deleteFrom('changes').where('number', 'in', chunk).execute();
};

/** Adds changes behind those that are stored. */
export const appendChanges = async (
  database: Transaction<Tables>,
  changes: readonly (Pick<ChangesTable, 'number'> & { readonly changes: readonly StoredChange[] })[],
): Promise<void> => {
  for (const chunk of chunksOf(changes, rowsPerStatement)) {
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
    for (const some of chunksOf(rows, rowsPerStatement))
      await database.insertInto('changes').values(some).execute();
  }
};
