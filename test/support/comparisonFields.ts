import { getNamedType, type GraphQLOutputType } from 'graphql';

const types: ReadonlySet<string> = new Set(['ImageComparison', 'Change', 'ChangeConnection']);

interface SomeField {
  readonly name: string;
  readonly type: GraphQLOutputType;
}

/**
 * True for the fields of comparisons, which read several objects at once. They have tests of their own, and a section of their own in
 * docs/aws-calls.md.
 */
export const isOfComparisons = ({ name, type }: SomeField): boolean =>
  name === 'previous' || types.has(getNamedType(type).name);

/** True for the fields that are computed from other objects than the one around them. Tests of all fields leave them out. */
export const readsOtherObjects = (field: SomeField): boolean =>
  isOfComparisons(field) || getNamedType(field.type).name === 'StartedBy';
