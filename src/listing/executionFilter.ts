import type { HistoryFilter, Rights } from '../history';
import { withoutZero } from '../history/comparable';
import { decodeNodeId, type ExecutionKindSpec, executionKinds } from '../kinds';
import type { Access } from '../model/access';
import type { Caller } from '../model/caller';
import { badInput, GatewayError } from '../model/errors';
import type { ExecutionOrigin } from '../model/record';
import { checkScopeChoice, requireAnyScope, requireScope, type Scope, scopeKey } from '../model/scope';
import { type ExecutionStatus, isUnderWay } from '../model/status';
import { epochMs } from '../model/time';

type Maybe<Value> = Value | null | undefined;

/** The filter argument of a client. An omitted member does not restrict the result. */
export interface ExecutionFilterInput {
  readonly kinds?: Maybe<readonly string[]>;
  readonly statuses?: Maybe<readonly ExecutionStatus[]>;
  readonly accountIds?: Maybe<readonly string[]>;
  readonly regions?: Maybe<readonly string[]>;
  readonly startedAfter?: unknown;
  readonly startedBefore?: unknown;
  readonly endedAfter?: unknown;
  readonly endedBefore?: unknown;
  readonly minDurationSeconds?: Maybe<number>;
  readonly maxDurationSeconds?: Maybe<number>;
  readonly text?: Maybe<string>;
  readonly names?: Maybe<readonly string[]>;
  readonly parentIds?: Maybe<readonly string[]>;
  readonly userNames?: Maybe<readonly string[]>;
  readonly fileName?: Maybe<string>;
  /** Of `transferExecutions` only: the whole key or path, or its last part. */
  readonly fileNamed?: Maybe<string>;
  readonly origins?: Maybe<readonly ExecutionOrigin[]>;
}

/** A filter in canonical form. */
export interface ExecutionFilter {
  readonly scopes: readonly Scope[];
  /** Values of `ExecutionKind`. */
  readonly kinds: ReadonlySet<string>;
  /** The sources that the caller may not see, by `sourceKey`. They are not read. */
  readonly forbidden: ReadonlySet<string>;
  /** The scopes and types of `parentIds`, by `parentKey`; undefined: any. */
  readonly parentKeys: ReadonlySet<string> | undefined;
  /** What the history is asked for. It names the kinds and, with the rights, the scopes. */
  readonly query: HistoryFilter;
  /** The executions of the scopes that the caller may see. */
  readonly rights: Rights;
  /** Equal for equal filters: cursors are bound to it. */
  readonly name: string;
  /** The same, for callers with equal rights and the same scopes. */
  readonly key: string;
}

const executionKindOf = (name: string): ExecutionKindSpec => {
  const kind = executionKinds.find(({ execution }) => execution.kind === name);
  if (!kind) throw new TypeError(`${name} is no kind of execution.`);
  return kind;
};

/** Workflow steps are included only where the filter names their kind, since they are part of a workflow execution. */
const kindNames = executionKinds.map(({ execution }) => execution.kind);
const transfers = executionKindOf('TRANSFER_EXECUTION');
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
  { accountIds, regions, parentIds }: ExecutionFilterInput,
  scopes: readonly Scope[],
): readonly Scope[] => {
  requireConfigured('filter.accountIds', accountIds ?? [], new Set(scopes.map(({ accountId }) => accountId)));
  requireConfigured('filter.regions', regions ?? [], new Set(scopes.map(({ region }) => region)));
  for (const id of parentIds ?? []) {
    const parent = decodeNodeId('filter.parentIds', id);
    requireScope(scopes, parent.accountId, parent.region);
  }
  return scopes.filter(
    ({ accountId, region }) =>
      (accountIds?.includes(accountId) ?? true) && (regions?.includes(region) ?? true),
  );
};

/** The longest text to search for. */
const mostCharacters = 200;

