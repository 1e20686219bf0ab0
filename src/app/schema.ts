import { addResolversToSchema } from '@graphql-tools/schema';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { buildASTSchema, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { declareHolder, declarePure } from '../execute/purity';
import { isNodeKind } from '../kinds';
import { pureFieldsOfKinds, resolvers } from '../resolvers';
import { declareSensitive } from '../query/sensitivity';
import { addMirrors } from '../resolvers/mirror';
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

/** The schema of `schema/` with its resolvers. Tests validate it, so that a process need not. */
export const createSchema = (): GraphQLSchema => {
  const schema = addResolversToSchema({
    schema: buildASTSchema(readTypeDefs(), { assumeValid: true, assumeValidSDL: true }),
    resolvers,
    updateResolversInPlace: true,
  });
  declarePurity(schema, addMirrors(schema));
  declareSensitive(schema);
  return schema;
};

/** The SDL of a schema, with its directives. */
export const printSdl = (schema: GraphQLSchema): string => printSchemaWithDirectives(schema);
