import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { isSeparate, separateItems } from '../separateFields';
import { lookUpArguments } from '../awsCalls/estate';

/** A field of Query that finds objects of many types, and the query for some fields of one. */
interface RootWay {
  readonly name: string;
  readonly ask: (selection: string) => string;
}

/** What has a table of its own: what can be found again by an id, and what comes in pages. */
export const thingsOf = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => isNode(type) || schema.getType(`${type.name}Connection`) !== undefined)
    .filter(({ name }) => !separateItems.includes(name));

const isNode = (type: GraphQLObjectType): boolean => type.getInterfaces().some(({ name }) => name === 'Node');

/** Every field that leads from a type to a thing, through whatever lies between: its path, and where it ends. */
export const pathsOf = (
  schema: GraphQLSchema,
  from: GraphQLObjectType,
  within: readonly GraphQLObjectType[] = [],
  things: readonly GraphQLObjectType[] = thingsOf(schema),
): [path: readonly string[], to: string, isList: boolean][] =>
  Object.values(from.getFields()).flatMap((field): [readonly string[], string, boolean][] => {
    const type = getNamedType(field.type);
    if (!isObjectType(type) || within.includes(type) || isSeparate(field)) return [];
    if (things.includes(type)) return [[[field.name], type.name, false]];
    const connected = /^(.+)Connection$/.exec(type.name)?.[1];
    if (connected !== undefined) return [[[field.name, 'nodes'], connected, true]];
    return pathsOf(schema, type, [...within, from], things).map(([path, to, isList]) => [
      [field.name, ...path],
      to,
      isList,
    ]);
  });

export const nest = (path: readonly string[], selection: string): string =>
  path.reduceRight((inner, field) => `${field} { ${inner} }`, selection);

const queryOf = (schema: GraphQLSchema): GraphQLObjectType => {
  const query = schema.getQueryType();
  if (!query) throw new Error('The schema has no Query');
  return query;
};

/** A field of Query with its arguments. */
export const rootField = (schema: GraphQLSchema, name: string): string => {
  const field = queryOf(schema).getFields()[name];
  if (!field?.args.some(isRequiredArgument)) return name;
  const args = lookUpArguments[name];
  if (args === undefined) throw new Error(`lookUpArguments lacks Query.${name}`);
  return `${name}(${args})`;
};

/** The look-ups by a global id, which find things of many types. */
export const idWaysTo = (schema: GraphQLSchema, thing: GraphQLObjectType, id: string): RootWay[] =>
  Object.values(queryOf(schema).getFields())
    .filter((field) => {
      const type = getNamedType(field.type);
      return isInterfaceType(type) && thing.getInterfaces().includes(type);
    })
    .map((field) => {
      const args = field.args.map(({ name }) => (name === 'ids' ? `ids: ["${id}"]` : `${name}: "${id}"`));
      return {
        name: field.name,
        ask: (selection) => `{ ${field.name}(${args.join()}) { ... on ${thing.name} { ${selection} } } }`,
      };
    });