const checkTimes = (input: ExecutionFilterInput, word: 'started' | 'ended'): void => {
  const from = epochMs(input[`${word}After`]);
  const to = epochMs(input[`${word}Before`]);
  if (from !== undefined && to !== undefined && from >= to) {
    throw badInput(`filter.${word}Before`, input[`${word}Before`], `a moment after filter.${word}After`);
  }
};

const checkDurations = ({
  minDurationSeconds: least,
  maxDurationSeconds: most,
}: ExecutionFilterInput): void => {
  for (const [name, value] of Object.entries({ minDurationSeconds: least, maxDurationSeconds: most })) {
    if (typeof value === 'number' && value < 0) throw badInput(`filter.${name}`, value, '0 or more seconds');
  }
  if (typeof least === 'number' && typeof most === 'number' && least > most)
    throw badInput('filter.maxDurationSeconds', most, 'no less than filter.minDurationSeconds');
};

/** The text to search for. The history stores no character 0. */
const searchedText = (text: string): string => withoutZero(text).trim();

const checkText = ({ text }: ExecutionFilterInput): void => {
  if (typeof text !== 'string') return;
  if (searchedText(text) === '' || text.length > mostCharacters)
    throw badInput('filter.text', text, `1 to ${mostCharacters} characters, not only spaces`);
};

/** BAD_USER_INPUT for an invalid filter. Does not need the scopes, which may cost a call. */
export const checkFilter = (input: Maybe<ExecutionFilterInput>): void => {
  if (!input) return;
  const { accountIds, regions, parentIds } = input;
  checkTimes(input, 'started');
  checkTimes(input, 'ended');
  checkDurations(input);
  checkText(input);
  parentIds?.forEach((id, index) => decodeNodeId(`filter.parentIds[${index}]`, id));
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
  input: Maybe<ExecutionFilterInput>,
  scopes: readonly Scope[],
  access: Access,
  caller: Caller,
): ExecutionFilter => {
  requireAnyScope(scopes);
  const create = (given: ExecutionFilterInput) => createFilter(given, scopes, access, caller);
  if (input) return create(input);
  const filter = unfiltered.get(scopes) ?? create({});
  unfiltered.set(scopes, filter);
  return filter;
};

/** A source: executions of a kind (a value of `ExecutionKind`) in a scope. */
export const sourceKey = (scope: Scope, kind: string): string => `${scopeKey(scope)} ${kind}`;

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

/** The objects of a type in a scope. */
const parentKey = (scope: Pick<Scope, 'accountId' | 'region'>, type: string): string =>
  `${scopeKey(scope)} ${type}`;

const parentKeysOf = ({ parentIds }: HistoryFilter): ReadonlySet<string> | undefined =>
  parentIds &&
  new Set(
    parentIds.map((id) => {
      const parent = decodeNodeId('id', id);
      return parentKey(parent, parent.type);
    }),
  );

const sorted = <Value extends string>(values: Maybe<readonly Value[]>): readonly Value[] | undefined =>
  values ? [...new Set(values)].sort() : undefined;

const queryOf = (input: ExecutionFilterInput): HistoryFilter => ({
  kinds: kindNames.filter((kind) => (input.kinds ?? defaultKinds).includes(kind)),
  statuses: sorted(input.statuses),
  startedAfter: epochMs(input.startedAfter),
  startedBefore: epochMs(input.startedBefore),
  endedAfter: epochMs(input.endedAfter),
  endedBefore: epochMs(input.endedBefore),
  minDurationSeconds: input.minDurationSeconds ?? undefined,
  maxDurationSeconds: input.maxDurationSeconds ?? undefined,
  text: typeof input.text === 'string' ? searchedText(input.text) : undefined,
  names: sorted(input.names),
  parentIds: sorted(input.parentIds),
  userNames: sorted(input.userNames),
  fileName: input.fileName ?? undefined,
  fileNamed: input.fileNamed ?? undefined,
  origins: sorted(input.origins),
});

