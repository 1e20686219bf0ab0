import { getNamedType, type GraphQLOutputType } from 'graphql';

const types: ReadonlySet<string> = new Set(['ImageComparison', 'Change', 'ChangeConnection']);

/**
 * True for the fields of comparisons, which read several objects at once. They have tests of their own, and a section of their own in
 * docs/aws-calls.md.
 */
export const isOfComparisons = (field: {
  readonly name: string;
  readonly type: GraphQLOutputType;
}): boolean => field.name === 'previous' || types.has(getNamedType(field.type).name);
