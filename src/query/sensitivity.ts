import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';

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