const createFilter = (
  input: ExecutionFilterInput,
  scopes: readonly Scope[],
  access: Access,
  { rights, permissions }: Caller,
): ExecutionFilter => {
  const chosen = chosenScopes(input, scopes);
  const forbidden = forbiddenSources(chosen, access);
  const query = queryOf(input);
  const chosenKeys = new Set(chosen.map(scopeKey));
  const name = JSON.stringify([query, sorted(input.accountIds), sorted(input.regions)]);
  return {
    scopes: chosen,
    kinds: new Set(query.kinds),
    forbidden,
    parentKeys: parentKeysOf(query),
    query,
    rights: {
      maySee: (scope, kind) =>
        chosenKeys.has(scopeKey(scope)) && (kind === undefined || !forbidden.has(sourceKey(scope, kind))),
      maySeeSensitive: (scope, kind) => permissions.maySeeSensitive(scope, kind),
    },
    name,
    key: [name, rights, ...chosenKeys].join(' '),
  };
};

/** AWS returns no times for a kind whose `startedAt` has the source `ids`. */
const hasTimes = ({ fields }: ExecutionKindSpec): boolean => fields.startedAt?.source !== 'ids';

/** False where no execution of the kind in the scope can match. Then its lists are not read. */
export const canMatch = (
  { kinds, query, parentKeys }: ExecutionFilter,
  scope: Scope,
  kind: ExecutionKindSpec,
): boolean => {
  const { execution, listing } = kind;
  if (!kinds.has(execution.kind)) return false;
  const { statuses, userNames, fileName, fileNamed, parentIds } = query;
  const { startedAfter, startedBefore, endedAfter, endedBefore } = query;
  const times = [startedAfter, startedBefore, endedAfter, endedBefore];
  const durations = [query.minDurationSeconds, query.maxDurationSeconds];
  if (!hasTimes(kind) && [...times, ...durations].some((value) => value !== undefined)) return false;
  if (userNames && !execution.search.userName) return false;
  if ((fileName ?? fileNamed) !== undefined && !execution.search.fileName) return false;
  const parentType = listing?.under?.parent?.type;
  if (parentKeys && (parentType === undefined || !parentKeys.has(parentKey(scope, parentType)))) return false;
  if ([query.names, query.origins, userNames, parentIds].some((list) => list?.length === 0)) return false;
  return !statuses || statuses.some((status) => execution.words.statuses.has(status));
};

/**
 * The scopes whose logs of Transfer executions can have what matches, of those whose executions the caller may see. The logs are read from
 * `windowStart` on, in epoch milliseconds.
 */
export const scopesOfLogs = (filter: ExecutionFilter, windowStart: number): readonly Scope[] => {
  const { scopes, kinds, query, parentKeys } = filter;
  const { execution } = transfers;
  if (!kinds.has(execution.kind)) return [];
  if (query.startedBefore !== undefined && query.startedBefore <= windowStart) return [];
  if (query.origins && !query.origins.includes('LOG')) return [];
  if ([query.statuses, query.names, query.userNames, query.parentIds].some((list) => list?.length === 0))
    return [];
  const { statuses } = execution.words;
  // What is under way has not ended, but its start is in the log.
  const selects = [
    query.startedAfter,
    query.startedBefore,
    query.minDurationSeconds,
    query.maxDurationSeconds,
  ];
  const needsStart = selects.some((value) => value !== undefined);
  if (
    !needsStart &&
    query.statuses &&
    !query.statuses.some((status) => statuses.has(status) && !isUnderWay(status))
  )
    return [];
  return scopes.filter(
    (scope) =>
      !isForbidden(filter, scope, transfers) &&
      (!parentKeys || parentKeys.has(parentKey(scope, 'TransferWorkflow'))),
  );
};

/** False where every execution of an object created at this moment (epoch milliseconds) starts too late for the filter. */
export const canHoldEarlier = ({ query }: ExecutionFilter, createdAtMs: number | undefined): boolean => {
  const { startedBefore } = query;
  return startedBefore === undefined || createdAtMs === undefined || createdAtMs < startedBefore;
};

/** False where the filter names other parents of executions. */
export const wantsParent = ({ query }: ExecutionFilter, parentId: string): boolean =>
  query.parentIds?.includes(parentId) ?? true;
