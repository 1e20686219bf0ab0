import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { lookUpArguments } from './estate';

/** One way to come by a thing. */
export interface Way {
  readonly how: 'look-up' | 'list' | 'relation';
  /** A field of Query, or `Type.field`. */
  readonly name: string;
  /** The question for some fields of the thing. */
  readonly ask: (selection: string) => string;
  /** The thing it is reached from; undefined for Query. */
  readonly from: GraphQLObjectType | undefined;
  /** The question for some fields of what it is reached from. */
  readonly askParent: (selection: string) => string;
}

/** What has a table of its own: what can be found again by an id, and what comes in pages. */
export const thingsOf = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => isNode(type) || schema.getType(`${type.name}Connection`) !== undefined);

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
    if (!isObjectType(type) || within.includes(type)) return [];
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

/** A field of Query with what it asks for. */
export const rootField = (schema: GraphQLSchema, name: string): string => {
  const field = queryOf(schema).getFields()[name];
  if (!field?.args.some(isRequiredArgument)) return name;
  const args = lookUpArguments[name];
  if (args === undefined) throw new Error(`lookUpArguments does not tell how to ask for Query.${name}`);
  return `${name}(${args})`;
};

const rootWays = (schema: GraphQLSchema, thing: string): Way[] =>
  pathsOf(schema, queryOf(schema))
    .filter(([, to]) => to === thing)
    .map(([[name = '', ...path], , isList]) => ({
      how: isList ? 'list' : 'look-up',
      name,
      from: undefined,
      ask: (selection) => `{ ${nest([rootField(schema, name), ...path], selection)} }`,
      askParent: () => '{ __typename }',
    }));

/** The look-ups by a global id, which find things of many types. */
export const idWaysTo = (schema: GraphQLSchema, thing: GraphQLObjectType, id: string): Way[] =>
  Object.values(queryOf(schema).getFields())
    .filter((field) => {
      const type = getNamedType(field.type);
      return isInterfaceType(type) && thing.getInterfaces().includes(type);
    })
    .map((field) => {
      const args = field.args.map(({ name }) => (name === 'ids' ? `ids: ["${id}"]` : `${name}: "${id}"`));
      return {
        how: 'look-up',
        name: field.name,
        from: undefined,
        ask: (selection) => `{ ${field.name}(${args.join()}) { ... on ${thing.name} { ${selection} } } }`,
        askParent: () => '{ __typename }',
      };
    });

/**
 * The ways to a thing that need no global id. A list beneath another thing is reached through a list of those, and a
 * relation by that thing's look-up: so nothing has been told that a field could save a call by.
 */
export const waysTo = (schema: GraphQLSchema, thing: string): Way[] => [
  ...rootWays(schema, thing),
  ...thingsOf(schema).flatMap((from) =>
    pathsOf(schema, from)
      .filter(([, to]) => to === thing)
      .map(([path, , isList]): Way => {
        const askParent = askFor(schema, from.name, isList ? ['list', 'look-up'] : ['look-up', 'list']);
        return {
          how: isList ? 'list' : 'relation',
          name: [from.name, ...(isList ? path.slice(0, -1) : path)].join('.'),
          from,
          ask: (selection) => askParent(nest(path, selection)),
          askParent,
        };
      }),
  ),
];

/** By a field of Query, the earlier the better; what has none, by a list beneath another thing. */
const askFor = (schema: GraphQLSchema, thing: string, best: readonly Way['how'][]): Way['ask'] => {
  const ways = rootWays(schema, thing);
  const [way] = best.flatMap((how) => ways.filter((one) => one.how === how));
  if (way) return way.ask;
  for (const from of thingsOf(schema)) {
    const path = pathsOf(schema, from).find(([, to, isList]) => to === thing && isList)?.[0];
    if (from.name === thing || !path) continue;
    const ask = askFor(schema, from.name, ['look-up']);
    return (selection) => ask(nest(path, selection));
  }
  throw new Error(`No way leads to ${thing}`);
};
