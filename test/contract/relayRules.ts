import {
  getNamedType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNullableType,
  isObjectType,
} from 'graphql';

/*
 * The rules of Relay's specifications, Global Object Identification and Cursor Connections, for names and nullability.
 * Each rule returns the places that violate it.
 */

type Composite = GraphQLObjectType | GraphQLInterfaceType;
type Field = GraphQLField<unknown, unknown>;

const compositesOf = (schema: GraphQLSchema): Composite[] =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is Composite => !isIntrospectionType(type) && (isObjectType(type) || isInterfaceType(type)),
  );

const typeOf = (type: Composite, name: string): string => String(type.getFields()[name]?.type);

const argumentsOf = (field: Field | undefined): string =>
  (field?.args ?? []).map(({ name, type }) => `${name}: ${String(type)}`).join(', ');

const signature = (field: Field | undefined): string => `(${argumentsOf(field)}): ${String(field?.type)}`;

/** The interface `Node`, and the root fields `node` and `nodes`. */
const nodeRules = (schema: GraphQLSchema): string[] => {
  const node = schema.getType('Node');
  const { node: one, nodes: many } = schema.getQueryType()?.getFields() ?? {};
  const isNodeInterface =
    isInterfaceType(node) && Object.keys(node.getFields()).join() === 'id' && typeOf(node, 'id') === 'ID!';
  return [
    ...(isNodeInterface ? [] : ['Node']),
    ...(signature(one) === '(id: ID!): Node' ? [] : ['Query.node']),
    ...(signature(many) === '(ids: [ID!]!): [Node]!' ? [] : ['Query.nodes']),
  ];
};

const implementsNode = (type: Composite): boolean =>
  type.name === 'Node' || type.getInterfaces().some(({ name }) => name === 'Node');

const hasGlobalId = (type: Composite): boolean => {
  const id = type.getFields().id;
  return id !== undefined && getNamedType(id.type).name === 'ID';
};

/** A type with a field `id: ID` implements `Node`, and the `id` of a `Node` is not nullable. */
const idRules = (schema: GraphQLSchema): string[] =>
  compositesOf(schema)
    .filter(
      (type) =>
        hasGlobalId(type) !== implementsNode(type) || (hasGlobalId(type) && typeOf(type, 'id') !== 'ID!'),
    )
    .map(({ name }) => name);

const pageInfoFields = {
  hasNextPage: 'Boolean!',
  hasPreviousPage: 'Boolean!',
  startCursor: 'String',
  endCursor: 'String',
} as const;

const pageInfoRules = (schema: GraphQLSchema): string[] => {
  const pageInfo = schema.getType('PageInfo');
  return Object.entries(pageInfoFields)
    .filter(([name, type]) => !isObjectType(pageInfo) || typeOf(pageInfo, name) !== type)
    .map(([name]) => `PageInfo.${name}`);
};

const isConnection = (type: GraphQLNamedType): type is Composite =>
  isObjectType(type) && (type.name.endsWith('Connection') || 'pageInfo' in type.getFields());

const edgeOf = (connection: Composite): GraphQLNamedType | undefined => {
  const edges = connection.getFields().edges;
  return edges && getNamedType(edges.type);
};

/** `cursor` is a string, `node` is not a list, and neither is nullable. */
const isEdge = (type: GraphQLNamedType | undefined, noun: string): boolean =>
  isObjectType(type) &&
  type.name === `${noun}Edge` &&
  typeOf(type, 'cursor') === 'String!' &&
  typeOf(type, 'node') === `${noun}!`;

const connectionRules = (schema: GraphQLSchema): string[] =>
  compositesOf(schema)
    .filter(isConnection)
    .filter((type) => {
      const noun = type.name.replace(/Connection$/, '');
      return !(
        noun !== type.name &&
        typeOf(type, 'pageInfo') === 'PageInfo!' &&
        typeOf(type, 'edges') === `[${noun}Edge!]!` &&
        typeOf(type, 'nodes') === `[${noun}!]!` &&
        isEdge(edgeOf(type), noun)
      );
    })
    .map(({ name }) => name);

/** Only connections and their edges have these suffixes. */
const nameRules = (schema: GraphQLSchema): string[] => {
  const edges = new Set(compositesOf(schema).filter(isConnection).map(edgeOf));
  return Object.values(schema.getTypeMap())
    .filter((type) => (type.name.endsWith('Connection') && !isObjectType(type)) || isLooseEdge(type, edges))
    .map(({ name }) => name);
};

/** `GlueWorkflowGraphEdge` has Glue's name: an edge of a graph, not of a connection. */
const graphEdges = ['GlueWorkflowGraphEdge'];

const isLooseEdge = (type: GraphQLNamedType, edges: ReadonlySet<GraphQLNamedType | undefined>): boolean =>
  type.name.endsWith('Edge') && !edges.has(type) && !graphEdges.includes(type.name);

/** Of these, `last` is the size of a page in the opposite order, which `after` continues. */
const newestFirst = ['LogEventConnection'];

/** Forward pagination only, as the specification allows: `first` and `after`, without `last` and `before`. */
const pagesForward = (field: Field): boolean => {
  const types = new Map(field.args.map(({ name, type }) => [name, String(type)]));
  return (
    types.get('first') === 'Int' &&
    types.get('after') === 'String' &&
    (!types.has('last') || newestFirst.includes(getNamedType(field.type).name)) &&
    !types.has('before')
  );
};

const pagingRules = (schema: GraphQLSchema): string[] =>
  compositesOf(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => isConnection(getNamedType(field.type)))
      .filter((field) => isListType(field.type) || !isNullableType(field.type) || !pagesForward(field))
      .map((field) => `${type.name}.${field.name}`),
  );

const rules = {
  nodeRules,
  idRules,
  pageInfoRules,
  connectionRules,
  nameRules,
  pagingRules,
} as const;

/** The violations, by the name of the rule. */
export const brokenRules = (schema: GraphQLSchema): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(rules)
      .map(([name, rule]) => [name, rule(schema)] as const)
      .filter(([, places]) => places.length > 0),
  );

/** The names of the types that implement `Node`. */
export const nodeTypes = (schema: GraphQLSchema): string[] => {
  const node = schema.getType('Node');
  return isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];
};
