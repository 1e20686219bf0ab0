import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { NodeKind } from '../../../src/kinds';
import { isSeparate, separateItems } from '../separateFields';
import { itemTypeOf } from '../listFields';

/** A way to reach the objects of a type. */
export interface Way {
  readonly how: 'look-up' | 'list' | 'relation';
  /** A field of Query, or `Type.field`. */
  readonly name: string;
  /** The query for some fields of the objects. */
  readonly query: (selection: string) => string;
  /** The type of the parent; undefined for Query. */
  readonly parent: GraphQLObjectType | undefined;
  /** The query for some fields of the parents. */
  readonly parentQuery: (selection: string) => string;
}

/** A path from a type to objects of a type with a table. */
interface Path {
  readonly fields: readonly string[];
  readonly to: string;
  readonly isList: boolean;
}

const isNode = (type: GraphQLObjectType): boolean => type.getInterfaces().some(({ name }) => name === 'Node');

/** The types with a table: those with a global id, and the items of connections. */
export const tableTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => isNode(type) || schema.getType(`${type.name}Connection`) !== undefined)
    .filter(({ name }) => !separateItems.includes(name));

const nest = (path: readonly string[], selection: string): string =>
  path.reduceRight((inner, field) => `${field} { ${inner} }`, selection);

/** The ways to the objects of each type. `argumentsOf` are those with which the look-up of a kind finds something. */
export const waysIn = (schema: GraphQLSchema, argumentsOf: Readonly<Record<NodeKind, string>>) => {
  const types = tableTypes(schema);
  const query = schema.getQueryType();
  if (!query) throw new Error('The schema has no Query');

  const pathsFrom = (from: GraphQLObjectType, within: readonly GraphQLObjectType[] = []): Path[] =>
    Object.values(from.getFields()).flatMap((field): Path[] => {
      const type = getNamedType(field.type);
      if (!isObjectType(type) || within.includes(type) || isSeparate(field)) return [];
      if (types.includes(type)) return [{ fields: [field.name], to: type.name, isList: false }];
      const itemType = itemTypeOf(type.name);
      if (itemType !== undefined) return [{ fields: [field.name, 'nodes'], to: itemType, isList: true }];
      return pathsFrom(type, [...within, from]).map((path) => ({
        ...path,
        fields: [field.name, ...path.fields],
      }));
    });
  const paths = new Map([query, ...types].map((type) => [type.name, pathsFrom(type)]));
  const pathsTo = (from: string, to: string): Path[] =>
    (paths.get(from) ?? []).filter((path) => path.to === to);

  const rootWays = (to: string): Way[] =>
    pathsTo('Query', to).map(({ fields: [name = '', ...path], isList }) => {
      const field = isList ? name : `${name}(${argumentsOf[to as NodeKind]})`;
      return {
        how: isList ? 'list' : 'look-up',
        name,
        query: (selection) => `{ ${nest([field, ...path], selection)} }`,
        parent: undefined,
        parentQuery: () => '{ __typename }',
      };
    });

  /** The query for a parent: by a field of Query of the preferred sort, or else by a list under another parent. */
  const parentQuery = (parent: string, preferred: readonly Way['how'][]): Way['query'] => {
    const ways = rootWays(parent);
    const [way] = preferred.flatMap((how) => ways.filter((one) => one.how === how));
    if (way) return way.query;
    for (const { name } of types) {
      const [path] = pathsTo(name, parent).filter(({ isList }) => isList);
      if (name === parent || !path) continue;
      const queryOf = parentQuery(name, ['look-up']);
      return (selection) => queryOf(nest(path.fields, selection));
    }
    throw new Error(`No field returns a ${parent}`);
  };

  return {
    /**
     * The ways that need no global id. The parent of a list comes from a list, and that of a relation from a look-up, so
     * that nothing is fetched yet that makes a call for a field unnecessary.
     */
    waysTo: (to: string): Way[] => [
      ...rootWays(to),
      ...types.flatMap((parent) =>
        pathsTo(parent.name, to).map(({ fields, isList }): Way => {
          const queryOf = parentQuery(parent.name, isList ? ['list', 'look-up'] : ['look-up', 'list']);
          return {
            how: isList ? 'list' : 'relation',
            name: [parent.name, ...(isList ? fields.slice(0, -1) : fields)].join('.'),
            query: (selection) => queryOf(nest(fields, selection)),
            parent,
            parentQuery: queryOf,
          };
        }),
      ),
    ],

    /** The queries for some fields of one object by its global id, by field of Query. */
    globalIdQueries: (type: GraphQLObjectType, id: string): Way['query'][] =>
      Object.values(query.getFields())
        .filter((field) => {
          const of = getNamedType(field.type);
          return isInterfaceType(of) && type.getInterfaces().includes(of);
        })
        .map(({ name }) => {
          const argument = name === 'nodes' ? `ids: ["${id}"]` : `id: "${id}"`;
          return (selection) => `{ ${name}(${argument}) { ... on ${type.name} { ${selection} } } }`;
        }),
  };
};

export type Ways = ReturnType<typeof waysIn>;
