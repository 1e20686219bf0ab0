import { type ExecutionKindSpec, executionKinds } from '../kinds';
import type { Access } from '../model/access';
import { badInput, GatewayError } from '../model/errors';
import { checkScopeChoice, requireAnyScope, type Scope, scopeKey } from '../model/scope';
import type { ExecutionStatus } from '../model/status';
import { epochMs } from '../model/time';

/** The filter argument of a client. An omitted list does not restrict the result. */
export interface ExecutionFilterInput {
  readonly kinds?: readonly string[] | null | undefined;
  readonly statuses?: readonly ExecutionStatus[] | null | undefined;
  readonly accountIds?: readonly string[] | null | undefined;
  readonly regions?: readonly string[] | null | undefined;
  readonly startedAfter?: unknown;
  readonly startedBefore?: unknown;
}

/** A filter in canonical form. */
export interface ExecutionFilter {
  readonly scopes: readonly Scope[];
  /** Values of `ExecutionKind`. */
  readonly kinds: ReadonlySet<string>;
  /** The sources that the caller may not see, by `sourceKey`. They are not read. */
  readonly forbidden: ReadonlySet<string>;
  /** Undefined: all. */
  readonly statuses: ReadonlySet<ExecutionStatus> | undefined;
  /** Epoch milliseconds: the first moment that matches; undefined: no bound. */
  readonly startedAfter: number | undefined;
  /** Epoch milliseconds: the first moment that no longer matches; undefined: no bound. */
  readonly startedBefore: number | undefined;
  /** Equal for equal filters: cursors are bound to it. */
  readonly name: string;
}

/** Workflow steps are included only where the filter names their kind, since they are part of a workflow execution. */
const kindNames = executionKinds.map(({ execution }) => execution.kind);
const defaultKinds = kindNames.filter((kind) => kind !== 'WORKFLOW_STEP');

const requireConfigured = (
  argument: string,
  values: readonly string[],
  configured: ReadonlySet<string>,
): void => {
  for (const value of values) {
    if (configured.has(value)) continue;
    throw new GatewayError(
      'FORBIDDEN',
      `Invalid \`${argument}\`: "${value}" is in no scope of this gateway. \`Query.scopes\` lists the scopes.`,
    );
  }
};

const chosenScopes = (
  { accountIds, regions }: ExecutionFilterInput,
  scopes: readonly Scope[],
): readonly Scope[] => {
  requireConfigured('filter.accountIds', accountIds ?? [], new Set(scopes.map(({ accountId }) => accountId)));
  requireConfigured('filter.regions', regions ?? [], new Set(scopes.map(({ region }) => region)));
  return scopes.filter(
    ({ accountId, region }) =>
      (accountIds?.includes(accountId) ?? true) && (regions?.includes(region) ?? true),
  );
};

/** BAD_USER_INPUT for an invalid filter. Does not need the scopes, which may cost a call. */
export const checkFilter = (input: ExecutionFilterInput | null | undefined): void => {
  const { accountIds, regions, startedAfter, startedBefore } = input ?? {};
  const from = epochMs(startedAfter);
  const to = epochMs(startedBefore);
  if (from !== undefined && to !== undefined && from >= to) {
    throw badInput('filter.startedBefore', startedBefore, 'a moment after filter.startedAfter');
  }
  for (const accountId of accountIds ?? [])
    checkScopeChoice({ accountId }, 'filter.accountIds', 'filter.regions');
  for (const region of regions ?? []) checkScopeChoice({ region }, 'filter.accountIds', 'filter.regions');
};

/** The filters that select everything, by the scopes of a caller. Callers with other rights have other arrays. */
const unfiltered = new WeakMap<readonly Scope[], ExecutionFilter>();

/**
 * A filter that has been checked, in canonical form, for a caller who may see these scopes. FORBIDDEN for other scopes, and
 * where there are none. Makes no call.
 */
export const canonicalFilter = (
  input: ExecutionFilterInput | null | undefined,
  scopes: readonly Scope[],
  access: Access,
): ExecutionFilter => {
  requireAnyScope(scopes);
  if (input) return createFilter(input, scopes, access);
  const filter = unfiltered.get(scopes) ?? createFilter({}, scopes, access);
  unfiltered.set(scopes, filter);
  return filter;
};

const sourceKey = (scope: Scope, kind: string): string => `${scopeKey(scope)} ${kind}`;

/** The sources of these scopes that the caller may not see. */
const forbiddenSources = (scopes: readonly Scope[], access: Access): ReadonlySet<string> =>
  new Set(
    scopes.flatMap((scope) =>
      executionKinds
        .filter((kind) => !access.in(scope).maySee(kind))
        .map(({ execution }) => sourceKey(scope, execution.kind)),
    ),
  );

/** True for a source that the caller may not see. */
export const isForbidden = (
  { forbidden }: ExecutionFilter,
  scope: Scope,
  { execution }: ExecutionKindSpec,
): boolean => forbidden.size > 0 && forbidden.has(sourceKey(scope, execution.kind));

const createFilter = (
  input: ExecutionFilterInput,
  scopes: readonly Scope[],
  access: Access,
): ExecutionFilter => {
  const { kinds, statuses, startedAfter, startedBefore } = input;
  const from = epochMs(startedAfter);
  const to = epochMs(startedBefore);
  const chosen = chosenScopes(input, scopes);
  const wanted = kindNames.filter((kind) => (kinds ?? defaultKinds).includes(kind));
  const sorted = (values: readonly string[] | null | undefined): readonly string[] | null =>
    values ? [...new Set(values)].sort() : null;
  return {
    scopes: chosen,
    kinds: new Set(wanted),
    forbidden: forbiddenSources(chosen, access),
    statuses: statuses ? new Set(statuses) : undefined,
    startedAfter: from,
    startedBefore: to,
    name: JSON.stringify([
      wanted,
      sorted(statuses),
      sorted(input.accountIds),
      sorted(input.regions),
      from ?? null,
      to ?? null,
    ]),
  };
};

/** False where no execution of the kind can match. Then its lists are not read. */
export const canMatch = (filter: ExecutionFilter, { execution, fields }: ExecutionKindSpec): boolean => {
  const { statuses, startedAfter, startedBefore } = filter;
  const hasTimes = startedAfter !== undefined || startedBefore !== undefined;
  // AWS returns no times for a kind whose `startedAt` has the source `ids`.
  const hasStart = fields.startedAt?.source !== 'ids';
  if (!filter.kinds.has(execution.kind) || (hasTimes && !hasStart)) return false;
  return !statuses || [...statuses].some((status) => execution.words.statuses.has(status));
};

/** False where every execution of an object created at this moment starts too late for the filter. */
export const canHoldEarlier = (
  { startedBefore }: ExecutionFilter,
  createdAtMs: number | undefined,
): boolean => startedBefore === undefined || createdAtMs === undefined || createdAtMs < startedBefore;

/** True for an execution that matches; `startedAt` in epoch milliseconds. Without a start, it matches no time range. */
export const matches = (
  { statuses, startedAfter, startedBefore }: ExecutionFilter,
  status: ExecutionStatus,
  startedAt: number | undefined,
): boolean => {
  if (statuses && !statuses.has(status)) return false;
  if (startedAfter === undefined && startedBefore === undefined) return true;
  if (startedAt === undefined) return false;
  return (
    (startedAfter === undefined || startedAt >= startedAfter) &&
    (startedBefore === undefined || startedAt < startedBefore)
  );
};
