import { buildASTSchema, type GraphQLNamedType, type GraphQLSchema, isObjectType } from 'graphql';
import { resolvers } from '../resolvers';
import { addMirrors } from '../resolvers/mirror';
import { readTypeDefs } from './typeDefs';

const fieldOf = (type: GraphQLNamedType | undefined, name: string) =>
  isObjectType(type) ? type.getFields()[name] : undefined;

/** Sets the resolvers of fields and, where the name begins with `__`, of the types themselves, as for scalars. */
const addResolvers = (schema: GraphQLSchema): void => {
  for (const [typeName, table] of Object.entries<object>(resolvers)) {
    const type = schema.getType(typeName);
    for (const [name, value] of Object.entries<unknown>({ ...table })) {
      const target = name.startsWith('__') ? type : fieldOf(type, name);
      if (!target) throw new TypeError(`The schema has no ${typeName}.${name}, which has a resolver.`);
      Object.assign(target, { [target === type ? name.slice(2) : 'resolve']: value });
    }
  }
};

/** The schema of `schema/` with its resolvers. Tests validate it, so that a process need not. */
export const createSchema = (): GraphQLSchema => {
  const schema = buildASTSchema(readTypeDefs(), { assumeValidSDL: true, assumeValid: true });
  addResolvers(schema);
  addMirrors(schema);
  return schema;
};
