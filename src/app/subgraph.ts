import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  parse,
} from 'graphql';
import { isNodeKind } from '../kinds';
import { GatewayError } from '../model/errors';
import { lazyPackages } from '../model/lazyPackages';
import type { GatewayContext } from '../resolvers/context';

/*
 * The schema as a subgraph of Apollo Federation 2: every object with a global id is an entity, and so is the interface
 * `Execution`. Other subgraphs extend all kinds of execution by an object type `Execution @key(fields: "id") @interfaceObject`.
 */

/** The first version with entities that are interfaces. */
const link = parse(
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])',
  { noLocation: true },
);

const directiveOf = (sdl: string): ConstDirectiveNode => {
  const [definition] = parse(`scalar Any ${sdl}`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.SCALAR_TYPE_DEFINITION || !definition.directives?.[0])
    throw new TypeError(`${sdl} is not a directive.`);
  return definition.directives[0];
};

const key = directiveOf('@key(fields: "id")');
const shareable = directiveOf('@shareable');

/** The directive of a type. Other subgraphs with connections have the type `PageInfo` as well. */
const directiveFor = (name: string): ConstDirectiveNode | undefined => {
  if (name === 'PageInfo') return shareable;
  return name === 'Execution' || isNodeKind(name) ? key : undefined;
};

const withDirective = (definition: DefinitionNode): DefinitionNode => {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION)
    return definition;
  const directive = directiveFor(definition.name.value);
  if (!directive) return definition;
  return { ...definition, directives: [...(definition.directives ?? []), directive] };
};

/** The SDL to compose a supergraph of. */
export const printSubgraph = (schema: GraphQLSchema): string =>
  lazyPackages.subgraph.printSubgraphSchema(schema);

/** The SDL says as much as the introspection, so it needs the same right. */
const guardService = (schema: GraphQLSchema): GraphQLSchema => {
  const service: GraphQLField<unknown, GatewayContext> | undefined = schema
    .getQueryType()
    ?.getFields()._service;
  const resolve = service?.resolve;
  if (!resolve) throw new TypeError('A subgraph has Query._service.');
  service.resolve = (source, args, context, info) => {
    if (context.caller.permissions.introspection) return resolve(source, args, context, info);
    throw new GatewayError('FORBIDDEN', 'Your roles do not allow introspection: `_service`.');
  };
  return schema;
};

/** The schema with `Query._entities` and `Query._service`, of which only the latter has a resolver that works here. */
export const buildSubgraph = ({ definitions }: DocumentNode): GraphQLSchema =>
  guardService(
    lazyPackages.subgraph.buildSubgraphSchema({
      typeDefs: {
        kind: Kind.DOCUMENT,
        definitions: [...definitions.map(withDirective), ...link.definitions],
      },
    }),
  );
