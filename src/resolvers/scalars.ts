import type { GraphQLScalarType } from 'graphql';
import { GraphQLJSON, GraphQLSafeInt, GraphQLURL } from 'graphql-scalars';
import { badInput } from '../model/errors';
import { timestampOf } from '../model/time';

const expectedTime = 'a moment as RFC 3339 text, like "2026-09-09T19:12:23.175Z"';

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i;

/** False for a day that its month does not have, which `Date` takes for one of the next month. */
const isDay = (date: string): boolean => new Date(date).getUTCDate() === Number(date.slice(-2));

const read = (value: unknown): Date => {
  const moment = typeof value === 'string' && rfc3339.test(value) ? new Date(value) : undefined;
  if (moment && !Number.isNaN(moment.getTime()) && isDay(String(value).slice(0, 10))) return moment;
  throw badInput('DateTime', value, expectedTime);
};

/** The behaviour of a scalar; its name, description and specification are in the schema. */
const behaviourOf = ({ serialize, parseValue, parseLiteral }: GraphQLScalarType) => ({
  __serialize: serialize,
  __parseValue: parseValue,
  __parseLiteral: parseLiteral,
});

export const scalars = {
  /** Accepts a time in any form that AWS uses. A malformed one is null with an error at its field. */
  DateTime: { __serialize: (value: unknown) => timestampOf(value), __parseValue: read },
  JSON: behaviourOf(GraphQLJSON),
  SafeInt: behaviourOf(GraphQLSafeInt),
  URL: behaviourOf(GraphQLURL),
};
