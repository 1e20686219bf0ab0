import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { isNodeKind } from '../kinds';

/* Which fields carry the directive `@sensitive`. */

type Field = GraphQLField<unknown, never>;

const hasDirective = ({ astNode }: Field): boolean =>
  astNode?.directives?.some(({ name }) => name.value === 'sensitive') ?? false;

/** Reads the directives of a schema, once, so that `isSensitive` takes no time. */
export const declareSensitive = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values<Field>(type.getFields()))
      if (hasDirective(field)) field.extensions = { ...field.extensions, isSensitive: true };
  }
};

export const isSensitive = ({ extensions }: Pick<Field, 'extensions'>): boolean =>
  extensions.isSensitive === true;

const namesByType = new WeakMap<GraphQLObjectType, ReadonlySet<string>>();

/** The names of the sensitive fields of a type and within its values, at any depth, without objects with a global id between. */
export const sensitiveNamesIn = (type: GraphQLObjectType): ReadonlySet<string> => {
  const known = namesByType.get(type);
  if (known) return known;
  const names = new Set<string>();
  const seen = new Set<GraphQLObjectType>();
  const collect = (within: GraphQLObjectType): void => {
    seen.add(within);
    for (const field of Object.values<Field>(within.getFields())) {
      if (isSensitive(field)) names.add(field.name);
      const named = getNamedType(field.type);
      if (isObjectType(named) && !isNodeKind(named.name) && !seen.has(named)) collect(named);
    }
  };
  collect(type);
  namesByType.set(type, names);
  return names;
};

/** True for a field of a type that is sensitive, by their names. */
export const sensitiveFieldsOf =
  (schema: GraphQLSchema) =>
  (typeName: string, field: string): boolean => {
    const type = schema.getType(typeName);
    const definition = isObjectType(type) ? type.getFields()[field] : undefined;
    return definition !== undefined && isSensitive(definition);
  };
