import { addResolversToSchema } from '@graphql-tools/schema';
import { buildASTSchema, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { declareHolder, declarePure } from '../execute/purity';
import { isNodeKind } from '../kinds';
import { pureFieldsOfKinds, resolvers, subgraphResolvers } from '../resolvers';
import { addMirrors } from '../resolvers/mirror';
import { buildSubgraph } from './subgraph';
import { readTypeDefs } from './typeDefs';

/**
 * Declares what printed texts can be kept of: records, and connections, of which only views of one page of AWS are kept. A
 * mirror reads its source and nothing else, so it is pure.
 */
const declarePurity = (schema: GraphQLSchema, mirrors: ReturnType<typeof addMirrors>): void => {
  for (const field of mirrors) declarePure(field, () => true);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const pure = isNodeKind(type.name) ? pureFieldsOfKinds.get(type.name) : undefined;
    if (pure || type.name.endsWith('Connection')) declareHolder(type);
    for (const [name, isPure] of pure ?? []) {
      const field: GraphQLField<unknown, unknown> | undefined = type.getFields()[name];
      if (field) declarePure(field, isPure);
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
  return schema;
};
