import type { Database } from './database';
import { executionKindNamed } from '../kinds';
import type { Rights, Source, Sources } from './sources';
import type { Scope } from '../model/scope';

/** What is known of one list of AWS. Times are epoch milliseconds. */
export interface KnownList {
  /** Unique: that of the question to AWS. */
  readonly key: string;
  readonly scope: Scope;
  /** The kind of its executions, a value of `ExecutionKind`. */
  readonly kind: string;
  /** The global id of the object whose list it is; undefined for a list of a whole scope. */
  readonly parentId?: string | undefined;
  /** When its oldest page was read; undefined where it never was. */
  readonly asOf?: number | undefined;
  /** True where all pages were read. */
  readonly isComplete: boolean;
  /** When it is to be read again; undefined: never. */
  readonly dueAt?: number | undefined;
  /** The code of the error of the last read; undefined where it succeeded. */
  readonly failure?: string | undefined;
}

/** What is known of the lists of one kind in one scope. */
export interface SourceCoverage {
  readonly scope: Scope;
  readonly kind: string;
  readonly lists: number;
  readonly complete: number;
  readonly failed: number;
  readonly unread: number;
  /** When the oldest of the lists that were read was read; undefined where none was. Epoch milliseconds. */
  readonly asOf: number | undefined;
}

const rowsPerStatement = 200;

export const createLists = ({ read, write }: Database, sources: Sources) => {
  const sourceOf = ({ scope, kind: name }: KnownList): Source => {
    const kind = executionKindNamed(name);
    if (!kind) throw new TypeError(`${name} is no kind of execution.`);
    return { scope, kind };
  };

  return {
    /** Adds lists, or replaces what is known of them. All of them are written, or none. */
    upsert: (lists: readonly KnownList[]): Promise<void> =>
      write.transaction().execute(async (transaction) => {
        const numberOf = await sources.ensure(transaction, lists.map(sourceOf));
        const byKey = new Map(lists.map((list) => [list.key, list]));
        const rows = [...byKey.values()].map((list) => ({
          key: list.key,
          source: numberOf(sourceOf(list)),
          parent_id: list.parentId ?? null,
          as_of: list.asOf ?? null,
          complete: Number(list.isComplete),
          due_at: list.dueAt ?? null,
          failure: list.failure ?? null,
        }));
        for (let start = 0; start < rows.length; start += rowsPerStatement) {
          await transaction
            .insertInto('lists')
            .values(rows.slice(start, start + rowsPerStatement))
            .onConflict((conflict) =>
              conflict.column('key').doUpdateSet((row) => ({
                source: row.ref('excluded.source'),
                parent_id: row.ref('excluded.parent_id'),
                as_of: row.ref('excluded.as_of'),
                complete: row.ref('excluded.complete'),
                due_at: row.ref('excluded.due_at'),
                failure: row.ref('excluded.failure'),
              })),
            )
            .execute();
        }
      }),

    /** Forgets lists, such as those of parents that no longer exist. */
    async remove(keys: readonly string[]): Promise<void> {
      for (let start = 0; start < keys.length; start += rowsPerStatement) {
        await write
          .deleteFrom('lists')
          .where('key', 'in', keys.slice(start, start + rowsPerStatement))
          .execute();
      }
    },

    /** The lists that are due at a moment, in epoch milliseconds: those that are due longest first. */
    async due(at: number, most: number): Promise<readonly KnownList[]> {
      const rows = await read
        .selectFrom('lists')
        .selectAll()
        .where('due_at', '<=', at)
        .orderBy('due_at')
        .orderBy('key')
        .limit(most)
        .execute();
      const lists = rows.map(async (row): Promise<KnownList | undefined> => {
        const source = await sources.get(row.source);
        return (
          source && {
            key: row.key,
            scope: source.scope,
            kind: source.kind.execution.kind,
            parentId: row.parent_id ?? undefined,
            asOf: row.as_of ?? undefined,
            isComplete: row.complete === 1,
            dueAt: row.due_at ?? undefined,
            failure: row.failure ?? undefined,
          }
        );
      });
      return (await Promise.all(lists)).filter((list) => list !== undefined);
    },

    /** What is known of the lists of each source that the caller may see. A source without lists is left out. */
    async coverage(rights: Rights): Promise<readonly SourceCoverage[]> {
      const { numbers } = await sources.choose({}, rights);
      if (numbers.length === 0) return [];
      const rows = await read
        .selectFrom('lists')
        .select(({ fn }) => [
          'source',
          fn.countAll<number>().as('lists'),
          fn.sum<number | string>('complete').as('complete'),
          fn.count<number>('failure').as('failed'),
          fn.count<number>('as_of').as('read'),
          fn.min('as_of').as('asOf'),
        ])
        .where('source', 'in', numbers)
        .groupBy('source')
        .orderBy('source')
        .execute();
      const found = rows.map(async ({ source: number, lists, complete, failed, read: count, asOf }) => {
        const source = await sources.get(number);
        const figures = { lists, complete: Number(complete), failed, unread: lists - count };
        return (
          source && {
            scope: source.scope,
            kind: source.kind.execution.kind,
            ...figures,
            asOf: asOf ?? undefined,
          }
        );
      });
      return (await Promise.all(found)).filter((one) => one !== undefined);
    },
  };
};
