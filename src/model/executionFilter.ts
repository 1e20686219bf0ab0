import { badInput, GatewayError } from './errors';
import { type ExecutionKind, executionKindNames } from './executionKind';
import { hasStart, type Rank } from './executionOrder';
import { checkScopeChoice, type Scope } from './scope';
import {
  blueprintRunStatus,
  type ExecutionStatus,
  lifecycleStatus,
  stepStatus,
  transferStatus,
  workflowStatus,
} from './status';
import { type AwsTime, timeOf } from './time';

/** What a client asks of all executions; a list that is left out leaves all in. */
export interface ExecutionFilterInput {
  readonly kinds?: readonly ExecutionKind[] | null | undefined;
  readonly statuses?: readonly ExecutionStatus[] | null | undefined;
  readonly accountIds?: readonly string[] | null | undefined;
  readonly regions?: readonly string[] | null | undefined;
  readonly startedAfter?: AwsTime | null | undefined;
  readonly startedBefore?: AwsTime | null | undefined;
}

/** The same, checked and in one form, so that equal filters are told alike. */
export interface ExecutionFilter {
  readonly scopes: readonly Scope[];
  readonly kinds: ReadonlySet<ExecutionKind>;
  /** Undefined: all. */
  readonly statuses: ReadonlySet<ExecutionStatus> | undefined;
  /** Epoch milliseconds: the first moment that is in; undefined: no bound. */
  readonly startedAfter: number | undefined;
  /** Epoch milliseconds: the first moment that is out; undefined: no bound. */
  readonly startedBefore: number | undefined;
  /** Equal for equal filters: cursors are bound to it. */
  readonly name: string;
}

/** Steps belong to their workflow, so they are there only when they are named. */
const defaultKinds = executionKindNames.filter((kind) => kind !== 'WORKFLOW_STEP');

const requireConfigured = (
  argument: string,
  values: readonly string[],
  configured: ReadonlySet<string>,
): void => {
  for (const value of values) {
    if (configured.has(value)) continue;
    throw new GatewayError(
      'FORBIDDEN',
      `${argument}: "${value}" is in none of this gateway's scopes; Query.scopes lists them.`,
    );
  }
};

const chosenScopes = (
  { accountIds, regions }: ExecutionFilterInput,
  scopes: readonly Scope[],
): readonly Scope[] => {
  for (const accountId of accountIds ?? [])
    checkScopeChoice({ accountId }, 'filter.accountIds', 'filter.regions');
  for (const region of regions ?? []) checkScopeChoice({ region }, 'filter.accountIds', 'filter.regions');
  requireConfigured('filter.accountIds', accountIds ?? [], new Set(scopes.map(({ accountId }) => accountId)));
  requireConfigured('filter.regions', regions ?? [], new Set(scopes.map(({ region }) => region)));
  return scopes.filter(
    ({ accountId, region }) =>
      (accountIds?.includes(accountId) ?? true) && (regions?.includes(region) ?? true),
  );
};

/** BAD_USER_INPUT or FORBIDDEN for what cannot be right, before anything is asked. */
export const checkedFilter = (
  input: ExecutionFilterInput | null | undefined,
  scopes: readonly Scope[],
): ExecutionFilter => {
  const { kinds, statuses, startedAfter, startedBefore } = input ?? {};
  const from = timeOf(startedAfter)?.getTime();
  const to = timeOf(startedBefore)?.getTime();
  if (from !== undefined && to !== undefined && from >= to) {
    throw badInput('filter.startedBefore', startedBefore, 'a moment after filter.startedAfter');
  }
  const chosen = chosenScopes(input ?? {}, scopes);
  const wanted = executionKindNames.filter((kind) => (kinds ?? defaultKinds).includes(kind));
  const sorted = (values: readonly string[] | null | undefined): readonly string[] | null =>
    values ? [...new Set(values)].sort() : null;
  return {
    scopes: chosen,
    kinds: new Set(wanted),
    statuses: statuses ? new Set(statuses) : undefined,
    startedAfter: from,
    startedBefore: to,
    name: JSON.stringify([
      wanted,
      sorted(statuses),
      sorted(input?.accountIds),
      sorted(input?.regions),
      from ?? null,
      to ?? null,
    ]),
  };
};

const statusesOfKind: Readonly<Record<ExecutionKind, ReadonlySet<ExecutionStatus>>> = {
  IMAGE_BUILDER_WORKFLOW: workflowStatus.statuses,
  WORKFLOW_STEP: stepStatus.statuses,
  LIFECYCLE: lifecycleStatus.statuses,
  TRANSFER_EXECUTION: transferStatus.statuses,
  BLUEPRINT_RUN: blueprintRunStatus.statuses,
};

/** Kinds of which AWS never tells a start. */
const withoutStart: ReadonlySet<ExecutionKind> = new Set(['TRANSFER_EXECUTION']);

/** False where no execution of the kind can match, so that none needs to be looked at. */
export const canMatch = (filter: ExecutionFilter, kind: ExecutionKind): boolean => {
  const { statuses, startedAfter, startedBefore } = filter;
  const hasTimes = startedAfter !== undefined || startedBefore !== undefined;
  if (!filter.kinds.has(kind) || (hasTimes && withoutStart.has(kind))) return false;
  return !statuses || [...statuses].some((status) => statusesOfKind[kind].has(status));
};

/** False where all that belongs to something made at this moment started too late for the filter. */
export const canHoldEarlier = ({ startedBefore }: ExecutionFilter, madeAt: number | undefined): boolean =>
  startedBefore === undefined || madeAt === undefined || madeAt < startedBefore;

/** Whether an execution of a kind and scope that the filter has is in. Without a start, it is in no span of time. */
export const isIn = (
  { statuses, startedAfter, startedBefore }: ExecutionFilter,
  execution: Rank & { readonly status: ExecutionStatus },
): boolean => {
  if (statuses && !statuses.has(execution.status)) return false;
  if (startedAfter === undefined && startedBefore === undefined) return true;
  if (!hasStart(execution)) return false;
  const { startedAt } = execution;
  return (
    (startedAfter === undefined || startedAt >= startedAfter) &&
    (startedBefore === undefined || startedAt < startedBefore)
  );
};
