import type { Kysely } from 'kysely';
import { executionKindNamed, type ExecutionKindSpec } from '../kinds';
import type { Permissions } from '../model/caller';
import { type Scope, scopeKey } from '../model/scope';
import type { Database } from './database';
import type { Tables } from './tables';

/** One kind of execution in one account and region. */
export interface Source {
  readonly scope: Scope;
  readonly kind: ExecutionKindSpec;
}

/** What a caller may see. */
export type Rights = Pick<Permissions, 'maySee' | 'maySeeSensitive'>;

/** The sources that a query reads, by their numbers. */
export interface SourceChoice {
  readonly numbers: readonly number[];
  /** Those of them whose sensitive fields the caller may see. */
  readonly sensitive: readonly number[];
}

interface SourceFilter {
  /** Values of `ExecutionKind`. */
  readonly kinds?: readonly string[] | undefined;
  readonly accountIds?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
}

/** Sources that another replica has added are found after this time. */
const freshMs = 1_000;

const keyOf = ({ scope, kind }: Source): string => `${scopeKey(scope)} ${kind.execution.kind}`;

/** The numbers of the sources in the database. There are few, so all of them are kept. */
export const createSources = ({ read: database }: Pick<Database, 'read'>) => {
  let known: ReadonlyMap<number, Source> = new Map();
  let numbers: ReadonlyMap<string, number> = new Map();
  /** All numbers, also those of kinds that this release does not know. */
  let read: ReadonlySet<number> = new Set();
  let readAt = -Infinity;

  const load = async (from: Kysely<Tables>): Promise<void> => {
    const rows = await from.selectFrom('sources').selectAll().execute();
    const found = rows.flatMap(({ number, account_id, region, partition, kind: name }) => {
      const kind = executionKindNamed(name);
      return kind ? [[number, { scope: { accountId: account_id, region, partition }, kind }] as const] : [];
    });
    known = new Map(found);
    numbers = new Map(found.map(([number, source]) => [keyOf(source), number]));
    read = new Set(rows.map(({ number }) => number));
    readAt = performance.now();
  };

  let loading: Promise<void> | undefined;

  /** Those who ask at the same time share one query. */
  const reload = (): Promise<void> => {
    loading ??= load(database).finally(() => (loading = undefined));
    return loading;
  };

  const fresh = async (): Promise<ReadonlyMap<number, Source>> => {
    if (performance.now() - readAt > freshMs) await reload();
    return known;
  };

  return {
    /** The source with this number, which a row has; undefined for a kind that this release does not know. */
    async get(number: number): Promise<Source | undefined> {
      // What is being read may be from before the source was added.
      if (!read.has(number)) await loading;
      if (!read.has(number)) await reload();
      return known.get(number);
    },
    /** Those that match the filter and that the caller may see. */
    async choose({ kinds, accountIds, regions }: SourceFilter, rights: Rights): Promise<SourceChoice> {
      const chosen = [...(await fresh())].filter(
        ([, { scope, kind }]) =>
          (kinds?.includes(kind.execution.kind) ?? true) &&
          (accountIds?.includes(scope.accountId) ?? true) &&
          (regions?.includes(scope.region) ?? true) &&
          rights.maySee(scope, kind.execution.kind),
      );
      const sensitive = chosen.filter(([, { scope, kind }]) =>
        rights.maySeeSensitive(scope, kind.execution.kind),
      );
      return { numbers: chosen.map(([number]) => number), sensitive: sensitive.map(([number]) => number) };
    },
    /** Adds those that the database lacks, and returns the number of any of them. */
    async ensure(
      transaction: Kysely<Tables>,
      sources: readonly Source[],
    ): Promise<(source: Source) => number> {
      const missing = new Map(
        sources.filter((source) => !numbers.has(keyOf(source))).map((source) => [keyOf(source), source]),
      );
      if (missing.size > 0) {
        await transaction
          .insertInto('sources')
          .values(
            [...missing.values()].map(({ scope, kind }) => ({
              account_id: scope.accountId,
              region: scope.region,
              partition: scope.partition,
              kind: kind.execution.kind,
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await load(transaction);
      }
      const found = numbers;
      return (source) => {
        const number = found.get(keyOf(source));
        if (number === undefined) throw new TypeError(`The source ${keyOf(source)} has no number.`);
        return number;
      };
    },
    /** Forgets what is known, since a transaction that has added some may have been rolled back. */
    reset(): void {
      known = new Map();
      numbers = new Map();
      read = new Set();
      readAt = -Infinity;
    },
  };
};

export type Sources = ReturnType<typeof createSources>;
