import type { GraphQLResolveInfo } from 'graphql';
import type { NodeKind } from '../model/nodeId';
import type { NodeRecords } from '../model/records';
import type { GatewayContext } from './context';
import { kinds, type Naming } from './kinds';
import { selectsOnly } from './selection';

type Ids = readonly [first: string | undefined, second?: string | undefined];

/**
 * The thing that a relation leads to, named by ids that another thing's answer holds: made of these alone where
 * they tell all that is selected, else as AWS tells it. Null without ids, or when AWS does not know it.
 */
export const related = <Kind extends NodeKind>(
  kind: Kind,
  ids: Ids,
  naming: Naming,
  { loaders }: GatewayContext,
  info: GraphQLResolveInfo,
): NodeRecords[Kind] | Promise<NodeRecords[Kind] | null> | null => {
  const [first, second = ''] = ids;
  if (!first) return null;
  const { find, ofIds, toldByIds } = kinds[kind];
  return selectsOnly(info, kind, toldByIds)
    ? ofIds(naming, first, second)
    : find(loaders, naming, first, second, info);
};
