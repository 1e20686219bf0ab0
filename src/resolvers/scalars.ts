import { type GraphQLScalarType, type ValueNode, valueFromASTUntyped } from 'graphql';
import { badInput } from '../model/errors';
import { lazyPackages } from '../model/lazyPackages';
import { timestampOf } from '../model/time';

type Variables = Readonly<Record<string, unknown>> | null;

const expectedTime = 'a moment as RFC 3339 text, like "2026-09-09T19:12:23.175Z"';

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i;

/** False for a day that its month does not have, which `Date` takes for one of the next month. */
const isDay = (date: string): boolean => new Date(date).getUTCDate() === Number(date.slice(-2));

const read = (value: unknown): Date => {
  const moment = typeof value === 'string' && rfc3339.test(value) ? new Date(value) : undefined;
  if (moment && !Number.isNaN(moment.getTime()) && isDay(String(value).slice(0, 10))) return moment;
  throw badInput('DateTime', value, expectedTime);
};

/** The behaviour of a scalar, loaded on first use; its name, description and specification are in the schema. */
const behaviourOf = (name: 'GraphQLJSON' | 'GraphQLSafeInt' | 'GraphQLURL') => {
  let loaded: GraphQLScalarType | undefined;
  const scalar = (): GraphQLScalarType => (loaded ??= lazyPackages.graphqlScalars[name]);
  return {
    __serialize: (value: unknown) => scalar().serialize(value),
    __parseValue: (value: unknown) => scalar().parseValue(value),
    __parseLiteral: (node: ValueNode, variables?: Variables) => scalar().parseLiteral(node, variables),
  };
};

export const scalars = {
  /** Accepts a time in any form that AWS uses. A malformed one is null with an error at its field. */
  DateTime: {
    __serialize: (value: unknown) => timestampOf(value),
    __parseValue: read,
    __parseLiteral: (node: ValueNode) => read(valueFromASTUntyped(node)),
  },
  JSON: behaviourOf('GraphQLJSON'),
  SafeInt: behaviourOf('GraphQLSafeInt'),
  URL: behaviourOf('GraphQLURL'),
};
