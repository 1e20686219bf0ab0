import type { GraphQLResolveInfo } from 'graphql';
import type { ExecutionResolvers, NodeResolvers, QueryResolvers, ScopeResolvers } from '../generated/graphql';
import {
  decodeNodeId,
  executionKinds,
  kindOf,
  type NodeRef,
  type SomeExecution,
  type SomeRecord,
} from '../kinds';
import { badInput } from '../model/errors';
import type { MaybePromise } from '../model/page';
import { requireScope } from '../model/scope';
import type { GatewayContext } from './context';
import { lookUp } from './lookUp';
import { mapMaybe } from './maybe';

/** The object that a global id identifies. FORBIDDEN where its scope is not configured. */
export const findNode = (
  { type, accountId, region, ids }: NodeRef,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): MaybePromise<SomeRecord | null> =>
  mapMaybe(context.scopes.all(), (scopes) =>
    lookUp(type, requireScope(scopes, accountId, region), ids, context, info),
  );

const mostIds = 100;

export const nodeQueries: Partial<QueryResolvers> = {
  scopes: (_query, _args, { scopes }) => mapMaybe(scopes.all(), (all) => [...all]),

  node: (_query, { id }, context, info) => findNode(decodeNodeId('id', id), context, info),

  nodes: (_query, { ids }, context, info) => {
    if (ids.length > mostIds) throw badInput('ids', `${ids.length} ids`, `at most ${mostIds} ids`);
    return ids.map(async (id, index) => findNode(decodeNodeId(`ids[${index}]`, id), context, info));
  },

  execution: (_query, { id }, context, info) => {
    const ref = decodeNodeId('id', id);
    return kindOf(ref.type).execution
      ? (findNode(ref, context, info) as MaybePromise<SomeExecution | null>)
      : null;
  },
};

export const Node: NodeResolvers = { __resolveType: (record) => record.kind };

export const Execution: ExecutionResolvers = { __resolveType: (record) => record.kind };

/** The other fields are those of the scope itself. */
export const Scope: Partial<ScopeResolvers> = {
  health: (scope, _args, { health, access }) => {
    const known = health.of(scope);
    // The permission that was missing names what others have asked for.
    const seesAll = executionKinds.every((kind) => access.in(scope).maySee(kind));
    return seesAll ? known : { ...known, lastRefusalAt: undefined, lastRefusal: undefined };
  },
};
