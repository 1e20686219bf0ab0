import type { GraphQLResolveInfo } from 'graphql';
import { parseArn } from '../model/arn';
import { badInput } from '../model/errors';
import { checked } from '../model/formats';
import { nodeId, type NodeKind, nodeKinds } from '../model/nodeId';
import type { NodeRecords } from '../model/records';
import {
  checkScopeChoice,
  chooseScope,
  isArnOf,
  type Scope,
  type ScopeChoice,
  scopeOfArn,
} from '../model/scope';
import type { GatewayContext } from './context';
import { kinds } from './kinds';
import { checkCursorsOf } from './pagingArguments';

/** Finds a thing by what its global id holds; null when AWS does not know it. Always asks, so that null is AWS's word. */
export const lookUp = <Kind extends NodeKind>(
  kind: Kind,
  scope: Scope,
  ids: readonly string[],
  { loaders }: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<NodeRecords[Kind] | null> => {
  checkCursorsOf(kind, nodeId(kind, scope, ...ids), info);
  const [first = '', second = ''] = ids;
  return kinds[kind].find(loaders, { scope }, first, second, info);
};

/** The configured scope that a `scope` argument picks; the first one without it. */
export const chosenScope = async (
  { scopes }: GatewayContext,
  choice: ScopeChoice | null | undefined,
): Promise<Scope> => {
  checkScopeChoice(choice);
  return chooseScope(await scopes.all(), choice);
};

/** Finds a thing by ids that do not tell their scope. `ids` are the arguments, in the order of the kind's ids. */
export const lookUpByIds = async <Kind extends NodeKind>(
  kind: Kind,
  ids: Readonly<Record<string, string>>,
  choice: ScopeChoice | null | undefined,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<NodeRecords[Kind] | null> => {
  Object.entries(ids).forEach(([argument, value], index) => {
    const format = nodeKinds[kind][index];
    if (format) checked(format, argument, value);
  });
  return lookUp(kind, await chosenScope(context, choice), Object.values(ids), context, info);
};

/** Finds a thing by an ARN, which tells its scope. */
export const lookUpByArn = async <Kind extends NodeKind>(
  kind: Kind,
  argument: string,
  arn: string,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<NodeRecords[Kind] | null> => {
  checked(nodeKinds[kind][0], argument, arn);
  const parsed = parseArn(arn);
  const scope = scopeOfArn(await context.scopes.all(), parsed);
  if (!isArnOf(scope, parsed)) {
    throw badInput(
      argument,
      arn,
      `the partition "${scope.partition}", since it names the region ${scope.region}`,
    );
  }
  return lookUp(kind, scope, [arn], context, info);
};
