import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { dueDateOf } from './contract';

interface Element {
  readonly place: string;
  readonly reason: string | null | undefined;
}

const elementsOf = (type: GraphQLNamedType): Element[] => {
  const place = (name: string): string => `${type.name}.${name}`;
  if (isEnumType(type))
    return type.getValues().map((value) => ({ place: place(value.name), reason: value.deprecationReason }));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => ({
      place: place(field.name),
      reason: field.deprecationReason,
    }));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    { place: place(field.name), reason: field.deprecationReason },
    ...field.args.map((argument) => ({
      place: place(`${field.name}(${argument.name})`),
      reason: argument.deprecationReason,
    })),
  ]);
};

const isValidReason = (reason: string): boolean =>
  /^(?:Use `[^`]+`|Nothing takes its place)(?=[\s.,;])/.test(reason) &&
  !Number.isNaN(dueDateOf(reason)?.getTime() ?? Number.NaN);

/** The deprecated elements whose reason lacks the replacement or the date after which they may be removed. */
export const invalidDeprecations = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type))
    .flatMap(elementsOf)
    .filter(({ reason }) => typeof reason === 'string' && !isValidReason(reason))
    .map(({ place }) => place);
