import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** True if the query selects a field of the type. */
const reads = (schema: GraphQLSchema, query: string, typeName: string): boolean => {
  const info = new TypeInfo(schema);
  let isFound = false;
  visit(
    parse(query),
    visitWithTypeInfo(info, {
      Field: () => {
        if (info.getParentType()?.name === typeName) isFound = true;
      },
    }),
  );
  return isFound;
};

/** Up to eight fields without further selections or arguments. */
const leavesOf = (type: GraphQLObjectType): string =>
  Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0)
    .slice(0, 8)
    .map(({ name }) => name)
    .join(' ');

const fieldsOfQuery = (schema: GraphQLSchema) => Object.values(schema.getQueryType()?.getFields() ?? {});

/** The field that returns pages of a type. */
const isListOf =
  (type: GraphQLObjectType) =>
  (field: GraphQLField<unknown, unknown>): boolean =>
    getNamedType(field.type).name === `${type.name}Connection`;

/** A query of the field of `Query` that looks a type up, with a selection. Undefined where none does. */
const lookUpOf = (schema: GraphQLSchema, type: GraphQLObjectType, selection: string): string | undefined => {
  const lookUp = fieldsOfQuery(schema).find((field) => getNamedType(field.type) === type);
  if (!lookUp) return undefined;
  const args = lookUp.args.filter(isRequiredArgument);
  if (args.length === 0) return `query { ${lookUp.name} { ${selection} } }`;
  const variables = args.map(({ name, type: input }) => `$${name}: ${String(input)}`).join(', ');
  const values = args.map(({ name }) => `${name}: $${name}`).join(', ');
  return `query (${variables}) { ${lookUp.name}(${values}) { ${selection} } }`;
};

/** A query of the first list of the type under an object that a field of `Query` looks up. */
const listUnder = (schema: GraphQLSchema, type: GraphQLObjectType): string | undefined => {
  const parents = Object.values(schema.getTypeMap()).filter(isObjectType);
  const queries = parents.flatMap((parent) => {
    const list = Object.values(parent.getFields()).find(isListOf(type));
    return (list && lookUpOf(schema, parent, `${list.name}(first: 5) { nodes { ${leavesOf(type)} } }`)) ?? [];
  });
  return queries[0];
};

/** A query of the field of `Query` that lists the type, or else of the one that looks it up, or of a list under another type. */
const generate = (schema: GraphQLSchema, type: GraphQLObjectType): string | undefined => {
  const list = fieldsOfQuery(schema).find(isListOf(type));
  if (list) return `query { ${list.name}(first: 5) { nodes { ${leavesOf(type)} } } }`;
  return lookUpOf(schema, type, leavesOf(type)) ?? listUnder(schema, type);
};

/** A query with fields of the type: the shortest of the examples that has some, or a generated one. */
export const exampleOf = (
  schema: GraphQLSchema,
  examples: readonly string[],
  typeName: string,
): string | undefined => {
  const type = schema.getType(typeName);
  const [shortest] = examples
    .filter((query) => reads(schema, query, typeName))
    .sort((one, other) => one.length - other.length);
  if (shortest !== undefined) return shortest.trim();
  const generated = isObjectType(type) ? generate(schema, type) : undefined;
  return generated && print(parse(generated));
};
