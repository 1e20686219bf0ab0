import {
  getVariableValues,
  type GraphQLLeafType,
  type GraphQLSchema,
  isLeafType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

/*
 * The values of an operation's variables. GraphQL.js looks up each type again for each request. Variables of leaf types,
 * which most operations have, are coerced by what is prepared once per operation. GraphQL.js coerces all others, and all
 * where one is invalid: it makes the errors.
 */

type Values = Readonly<Record<string, unknown>>;
type Coerced = ReturnType<typeof getVariableValues>;

/** A variable of a leaf type without a default. */
interface LeafVariable {
  readonly name: string;
  readonly type: GraphQLLeafType;
  readonly isNonNull: boolean;
}

interface Prepared {
  readonly schema: GraphQLSchema;
  /** Undefined where one of the variables is no `LeafVariable`. */
  readonly variables: readonly LeafVariable[] | undefined;
}

const operations = new WeakMap<OperationDefinitionNode, Prepared>();

const leafVariables = (
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): readonly LeafVariable[] | undefined => {
  const found: LeafVariable[] = [];
  for (const { variable, type: node, defaultValue } of variableDefinitions) {
    const type = typeFromAST(schema, node);
    const isNonNull = isNonNullType(type);
    const nullable: unknown = isNonNull ? type.ofType : type;
    if (defaultValue || !isLeafType(nullable)) return undefined;
    found.push({ name: variable.name.value, type: nullable, isNonNull });
  }
  return found;
};

const prepare = (schema: GraphQLSchema, operation: OperationDefinitionNode): Prepared => {
  const known = operations.get(operation);
  if (known?.schema === schema) return known;
  const prepared = { schema, variables: leafVariables(schema, operation) };
  operations.set(operation, prepared);
  return prepared;
};

/** Undefined where a value is invalid. */
const coerceLeaves = (
  variables: readonly LeafVariable[],
  given: Values,
): Record<string, unknown> | undefined => {
  const coerced: Record<string, unknown> = {};
  for (const { name, type, isNonNull } of variables) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined || value === null) {
      if (isNonNull || (value === undefined && Object.hasOwn(given, name))) return undefined;
      if (value === null) coerced[name] = null;
      continue;
    }
    const parsed: unknown = type.parseValue(value);
    if (parsed === undefined) return undefined;
    coerced[name] = parsed;
  }
  return coerced;
};

/** The same as `getVariableValues` of GraphQL.js with the options of `execute`. */
export const variablesOf = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Values,
): Coerced => {
  const { variables } = prepare(schema, operation);
  try {
    const coerced = variables && coerceLeaves(variables, given);
    if (coerced) return { coerced };
  } catch {
    // The value is invalid. GraphQL.js reports it.
  }
  return getVariableValues(schema, operation.variableDefinitions ?? [], given, {
    maxErrors: 50, // The default of `execute`.
  });
};
