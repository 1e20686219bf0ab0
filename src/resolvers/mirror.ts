import { type GraphQLFieldResolver, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { isObject } from '../model/isObject';
import { jsonOf } from '../model/json';

/*
 * A type that mirrors one of AWS's needs no resolver table: its fields are AWS's members. The names are the same, apart
 * from the case of the first letter (Transfer and Glue write `BlueprintName`) and the names below.
 */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  startedAt: ['startTime', 'StartedOn'],
  endedAt: ['endTime', 'CompletedOn'],
  dpuSeconds: ['DPUSeconds'],
};

/** Lists of AWS may hold nulls where the schema promises values. */
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

/** Resolves every field that no table resolves from the member of AWS that it mirrors. */
export const addMirrors = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve ??= mirror(field.name, getNamedType(field.type).name === 'JSON');
    }
  }
};
