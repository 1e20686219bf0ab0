import { getNamedType, isObjectType, type GraphQLNamedType, type GraphQLObjectType } from 'graphql';
import { schemaOfFiles } from './schema';

const schema = schemaOfFiles();

/** What leads to another thing, or tells of the calls that were made: their own tests ask for it. */
const isRelation = (type: GraphQLNamedType): boolean =>
  isObjectType(type) &&
  (/Connection$|^ScopeHealth$/.test(type.name) || type.getInterfaces().some(({ name }) => name === 'Node'));

const selectionOf = (type: GraphQLObjectType): string =>
  Object.values(type.getFields())
    .map((field) => ({ name: field.name, type: getNamedType(field.type) }))
    .filter((field) => !isRelation(field.type))
    .map((field) => (isObjectType(field.type) ? `${field.name} { ${selectionOf(field.type)} }` : field.name))
    .join(' ');

/** A selection of every field of a type, nested ones too, but for those that lead to other things. */
export const allFieldsOf = (typeName: string): string => {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`The schema has no type ${typeName}.`);
  return selectionOf(type);
};
