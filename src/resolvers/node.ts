import type { GraphQLResolveInfo } from 'graphql';
import type { ExecutionResolvers, NodeResolvers, QueryResolvers, ScopeResolvers } from '../generated/graphql';
import { badInput } from '../model/errors';
import { executionKinds, type NodeKind, type NodeRef, parseNodeId } from '../model/nodeId';
import type { NodeRecords } from '../model/records';
import { requireScope } from '../model/scope';
import type { GatewayContext } from './context';
import { lookUp } from './lookUp';

type Ref<Kind extends NodeKind> = NodeRef & { readonly kind: Kind };

const find = async <Kind extends NodeKind>(
  { kind, accountId, region, ids }: Ref<Kind>,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<NodeRecords[Kind] | null> =>
  lookUp(kind, requireScope(await context.scopes.all(), accountId, region), ids, context, info);

type ExecutionKind = (typeof executionKinds)[number];

const isExecution = (ref: NodeRef): ref is Ref<ExecutionKind> =>
  executionKinds.some((kind) => kind === ref.kind);

const mostIds = 100;

export const nodeQueries: Pick<QueryResolvers, 'scopes' | 'node' | 'nodes' | 'execution'> = {
  scopes: async (_query, _args, { scopes }) => [...(await scopes.all())],

  node: async (_query, { id }, context, info) => find(parseNodeId('id', id), context, info),

  nodes: (_query, { ids }, context, info) => {
    if (ids.length > mostIds) throw badInput('ids', `${ids.length} ids`, `at most ${mostIds} ids`);
    return ids.map(async (id, index) => find(parseNodeId(`ids[${index}]`, id), context, info));
  },

  execution: async (_query, { id }, context, info) => {
    const ref = parseNodeId('id', id);
    return isExecution(ref) ? find(ref, context, info) : null;
  },
};

export const Node: NodeResolvers = { __resolveType: (record) => record.kind };

export const Execution: ExecutionResolvers = { __resolveType: (record) => record.kind };

/** The rest is read from the scope itself. */
export const Scope: Pick<ScopeResolvers, 'health'> = {
  health: (scope, _args, { health }) => health.of(scope),
};
