import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isNonNullType,
  isRequiredArgument,
} from 'graphql';
import { type AnyKind, decodeNodeId, isNodeKind, type NodeKind } from '../../src/kinds';
import { encodeNodeId } from '../../src/model/nodeId';

/*
 * What a declaration of a kind, its GraphQL type and its resolvers must have in common. Each check returns what is
 * wrong, and an empty list for a sound declaration.
 */

type Declaration = Pick<AnyKind, 'type' | 'fields' | 'idNames'>;
type Table = Readonly<Record<string, unknown>>;

/** Every record holds them. */
const common = ['id', 'scope', 'fetchedAt'];

const declaredNames = ({ fields, idNames }: Declaration): readonly string[] => [
  ...idNames,
  ...Object.entries(fields).flatMap(([name, field]) =>
    'isInternal' in field && field.isInternal ? [] : [name],
  ),
];

/** `Type.field` of each field of the type for which the declaration names no source. */
export const fieldsWithoutSource = (kind: Declaration, type: GraphQLObjectType): readonly string[] => {
  const known = [...common, ...declaredNames(kind)];
  return Object.keys(type.getFields())
    .filter((name) => !known.includes(name))
    .map((name) => `${type.name}.${name}`);
};

/** `Type.field` of each declared field or id that the type does not have. */
export const fieldsWithoutType = (kind: Declaration, type: GraphQLObjectType): readonly string[] =>
  declaredNames(kind)
    .filter((name) => !Object.hasOwn(type.getFields(), name))
    .map((name) => `${kind.type}.${name}`);

/** `Type.field` of each other declared field that a field is said to be known by, and that is not declared. */
export const unknownKnownBy = (kind: Declaration): readonly string[] =>
  Object.entries(kind.fields)
    .filter(([, { knownBy }]) => knownBy !== undefined && !declaredNames(kind).includes(knownBy))
    .map(([name]) => `${kind.type}.${name}`);

/** `Type.field` of each declared field or id that the resolver table of the type does not resolve. */
export const fieldsWithoutResolver = (kind: Declaration, table: Table | undefined): readonly string[] =>
  [...common, ...declaredNames(kind)]
    .filter((name) => !Object.hasOwn(table ?? {}, name) || typeof table?.[name] !== 'function')
    .map((name) => `${kind.type}.${name}`);

type Listed = Pick<AnyKind, 'type' | 'listing'>;

/** Why the list of all executions cannot reach every object of the kind: the kind, and where its lists end. */
export const gapsInListing = (
  kind: Listed,
  kindOf: (type: NodeKind) => Listed,
  above: readonly string[] = [],
): readonly string[] => {
  const { type, listing } = kind;
  const path = [...above, type];
  const place = path.join(' under ');
  if (above.includes(type)) return [`${place}: the lists lead nowhere else`];
  if (listing?.inScope) return [];
  if (!listing?.under) return [`${place}: nothing lists it`];
  const { parent } = listing.under;
  if (!parent) return [`${place}: the type of its parent is not declared`];
  if (!isNodeKind(parent.type)) return [`${place}: its parent ${parent.type} is no kind`];
  return gapsInListing(kindOf(parent.type), kindOf, path);
};

type LookedUp = Pick<AnyKind, 'type' | 'ids' | 'lookUp'>;

/** What is wrong with the field of `Query` that looks up one object of the kind. */
export const faultsOfLookUp = (
  { type, ids, lookUp }: LookedUp,
  field: GraphQLField<unknown, unknown> | undefined,
): readonly string[] => {
  const place = `Query.${lookUp}`;
  if (!field) return [`${place} does not exist`];
  const wanted = Object.entries(ids).map(([name, { argument = name }]) => argument);
  const scope = field.args.find(({ name }) => name === 'scope');
  const args = field.args.filter((argument) => argument !== scope);
  const isWithArn = Object.values(ids).some(({ format }) => format.isArn);
  const isScopeInput = scope && String(scope.type) === 'ScopeInput';
  return [
    ...(getNamedType(field.type).name === type ? [] : [`${place} is of another type than ${type}`]),
    ...(isNonNullType(field.type) ? [`${place} is never null`] : []),
    ...(args.map(({ name }) => name).join() === wanted.join()
      ? []
      : [`${place} has other arguments than ${wanted.join(', ')}`]),
    ...args
      .filter((argument) => !isRequiredArgument(argument))
      .map(({ name }) => `${place}(${name}) is optional`),
    // An ARN says the scope, unless AWS owns the object.
    ...(isScopeInput || (!scope && isWithArn) ? [] : [`${place} has no optional argument scope`]),
  ];
};

const scope = { accountId: '111122223333', region: 'us-east-1' };

/** What a global id of the kind, made of these ids, does not give back. */
export const lossesOfNodeId = (
  { type, idNames }: Pick<AnyKind, 'type' | 'idNames'>,
  ids: Readonly<Record<string, string>>,
): readonly string[] => {
  const values = idNames.map((name) => ids[name] ?? '');
  const decoded = decodeNodeId('id', encodeNodeId(type, scope, values));
  const differing = Object.entries({ type, ...scope }).filter(
    ([name, value]) => decoded[name as 'type'] !== value,
  );
  const names = new Set([...Object.keys(ids), ...Object.keys(decoded.ids)]);
  return [
    ...differing.map(([name]) => `${type}: ${name}`),
    ...[...names].filter((name) => ids[name] !== decoded.ids[name]).map((name) => `${type}.${name}`),
  ];
};
