import { type GraphQLFieldResolver, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { isObject } from '../model/isObject';
import { jsonOf } from '../model/json';

/*
 * A type that mirrors a type of AWS needs no resolver table: its fields are AWS's members. A field and its member have the
 * same name, apart from the case of the first letter (Transfer and Glue write `BlueprintName`) and the names below.
 */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  startedAt: ['startTime', 'StartedOn'],
  endedAt: ['endTime', 'CompletedOn'],
  dpuSeconds: ['DPUSeconds'],
};

/** AWS's lists may hold nulls where the schema has non-null items. */
const withoutNulls = (value: unknown): unknown =>
  Array.isArray(value) && value.includes(null) ? value.filter((item) => item !== null) : value;

const mirror = (field: string, isJson: boolean): GraphQLFieldResolver<unknown, unknown> => {
  const names = [field, field.charAt(0).toUpperCase() + field.slice(1), ...(otherNames[field] ?? [])];
  return (source) => {
    if (!isObject(source)) return undefined;
    const name = names.find((candidate) => source[candidate] !== undefined);
    const value = name === undefined ? undefined : source[name];
    return isJson && typeof value === 'string' ? jsonOf(value) : withoutNulls(value);
  };
};

/** Adds a resolver to every field without one. It returns the member of AWS's answer that the field mirrors. */
export const addMirrors = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve ??= mirror(field.name, getNamedType(field.type).name === 'JSON');
    }
  }
};
