import { getNamedType, type GraphQLField, type GraphQLObjectType, isLeafType, isObjectType } from 'graphql';
import { readsOtherObjects } from '../separateFields';
import type { QueryBuilder, RandomChoices } from './random';
import type { Pool } from './pool';

type Field = GraphQLField<unknown, unknown>;

/** The limits of a selection: how many levels it may have, and how many items each of its fields is read for. */
export interface SelectionLimits {
  readonly depth: number;
  readonly items: number;
}

/** How a selection names its lists in `Pool.cursors`, and whether each of its fields needs an alias. */
export interface SelectionContext {
  readonly list: (field: string) => string;
  readonly isAliased?: boolean;
}

/** Page sizes around the page size of AWS (25), and common ones. Nested lists have small pages. */
const pageSizes = [1, 2, 3, 5, 24, 25, 26, 50, 51, 100];
const smallPages = [1, 2, 3];
const maxItems = 60;

const isConnection = (type: GraphQLObjectType): boolean => type.name.endsWith('Connection');

const isThing = (type: GraphQLObjectType): boolean =>
  type.getInterfaces().some(({ name }) => name === 'Node') || type.name === 'LifecycleResource';

const typeOf = (field: Field): GraphQLObjectType | undefined => {
  const type = getNamedType(field.type);
  return isObjectType(type) ? type : undefined;
};

const isRelation = (field: Field): boolean => {
  const type = typeOf(field);
  return type !== undefined && (isThing(type) || isConnection(type));
};

/** Comparisons and what started an execution read other objects. They have tests of their own. */
const isGenerated = (field: Field): boolean => !readsOtherObjects(field);

/** Generates selections of any type. */
export const selectionWriter = (
  random: RandomChoices,
  builder: QueryBuilder,
  { cursors }: Pick<Pool, 'cursors'>,
) => {
  const { chance, pick, from } = random;

  const paging = (
    list: string,
    { items }: SelectionLimits,
  ): { readonly args: string[]; readonly size: number } => {
    const listCursors = cursors.get(list) ?? [];
    const after = listCursors.length > 0 && chance(40) ? [`after: "${pick(listCursors)}"`] : [];
    if (items === 1 && chance(15)) return { args: after, size: 25 };
    const size = pick(items * 10 > maxItems ? smallPages : pageSizes);
    const first = chance(20) ? builder.variable(`first${size}`, 'Int', size) : String(size);
    return { args: [`first: ${first}`, ...after], size };
  };

  const connection = (type: GraphQLObjectType, limits: SelectionLimits): string => {
    const item = type.getFields().nodes;
    const node = item && typeOf(item);
    if (!node) throw new Error(`${type.name} has no nodes`);
    const parts = [
      ...(chance(75) ? [`nodes { ${selection(node, limits)} }`] : []),
      ...(chance(25) ? [`edges { cursor node { ${selection(node, limits)} } }`] : []),
      ...(chance(25) ? ['pageInfo { hasNextPage endCursor }'] : []),
    ];
    return parts.join(' ') || 'pageInfo { hasNextPage }';
  };

  const fieldText = (
    field: Field,
    limits: SelectionLimits,
    { list, isAliased = false }: SelectionContext,
  ): string => {
    const type = typeOf(field);
    if (type && isConnection(type)) {
      const { args, size } = paging(list(field.name), limits);
      const name = args.length === 0 ? field.name : `${builder.alias(field.name)}(${args.join(', ')})`;
      const nestedLimits = { depth: limits.depth - 1, items: limits.items * size };
      return `${name}${builder.directive()} { ${connection(type, nestedLimits)} }`;
    }
    const name = isAliased || chance(10) ? builder.alias(field.name) : field.name;
    if (!type) return name + builder.directive();
    // Objects within a resource may nest deeply, but cost no calls.
    const depth = isThing(type) ? limits.depth - 1 : Math.min(limits.depth, 2) - 1;
    return `${name}${builder.directive()} { ${selection(type, { ...limits, depth: Math.max(0, depth) })} }`;
  };

  /** One to three fields. A relation is nearly as likely as all other fields together. */
  const selection = (
    type: GraphQLObjectType,
    limits: SelectionLimits,
    context?: SelectionContext,
  ): string => {
    const fields = Object.values(type.getFields()).filter(isGenerated);
    const plain = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const relations = fields.filter(isRelation);
    const nested = fields.filter((field) => typeOf(field) && !isRelation(field));
    const canNest = limits.depth > 0 && limits.items <= maxItems;

    const chosen = Array.from({ length: from(1, 3) }, () => {
      if (canNest && relations.length > 0 && chance(45)) return pick(relations);
      if (limits.depth > 0 && nested.length > 0 && chance(15)) return pick(nested);
      return plain.length > 0 ? pick(plain) : undefined;
    });
    const fieldContext = context ?? { list: (field: string) => `${type.name}.${field}` };
    return chosen
      .map((field) =>
        field ? builder.maybeInFragment(type.name, fieldText(field, limits, fieldContext)) : '__typename',
      )
      .join(' ');
  };

  return { paging, connection, selection };
};
