import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { isNodeKind, kindOf, type NodeKind } from '../../../src/kinds';
import { idWaysTo, nest, pathsOf, rootField, thingsOf } from './paths';
import { estateObjects } from './estate';

/** One way to reach objects of a type. */
export interface Way {
  /** The fields of the query that lead to them: `images.lifecycleExecutions`. */
  readonly name: string;
  /** The question for some fields of the objects. */
  readonly ask: (selection: string) => string;
  /** The field that returns them: `Query.images`, `Image.lifecycleExecutions`. */
  readonly field: string;
}

export interface Ways {
  /** By a field of Query, or a list of another object. */
  readonly direct: (type: GraphQLObjectType) => readonly Way[];
  /** By a global id. */
  readonly byId: (type: GraphQLObjectType) => readonly Way[];
  /** By a relation of another object, with the type of that object. */
  readonly related: (type: GraphQLObjectType) => readonly (Way & { readonly from: GraphQLObjectType })[];
}

/** By a field of Query that returns objects of the type. */
const rootWays = (schema: GraphQLSchema, type: GraphQLObjectType): Way[] => {
  const query = schema.getQueryType();
  return (query ? pathsOf(schema, query) : [])
    .filter(([, to]) => to === type.name)
    .map(([[name = '', ...path]]) => ({
      name,
      field: `Query.${name}`,
      ask: (selection) => `{ ${nest([rootField(schema, name), ...path], selection)} }`,
    }));
};

/** By the field of Query that lists executions of all kinds. */
const executionWays = (schema: GraphQLSchema, type: GraphQLObjectType): Way[] => {
  const { execution } = isNodeKind(type.name) ? kindOf(type.name) : {};
  if (!execution) return [];
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter((field) => {
      const connection = getNamedType(field.type);
      const nodes = isObjectType(connection) ? connection.getFields().nodes : undefined;
      const node = nodes && getNamedType(nodes.type);
      const hasKinds = field.args.some((argument) => argument.name === 'filter');
      return hasKinds && isInterfaceType(node) && type.getInterfaces().includes(node);
    })
    .map(({ name }) => ({
      name,
      field: `Query.${name}`,
      ask: (selection) =>
        `{ ${name}(filter: { kinds: [${execution.kind}] }) { nodes { ... on ${type.name} { ${selection} } } } }`,
    }));
};

const idOfFirst = (type: NodeKind): string => {
  const first = estateObjects.find((object) => object.type === type);
  if (!first) throw new Error(`The estate has no ${type}.`);
  return first.id;
};

const ownWays = (schema: GraphQLSchema, type: GraphQLObjectType): Way[] => [
  ...rootWays(schema, type),
  ...executionWays(schema, type),
];

/** A path ends in `nodes` where it leads through a connection. */
const named = (path: readonly string[]): string => path.filter((field) => field !== 'nodes').join('.');

/** `Type.field` of the field at the end of a path. */
const fieldAt = (from: GraphQLObjectType, path: readonly string[]): string => {
  const [name = '', next, ...rest] = path.filter((field) => field !== 'nodes');
  const type = from.getFields()[name]?.type;
  const inner = type && getNamedType(type);
  return next !== undefined && isObjectType(inner) ? fieldAt(inner, [next, ...rest]) : `${from.name}.${name}`;
};

export const waysIn = (schema: GraphQLSchema): Ways => {
  const paths = thingsOf(schema).flatMap((from) =>
    pathsOf(schema, from).map(([path, to, isList]) => ({ from, path, to, isList })),
  );
  // What leads from an object to others of its type shows nothing that these do not.
  const pathsTo = ({ name }: GraphQLObjectType, isList: boolean) =>
    paths.filter(({ from, to, ...path }) => to === name && path.isList === isList && from.name !== name);

  const along = (way: Way, from: GraphQLObjectType, path: readonly string[]): Way => ({
    name: `${way.name}.${named(path)}`,
    field: fieldAt(from, path),
    ask: (selection) => way.ask(nest(path, selection)),
  });

  const direct = (type: GraphQLObjectType): readonly Way[] => [
    ...ownWays(schema, type),
    ...pathsTo(type, true).flatMap(({ from, path }) =>
      ownWays(schema, from).map((way) => along(way, from, path)),
    ),
  ];

  return {
    direct,
    byId: (type) =>
      isNodeKind(type.name)
        ? idWaysTo(schema, type, idOfFirst(type.name)).map(({ name, ask }) => ({
            name,
            field: `Query.${name}`,
            ask,
          }))
        : [],
    related: (type) =>
      pathsTo(type, false).flatMap(({ from, path }) =>
        direct(from).map((way) => ({ ...along(way, from, path), from })),
      ),
  };
};
