import type { GraphQLResolveInfo } from 'graphql';
import type {
  ExecutionEventResolvers,
  SubscriptionExecutionChangedArgs,
  SubscriptionExecutionsChangedArgs,
} from '../generated/graphql';
import { decodeNodeId, isExecutionKind, kindOf, type SomeExecution } from '../kinds';
import { badInput } from '../model/errors';
import { usualOrder } from '../model/executionOrder';
import type { ExecutionRecord } from '../model/record';
import { requireScope } from '../model/scope';
import { type ExecutionStatus, executionStatuses, isUnderWay } from '../model/status';
import { needOf } from '../query/need';
import type { GatewayContext } from './context';
import { orForgotten } from './scopeSearch';

const streamsOf = ({ live }: GatewayContext) => {
  if (!live) throw new TypeError('The operation begins no subscription.');
  return live;
};

/** What is selected of the execution of an event, where it is of this type. */
const selectionOf = (type: string, { plans }: GatewayContext, info: GraphQLResolveInfo) =>
  [...plans.field(info).selection('ExecutionEvent').fields.values()]
    .find(({ name }) => name === 'execution')
    ?.selection(type);

const executionChanged = (
  _subscription: unknown,
  { id, after }: SubscriptionExecutionChangedArgs,
  context: GatewayContext,
  info: GraphQLResolveInfo,
) => {
  const { type, accountId, region, ids } = decodeNodeId('id', id);
  const kind = kindOf(type);
  if (!isExecutionKind(kind)) throw badInput('id', id, 'the `id` of an execution');
  const find = async (latest: ExecutionRecord | undefined): Promise<ExecutionRecord | null> => {
    const { access, loaders, scopes } = context;
    const scope = requireScope(await scopes.all(), accountId, region);
    const inScope = access.in(scope);
    inScope.require(kind);
    if (latest) return latest;
    const selection = selectionOf(type, context, info);
    const need = selection ? needOf(kind, selection, inScope) : 'ids';
    const found = loaders.byIds(type, scope, ids, need);
    return (await orForgotten(kind, scope, ids, found, context)) as ExecutionRecord | null;
  };
  return streamsOf(context).executionChanged({ id, after, find });
};

const executionsChanged = async (
  _subscription: unknown,
  { filter: input, after }: SubscriptionExecutionsChangedArgs,
  context: GatewayContext,
) => {
  const { access, caller, listing, scopes } = context;
  const withStatuses = (statuses: readonly ExecutionStatus[] | null | undefined) =>
    listing.filter({ ...input, statuses }, scopes.all, access, caller);
  const filter = await withStatuses(input?.statuses);
  const wanted = (input?.statuses ?? executionStatuses).filter(isUnderWay);
  // Nothing in progress matches a filter for ends alone.
  const inProgress = wanted.length === 0 ? undefined : await withStatuses(wanted);
  return streamsOf(context).executionsChanged({
    filter,
    inProgress,
    anyStatus: await withStatuses(null),
    after,
    read: () => listing.page(inProgress ?? filter, usualOrder, undefined, 0, () => 0),
  });
};

/** Each event is the root value of its own execution. */
const resolve = (event: unknown) => event;

export const Subscription = {
  executionChanged: { subscribe: executionChanged, resolve },
  executionsChanged: { subscribe: executionsChanged, resolve },
};

export const ExecutionEvent: Partial<ExecutionEventResolvers> = {
  execution: ({ execution }) => execution as unknown as SomeExecution,
  previousStatus: ({ previousStatus }) => previousStatus ?? null,
  changedFields: ({ changedFields }) => [...changedFields],
  at: ({ at }) => new Date(at),
};
