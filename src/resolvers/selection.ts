import { collectSubFields } from '@graphql-tools/utils';
import {
  type FieldNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isObjectType,
} from 'graphql';

type FieldsByName = ReadonlyMap<string, readonly FieldNode[]>;

const collect = (
  { schema, fragments, variableValues }: GraphQLResolveInfo,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): FieldsByName => {
  const { fields } = collectSubFields(schema, { ...fragments }, variableValues, type, [...nodes]);
  const byName = new Map<string, FieldNode[]>();
  for (const aliased of fields.values()) {
    for (const node of aliased) byName.set(node.name.value, [...(byName.get(node.name.value) ?? []), node]);
  }
  return byName;
};

/** One execution's field nodes are the same for all items of a list, so what is beneath them is collected once. */
const collected = new WeakMap<readonly FieldNode[], FieldsByName>();

/** The fields selected beneath the one that is resolved, of `type`: fragments, `@skip` and `@include` are seen through. */
const fieldsBeneath = (info: GraphQLResolveInfo, type: GraphQLObjectType): FieldsByName => {
  const isSettled = getNamedType(info.returnType) === type;
  const known = isSettled ? collected.get(info.fieldNodes) : undefined;
  const fields = known ?? collect(info, type, info.fieldNodes);
  if (isSettled) collected.set(info.fieldNodes, fields);
  return fields;
};

const objectType = ({ schema }: GraphQLResolveInfo, name: string): GraphQLObjectType => {
  const type = schema.getType(name);
  if (isObjectType(type)) return type;
  throw new TypeError(`${name} is no object type of the schema.`);
};

/** True when nothing but these fields of the type is selected beneath the field that is resolved. */
export const selectsOnly = (
  info: GraphQLResolveInfo,
  typeName: string,
  names: ReadonlySet<string>,
): boolean => {
  for (const field of fieldsBeneath(info, objectType(info, typeName)).keys()) {
    if (field !== '__typename' && !names.has(field)) return false;
  }
  return true;
};

/** True when any of these fields of the type is selected beneath the field that is resolved. */
export const selectsAny = (info: GraphQLResolveInfo, typeName: string, names: readonly string[]): boolean => {
  const fields = fieldsBeneath(info, objectType(info, typeName));
  return names.some((name) => fields.has(name));
};

/** True when the path of fields, beginning in the type, is selected beneath the field that is resolved. */
export const selects = (info: GraphQLResolveInfo, typeName: string, ...path: readonly string[]): boolean => {
  let type: unknown = objectType(info, typeName);
  let nodes: readonly FieldNode[] = info.fieldNodes;
  for (const name of path) {
    if (!isObjectType(type)) return false;
    const beneath: FieldsByName =
      nodes === info.fieldNodes ? fieldsBeneath(info, type) : collect(info, type, nodes);
    nodes = beneath.get(name) ?? [];
    if (nodes.length === 0) return false;
    const field = type.getFields()[name];
    type = field && getNamedType(field.type);
  }
  return true;
};
