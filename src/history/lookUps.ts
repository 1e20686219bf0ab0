import { chunksOf, groupedBy } from '../model/groups';
import { type ExecutionStatus, storedStatus } from '../model/status';
import { storedMoment } from '../model/time';
import { withoutZero } from './comparable';
import type { Database } from './database';
import type { Rights, Sources } from './sources';
import { storedColumns, storedExecution, type StoredExecution, type StoredRow } from './stored';

/* Executions by their ids, and how their status has changed. */

/** A change of status. */
export interface StatusChange {
  /** Epoch milliseconds: when AWS returned the new status. The change itself was earlier. */
  readonly at: number;
  readonly previousStatus: ExecutionStatus;
  readonly status: ExecutionStatus;
}

/** Of the executions with one id of AWS, in several scopes. */
const mostFound = 25;

/** The databases bound the parameters of a statement. */
const idsPerStatement = 500;

/** Of one execution: the latest ones. */
const mostChanges = 100;

export const createLookUps = (database: Database, sources: Sources) => {
  const selectStored = () =>
    database.read
      .selectFrom('executions')
      .innerJoin('records', 'records.number', 'executions.number')
      .select([...storedColumns]);

  const load = async (numbers: readonly number[]): Promise<ReadonlyMap<number, StoredExecution>> => {
    const found = new Map<number, StoredExecution>();
    if (numbers.length === 0) return found;
    for (const row of await selectStored().where('executions.number', 'in', numbers).execute()) {
      const stored = await storedExecution(row, sources);
      if (stored) found.set(row.number, stored);
    }
    return found;
  };

  /** The executions of rows, in their order, but those that this release cannot read. */
  const allStored = async (rows: readonly StoredRow[]): Promise<readonly StoredExecution[]> =>
    (await Promise.all(rows.map((row) => storedExecution(row, sources)))).filter(
      (stored) => stored !== undefined,
    );

  /** The numbers of the sources that the caller may see; at least one, since an empty list is no valid SQL. */
  const visible = async (rights: Rights): Promise<readonly number[]> => [
    -1,
    ...(await sources.choose({}, rights)).numbers,
  ];

  const getMany = async (
    ids: readonly string[],
    rights: Rights,
  ): Promise<ReadonlyMap<string, StoredExecution>> => {
    const found = new Map<string, StoredExecution>();
    for (const chunk of chunksOf(ids, idsPerStatement)) {
      const rows = await selectStored()
        .where('executions.id', 'in', chunk.map(withoutZero))
        .where('executions.source', 'in', await visible(rights))
        .execute();
      for (const stored of await allStored(rows)) found.set(stored.record.id, stored);
    }
    return found;
  };

  /** Those of these global ids that the store has. */
  const stored = async (ids: readonly string[], rights: Rights): Promise<ReadonlySet<string>> => {
    const found = new Set<string>();
    const sourceNumbers = await visible(rights);
    for (const chunk of chunksOf(ids, idsPerStatement)) {
      const rows = await database.read
        .selectFrom('executions')
        .select('id')
        .where('id', 'in', chunk.map(withoutZero))
        .where('source', 'in', sourceNumbers)
        .execute();
      for (const { id } of rows) found.add(id);
    }
    return found;
  };

  const findMany = async (
    awsIds: readonly string[],
    rights: Rights,
  ): Promise<ReadonlyMap<string, readonly StoredExecution[]>> => {
    const sourceNumbers = await visible(rights);
    const found = await database.read
      .selectFrom((build) =>
        build
          .selectFrom('executions')
          .select(({ fn }) => [
            'executions.number',
            'executions.aws_id',
            fn
              .agg<number>('row_number')
              .over((over) =>
                over
                  .partitionBy('executions.aws_id')
                  .orderBy('executions.first_seen_at', 'desc')
                  .orderBy('executions.id'),
              )
              .as('place'),
          ])
          .where('executions.aws_id', 'in', awsIds.map(withoutZero))
          .where('executions.source', 'in', sourceNumbers)
          .as('found'),
      )
      .select(['found.number', 'found.aws_id'])
      .where('found.place', '<=', mostFound)
      .orderBy('found.place')
      .execute();
    const executions = await load(found.map(({ number }) => number));
    const byAwsId = groupedBy(found, ({ aws_id }) => aws_id);
    return new Map(
      [...byAwsId].map(([awsId, rows]) => [
        awsId,
        rows.flatMap(({ number }) => executions.get(number) ?? []),
      ]),
    );
  };

  const changesOfMany = async (
    ids: readonly string[],
    rights: Rights,
  ): Promise<ReadonlyMap<string, readonly StatusChange[]>> => {
    if (ids.length === 0) return new Map();
    const sourceNumbers = await visible(rights);
    const rows = await database.read
      .selectFrom((build) =>
        build
          .selectFrom('changes')
          .innerJoin('executions', 'executions.number', 'changes.number')
          .select(({ fn }) => [
            'executions.id',
            'changes.at',
            'changes.previous_status',
            'changes.status',
            'changes.sequence',
            fn
              .agg<number>('row_number')
              .over((over) => over.partitionBy('changes.number').orderBy('changes.sequence', 'desc'))
              .as('place'),
          ])
          .where('executions.id', 'in', ids.map(withoutZero))
          .where('executions.source', 'in', sourceNumbers)
          .as('found'),
      )
      .select(['found.id', 'found.at', 'found.previous_status', 'found.status'])
      .where('found.place', '<=', mostChanges)
      .orderBy('found.sequence')
      .execute();
    const byId = groupedBy(rows, ({ id }) => id);
    return new Map(
      [...byId].map(([id, changes]) => [
        id,
        changes.map(({ at, previous_status, status }) => ({
          at: storedMoment(at),
          previousStatus: storedStatus(previous_status),
          status: storedStatus(status),
        })),
      ]),
    );
  };

  return { load, getMany, stored, findMany, changesOfMany };
};
