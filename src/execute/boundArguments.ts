import { type FieldNode, type GraphQLField, isNonNullType, Kind } from 'graphql';

/** An argument whose value is a variable of the operation. */
interface BoundArgument {
  readonly name: string;
  readonly variable: string;
}

/** Undefined where GraphQL.js must coerce the arguments: one is not a variable, or one that is not given matters. */
const boundArguments = (
  { args }: GraphQLField<unknown, unknown>,
  { arguments: given = [] }: FieldNode,
): readonly BoundArgument[] | undefined => {
  const bound: BoundArgument[] = [];
  for (const { name, type, defaultValue } of args) {
    const value = given.find((argument) => argument.name.value === name)?.value;
    if (value?.kind === Kind.VARIABLE) bound.push({ name, variable: value.name.value });
    else if (value || defaultValue !== undefined || isNonNullType(type)) return undefined;
  }
  return bound;
};

/**
 * The argument values of a field with the values of variables, which are coerced already. Undefined where GraphQL.js must
 * coerce them.
 */
export const argumentBinder = (
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): ((variables: Readonly<Record<string, unknown>>) => Record<string, unknown> | undefined) => {
  const bound = boundArguments(definition, node);
  return (variables) => {
    if (!bound) return undefined;
    const values: Record<string, unknown> = {};
    for (const { name, variable } of bound) {
      const value = Object.hasOwn(variables, variable) ? variables[variable] : undefined;
      if (value === undefined || value === null) return undefined;
      values[name] = value;
    }
    return values;
  };
};
