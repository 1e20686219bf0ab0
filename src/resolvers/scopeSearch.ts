import { type AnyKind, type ExecutionKindSpec, isExecutionKind } from '../kinds';
import type { ViewNeed } from '../kinds/views';
import { GatewayError } from '../model/errors';
import type { MaybePromise } from '../model/page';
import { type ExecutionRecord, isForgotten, type NodeRecord } from '../model/record';
import { isSameScope, type Scope } from '../model/scope';
import type { GatewayContext } from './context';
import { findInLog, finishedTransfer } from './finishedTransfer';
import { mapMaybe } from './maybe';

/*
 * Finds an execution whose scope is not known. What is cached or stored answers first. Otherwise the scopes are asked in
 * waves, each four times as large as the one before, since most executions are in the first scope or in few.
 */

type Ids = Readonly<Record<string, string>>;
type MaybeExecution = MaybePromise<ExecutionRecord | null>;
type SearchContext = Pick<GatewayContext, 'loaders' | 'history' | 'logs' | 'now' | 'pauses'>;

/** What is searched for. */
export interface ScopeSearch {
  readonly kind: ExecutionKindSpec;
  readonly ids: Ids;
  /** Where it may be, in the order in which the scopes are asked; at least one. */
  readonly scopes: readonly Scope[];
  readonly need: (scope: Scope) => ViewNeed;
  /** True for a record that has all that is selected. */
  readonly hasAll: (record: ExecutionRecord) => boolean;
}

const growth = 4;

/** The rejection of a scope that does not know the execution. */
const notThere = new Error('The scope does not know the execution.');

/**
 * What the first scope that knows the execution returns; null where none does. Rejects with the first failure where no scope
 * knows it and one of them failed.
 */
const askInWaves = async (
  scopes: readonly Scope[],
  ask: (scope: Scope) => MaybeExecution,
): Promise<ExecutionRecord | null> => {
  const failures: unknown[] = [];
  const askOne = async (scope: Scope): Promise<ExecutionRecord> => {
    const found = await ask(scope);
    if (found) return found;
    throw notThere;
  };
  let size = 1;
  for (let from = 0; from < scopes.length; size *= growth) {
    const wave = scopes.slice(from, from + size);
    from += size;
    try {
      return await Promise.any(wave.map(askOne));
    } catch (error) {
      if (!(error instanceof AggregateError)) throw error;
      failures.push(...(error.errors as unknown[]).filter((one) => one !== notThere));
    }
  }
  if (failures.length > 0) throw failures[0];
  return null;
};

/** What AWS returns in a scope, or the history where AWS does not know the execution. */
const askScope = ({ kind, ids, need }: ScopeSearch, scope: Scope, context: SearchContext): MaybeExecution =>
  orForgotten(
    kind,
    scope,
    ids,
    context.loaders.byIds(kind.type, scope, ids, need(scope)),
    context,
  ) as MaybeExecution;

/**
 * The object, or where AWS does not know it, what the history has of it; null for one that neither knows. AWS's answer may be cached,
 * and older than what the history has.
 */
export const orForgotten = <Rec extends NodeRecord>(
  kind: AnyKind,
  scope: Scope,
  ids: Ids,
  found: MaybePromise<Rec | null>,
  context: Pick<GatewayContext, 'loaders' | 'history' | 'logs' | 'now'>,
): MaybePromise<Rec | null> =>
  isExecutionKind(kind)
    ? mapMaybe(found, (record) => record ?? (absent(kind, scope, ids, context) as Promise<Rec | null>))
    : found;

/** True for a kind whose executions are in logs once they have ended. */
const isLogged = ({ type }: AnyKind, { logs }: Pick<GatewayContext, 'logs'>): boolean =>
  type === 'TransferExecution' && logs.transferDays > 0;

/** An execution that AWS's API does not know. */
const absent = (
  kind: ExecutionKindSpec,
  scope: Scope,
  ids: Ids,
  context: Pick<GatewayContext, 'loaders' | 'history' | 'logs' | 'now'>,
): Promise<ExecutionRecord | null> => {
  const { loaders, history } = context;
  const absentAt = loaders.absentAt(kind.type, scope, ids);
  const forgotten = () => history.forgotten(kind.idOf(scope, ids), absentAt);
  return isLogged(kind, context) ? finishedTransfer(scope, ids, forgotten, absentAt, context) : forgotten();
};

/** What the history has of the execution, in the scopes of the search. */
interface Known {
  readonly records: readonly ExecutionRecord[];
  /** Where the history cannot be read. */
  readonly failure: GatewayError | undefined;
}

const findKnown = async (
  { kind, ids, scopes }: ScopeSearch,
  { history, pauses }: SearchContext,
): Promise<Known> => {
  try {
    const found = await pauses.during(history.find(ids[kind.idNames.at(-1) ?? ''] ?? ''));
    const records = found.filter((record) =>
      scopes.some((scope) => isSameScope(scope, record.scope) && kind.idOf(scope, ids) === record.id),
    );
    return { records, failure: undefined };
  } catch (failure) {
    if (failure instanceof GatewayError) return { records: [], failure };
    throw failure;
  }
};

/** True for a record of the history that AWS need not be asked about. */
const isAnswer = (
  { kind, hasAll }: ScopeSearch,
  record: ExecutionRecord,
  { history }: SearchContext,
): boolean =>
  kind.ttl(record) === 'immutable' && history.isEnough(record) && (isForgotten(record) || hasAll(record));

/** Asks the scopes from which the history has the execution, and otherwise all of them. */
const searchBeyondCache = async (
  search: ScopeSearch,
  context: SearchContext,
): Promise<ExecutionRecord | null> => {
  const { scopes } = search;
  const { records, failure } = await findKnown(search, context);
  const [known, ...others] = records;
  if (known && others.length === 0) {
    if (isAnswer(search, known, context)) return known;
    const scope = scopes.find((one) => isSameScope(one, known.scope)) ?? known.scope;
    return askScope(search, scope, context);
  }
  const isKnownIn = (scope: Scope): boolean => records.some((record) => isSameScope(record.scope, scope));
  const ordered = [...scopes.filter(isKnownIn), ...scopes.filter((scope) => !isKnownIn(scope))];
  const found = await askInWaves(ordered, (scope) =>
    isKnownIn(scope)
      ? askScope(search, scope, context)
      : (context.loaders.byIds(search.kind.type, scope, search.ids, search.need(scope)) as MaybeExecution),
  );
  if (!found && isLogged(search.kind, context)) {
    const at = (scope: Scope) => context.loaders.absentAt(search.kind.type, scope, search.ids);
    const logged = await askInWaves(
      ordered.filter((scope) => !isKnownIn(scope)),
      (scope) => findInLog(scope, search.ids, null, at(scope) ?? context.now().getTime(), context),
    );
    if (logged) return logged;
  }
  if (!found && failure) throw failure;
  return found;
};

/**
 * The execution in whatever of the scopes it is; null where neither AWS nor the history knows it. Costs no call where it is
 * cached, or stored and ended; one call where one scope is known to have it; otherwise up to one call per scope. Rejects
 * with the first failure where no scope knows it and one of them failed.
 */
export const searchScopes = (search: ScopeSearch, context: SearchContext): MaybeExecution => {
  const { kind, ids, scopes, need } = search;
  for (const scope of scopes) {
    const cached = context.loaders.cached(kind.type, scope, ids, need(scope));
    if (cached) return cached as NodeRecord as ExecutionRecord;
  }
  return searchBeyondCache(search, context);
};
