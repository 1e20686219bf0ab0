import { getNamedType, isObjectType, type GraphQLNamedType, type GraphQLObjectType } from 'graphql';
import { schemaOfFiles } from './schema';

const schema = schemaOfFiles();

/** Relations and health cost calls of their own, and what the history knows changes. They have tests of their own. */
const isRelation = (type: GraphQLNamedType): boolean =>
  isObjectType(type) &&
  (/Connection$|^(?:ScopeHealth|StatusChange|ExpectedDuration|StartedBy|ImageComparison|RootCause)$/.test(
    type.name,
  ) ||
    type.getInterfaces().some(({ name }) => name === 'Node'));

const selectionOf = (type: GraphQLObjectType): string =>
  Object.values(type.getFields())
    .map((field) => ({ name: field.name, type: getNamedType(field.type) }))
    .filter((field) => !isRelation(field.type) && field.name !== 'logUrl')
    .map((field) => (isObjectType(field.type) ? `${field.name} { ${selectionOf(field.type)} }` : field.name))
    .join(' ');

/** A selection of all fields of a type, including nested ones, without relations. */
export const allFieldsOf = (typeName: string): string => {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`The schema has no type ${typeName}.`);
  return selectionOf(type);
};
