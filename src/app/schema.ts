import { addResolversToSchema } from '@graphql-tools/schema';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { buildASTSchema, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { declareHolder, declarePure, declareReading } from '../execute/purity';
import { isNodeKind } from '../kinds';
import { declareSensitive } from '../query/sensitivity';
import { listsOfKinds, pureFieldsOfKinds, resolvers, subgraphResolvers } from '../resolvers';
import { addMirrors } from '../resolvers/mirror';
import { buildSubgraph } from './subgraph';
import { readTypeDefs } from './typeDefs';

/**
 * Declares what printed texts can be kept of: records, and connections, of which only `PageView`s hold texts. A mirror reads
 * its source and nothing else, so it is pure.
 */
const declarePurity = (schema: GraphQLSchema, mirrors: ReturnType<typeof addMirrors>): void => {
  for (const field of mirrors) declarePure(field, () => true);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    if (isNodeKind(type.name) || type.name.endsWith('Connection')) declareHolder(type);
    if (!isNodeKind(type.name)) continue;
    const fields: Partial<Record<string, GraphQLField<unknown, unknown>>> = type.getFields();
    for (const [name, isPure] of pureFieldsOfKinds.get(type.name) ?? []) {
      const field = fields[name];
      if (field) declarePure(field, isPure);
    }
    for (const name of listsOfKinds.get(type.name) ?? []) {
      const field = fields[name];
      if (field) declareReading(field);
    }
  }
};

/**
 * The schema of `schema/` with its resolvers, as a subgraph of a federation or not. Tests validate it, so that a process need
 * not.
 */
export const createSchema = (isSubgraph = false): GraphQLSchema => {
  const typeDefs = readTypeDefs();
  const schema = addResolversToSchema({
    schema: isSubgraph
      ? buildSubgraph(typeDefs)
      : buildASTSchema(typeDefs, { assumeValid: true, assumeValidSDL: true }),
    resolvers: isSubgraph ? subgraphResolvers : resolvers,
    updateResolversInPlace: true,
  });
  declarePurity(schema, addMirrors(schema));
  declareSensitive(schema);
  return schema;
};

/** The SDL of a schema, with its directives. */
export const printSdl = (schema: GraphQLSchema): string => printSchemaWithDirectives(schema);
