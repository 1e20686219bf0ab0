import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { isObject } from '../model/isObject';
import { jsonOf } from '../model/json';
import { isWordUnderWay } from '../model/status';
import { knownTimestampOf } from '../model/time';

/*
 * A type that mirrors a type of AWS needs no resolver table: its fields are AWS's members. A field and its member have the
 * same name, apart from the case of the first letter (Transfer and Glue write `BlueprintName`) and the names below.
 */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  startedAt: ['startTime', 'StartedOn'],
  endedAt: ['endTime', 'CompletedOn'],
  dpuSeconds: ['DPUSeconds'],
};

type Source = Readonly<Record<string, unknown>>;

/** AWS's lists may hold nulls where the schema has non-null items. */
const withoutNulls = (value: unknown): unknown =>
  Array.isArray(value) && value.includes(null) ? value.filter((item) => item !== null) : value;

/** True where AWS's status word of the source says that it has not ended, so that an end in it is wrong. */
const isUnderWay = ({ Status, State, JobRunState, state }: Source): boolean =>
  [Status, State, JobRunState, isObject(state) ? state.status : state].some(isWordUnderWay);

const memberNames = (field: string): readonly string[] => [
  field,
  field.charAt(0).toUpperCase() + field.slice(1),
  ...(otherNames[field] ?? []),
];

const valueIn = (source: Source, names: readonly string[]): unknown => {
  const name = names.find((candidate) => source[candidate] !== undefined);
  return name === undefined ? undefined : source[name];
};

/** The member of AWS's answer that a field mirrors. */
export const memberOf = (source: Source, field: string): unknown => valueIn(source, memberNames(field));

const mirror = (field: string, typeName: string): GraphQLFieldResolver<unknown, unknown> => {
  const names = memberNames(field);
  return (source) => {
    if (!isObject(source) || (field === 'endedAt' && isUnderWay(source))) return undefined;
    const value = valueIn(source, names);
    if (typeName === 'DateTime') return knownTimestampOf(value);
    return typeName === 'JSON' && typeof value === 'string' ? jsonOf(value) : withoutNulls(value);
  };
};

/**
 * Adds a resolver to every field without one, and returns these fields. It resolves to the member of AWS's answer that the
 * field mirrors.
 */
export const addMirrors = (schema: GraphQLSchema): readonly GraphQLField<unknown, unknown>[] => {
  const mirrors: GraphQLField<unknown, unknown>[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve) continue;
      field.resolve = mirror(field.name, getNamedType(field.type).name);
      mirrors.push(field);
    }
  }
  return mirrors;
};
