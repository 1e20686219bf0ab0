import { getNamedType, type GraphQLField, type GraphQLObjectType, isLeafType, isObjectType } from 'graphql';
import type { Dice, Paper } from './random';
import type { Pool } from './pool';

type Field = GraphQLField<unknown, unknown>;

/** How much a selection may still grow: so deep, and times how many items. */
export interface Room {
  readonly depth: number;
  readonly items: number;
}

/** Where a selection stands: its lists' names begin so; and whether each field needs a name of its own. */
export interface Spot {
  readonly list: (field: string) => string;
  readonly isAliased?: boolean;
}

/** Page sizes at the edges of AWS's pages, and the usual ones; small where much is multiplied. */
const pageSizes = [1, 2, 3, 5, 24, 25, 26, 50, 51, 100];
const smallPages = [1, 2, 3];
const mostItems = 60;

const isConnection = (type: GraphQLObjectType): boolean => type.name.endsWith('Connection');

const isThing = (type: GraphQLObjectType): boolean =>
  type.getInterfaces().some(({ name }) => name === 'Node') || type.name === 'LifecycleResource';

const typeOf = (field: Field): GraphQLObjectType | undefined => {
  const type = getNamedType(field.type);
  return isObjectType(type) ? type : undefined;
};

const leadsOn = (field: Field): boolean => {
  const type = typeOf(field);
  return type !== undefined && (isThing(type) || isConnection(type));
};

/** Draws selections of any type. */
export const selectionWriter = (dice: Dice, paper: Paper, { cursors }: Pick<Pool, 'cursors'>) => {
  const { chance, pick, from } = dice;

  const paging = (list: string, { items }: Room): { readonly args: string[]; readonly size: number } => {
    const places = cursors.get(list) ?? [];
    const after = places.length > 0 && chance(40) ? [`after: "${pick(places)}"`] : [];
    if (items === 1 && chance(15)) return { args: after, size: 25 };
    const size = pick(items * 10 > mostItems ? smallPages : pageSizes);
    const first = chance(20) ? paper.variable(`first${size}`, 'Int', size) : String(size);
    return { args: [`first: ${first}`, ...after], size };
  };

  const connection = (type: GraphQLObjectType, room: Room): string => {
    const item = type.getFields().nodes;
    const node = item && typeOf(item);
    if (!node) throw new Error(`${type.name} has no nodes`);
    const parts = [
      ...(chance(75) ? [`nodes { ${selection(node, room)} }`] : []),
      ...(chance(25) ? [`edges { cursor node { ${selection(node, room)} } }`] : []),
      ...(chance(25) ? ['pageInfo { hasNextPage endCursor }'] : []),
    ];
    return parts.join(' ') || 'pageInfo { hasNextPage }';
  };

  const fieldText = (field: Field, room: Room, { list, isAliased = false }: Spot): string => {
    const type = typeOf(field);
    if (type && isConnection(type)) {
      const { args, size } = paging(list(field.name), room);
      const name = args.length === 0 ? field.name : `${paper.alias(field.name)}(${args.join(', ')})`;
      const beneath = { depth: room.depth - 1, items: room.items * size };
      return `${name}${paper.directive()} { ${connection(type, beneath)} }`;
    }
    const name = isAliased || chance(10) ? paper.alias(field.name) : field.name;
    if (!type) return name + paper.directive();
    // AWS's own structures go deep and cost nothing.
    const depth = isThing(type) ? room.depth - 1 : Math.min(room.depth, 2) - 1;
    return `${name}${paper.directive()} { ${selection(type, { ...room, depth: Math.max(0, depth) })} }`;
  };

  /** One to three fields; what leads to other things is nearly as likely as all the rest. */
  const selection = (type: GraphQLObjectType, room: Room, spot?: Spot): string => {
    const fields = Object.values(type.getFields());
    const plain = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const further = fields.filter(leadsOn);
    const nested = fields.filter((field) => typeOf(field) && !leadsOn(field));
    const goesOn = room.depth > 0 && room.items <= mostItems;

    const chosen = Array.from({ length: from(1, 3) }, () => {
      if (goesOn && further.length > 0 && chance(45)) return pick(further);
      if (room.depth > 0 && nested.length > 0 && chance(15)) return pick(nested);
      return plain.length > 0 ? pick(plain) : undefined;
    });
    const place = spot ?? { list: (field: string) => `${type.name}.${field}` };
    return chosen
      .map((field) => (field ? paper.wrapped(type.name, fieldText(field, room, place)) : '__typename'))
      .join(' ');
  };

  return { paging, connection, selection };
};
