import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isObjectType,
} from 'graphql';
import { changesBetween } from '../comparison/changes';
import { executedWorkflowChanges } from '../comparison/executedWorkflows';
import { packageChanges, packageNameOf } from '../comparison/packages';
import { treeOf } from '../comparison/tree';
import {
  type AnnotatedChange,
  type IsHidden,
  type VisibleChange,
  visibleChange,
} from '../comparison/visible';
import type { ChangeResolvers, ImageComparisonResolvers, QueryResolvers } from '../generated/graphql';
import { decodeNodeId, isNodeKind, kindOf, kinds, type NodeRef } from '../kinds';
import type { ImageRecord } from '../kinds/image';
import { listName } from '../model/cursor';
import { badInput } from '../model/errors';
import { requireScope } from '../model/scope';
import { isSensitive, sensitiveNamesIn } from '../query/sensitivity';
import { sortedConnection } from './connection';
import type { GatewayContext } from './context';
import { type ImagePair, listsOfPair, pairOf } from './imagePair';

/** The fields that GetImage returns. */
const membersOfImage = new Set(
  Object.entries(kinds.Image.fields).flatMap(([name, field]) => ('read' in field ? [name] : [])),
);

const sensitiveMembers = new WeakMap<GraphQLObjectType, ReadonlySet<string>>();

/** The names of the sensitive members of images, at any depth. Computed fields such as the log do not count. Found once per schema. */
const sensitiveMembersOf = (type: GraphQLObjectType): ReadonlySet<string> => {
  const known = sensitiveMembers.get(type);
  if (known) return known;
  const members = Object.values<GraphQLField<unknown, never>>(type.getFields()).filter(({ name }) =>
    membersOfImage.has(name),
  );
  const found = new Set(
    members.flatMap((field) => {
      const within = getNamedType(field.type);
      const names = isObjectType(within) && !isNodeKind(within.name) ? [...sensitiveNamesIn(within)] : [];
      return isSensitive(field) ? [field.name, ...names] : names;
    }),
  );
  sensitiveMembers.set(type, found);
  return found;
};

/** The members of an image that the caller may not see. */
const hiddenIn = (
  image: ImageRecord,
  { access }: GatewayContext,
  { schema }: GraphQLResolveInfo,
): IsHidden => {
  if (access.in(image.scope).maySeeSensitive(kinds.Image)) return () => false;
  const type = schema.getType(image.kind);
  const names = isObjectType(type) ? sensitiveMembersOf(type) : new Set();
  return (name) => names.has(name);
};

/** The changes as the caller may see them. */
const shown = (
  changes: readonly AnnotatedChange[],
  { base, head }: ImagePair,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): VisibleChange[] => {
  const [inBase, inHead] = [hiddenIn(base, context, info), hiddenIn(head, context, info)];
  return changes.map((change) => visibleChange(change, inBase, inHead));
};

export const ImageComparison: Partial<ImageComparisonResolvers> = {
  isComplete: ({ compared }) => compared.incompleteReason === undefined,
  incompleteReason: ({ compared }) => compared.incompleteReason,
  notes: ({ compared }) => [...compared.notes],
  changes: (pair, _args, context, info) => shown(pair.compared.changes, pair, context, info),

  workflowChanges: async (pair, _args, context, info) => {
    const [base, head] = await pair.lists.workflowChanges();
    const changes = executedWorkflowChanges(base ?? [], head ?? []);
    return changes ? shown(changes, pair, context, info) : null;
  },

  packageChanges: async (pair, args, context, info) => {
    const [base, head] = await pair.lists.packageChanges();
    // Every image has packages: without any, it is AWS that has none of it, as of a build that has failed.
    if (!base?.length || !head?.length) return null;
    return sortedConnection<VisibleChange, string>(
      {
        name: listName(`${pair.base.id} ${pair.head.id}`, 'packageChanges'),
        load: () => Promise.resolve(shown(packageChanges(base, head), pair, context, info)),
        sortKey: packageNameOf,
        isSortKey: (value) => typeof value === 'string',
        isAfter: (change, name) => packageNameOf(change) > name,
      },
      args,
    );
  },

  findings: async (pair, _args, context, info) => {
    const [base, head] = await pair.lists.findings();
    const changes = base && head ? changesBetween(treeOf(base), treeOf(head), ['findings']) : [];
    return { base, head, changes: shown(changes, pair, context, info) };
  },
};

/** The values of a change are JSON. A text among them is not parsed. */
export const Change: Partial<ChangeResolvers> = {
  before: ({ before }) => before,
  after: ({ after }) => after,
};

/** The image that a global id identifies. BAD_USER_INPUT for an invalid id, and for one of another type. */
const imageRef = (argument: string, id: string): NodeRef => {
  const ref = decodeNodeId(argument, id);
  if (ref.type === 'Image') return ref;
  throw badInput(argument, id, 'the `id` of an Image');
};

export const imageComparisonQueries: Partial<QueryResolvers> = {
  imageComparison: async (_query, args, context) => {
    const { access, loaders, scopes } = context;
    const refs = [imageRef('base', args.base), imageRef('head', args.head)];
    const all = await scopes.all();
    const named = refs.map(({ accountId, region, ids }) => {
      const scope = requireScope(all, accountId, region);
      access.in(scope).require(kindOf('Image'));
      return { scope, ids };
    });
    const [base = null, head = null] = await Promise.all(
      named.map(async ({ scope, ids }) => loaders.byIds('Image', scope, ids, 'get')),
    );
    return pairOf(base, head, (one, other) => listsOfPair(one, other, context));
  },
};
