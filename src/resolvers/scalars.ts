import type { GraphQLScalarType } from 'graphql';
import { GraphQLJSON, GraphQLSafeInt, GraphQLURL } from 'graphql-scalars';
import { badInput } from '../model/errors';
import { momentOf } from '../model/time';

const expectedTime = 'a moment as RFC 3339 text, like "2026-09-09T19:12:23.175Z"';

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i;

const read = (value: unknown): Date => {
  const moment = typeof value === 'string' && rfc3339.test(value) ? new Date(value) : undefined;
  if (moment && !Number.isNaN(moment.getTime())) return moment;
  throw badInput('DateTime', value, expectedTime);
};

/** How a scalar of the schema behaves; its name, description and specification are the schema's. */
const behaviourOf = ({ serialize, parseValue, parseLiteral }: GraphQLScalarType) => ({
  __serialize: serialize,
  __parseValue: parseValue,
  __parseLiteral: parseLiteral,
});

export const scalars = {
  /** Takes a time in any form AWS uses; an unreadable one is an error at its field, and null. */
  DateTime: { __serialize: (value: unknown) => momentOf(value).toISOString(), __parseValue: read },
  JSON: behaviourOf(GraphQLJSON),
  SafeInt: behaviourOf(GraphQLSafeInt),
  URL: behaviourOf(GraphQLURL),
};
