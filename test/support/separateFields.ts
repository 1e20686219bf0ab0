import { getNamedType, type GraphQLOutputType } from 'graphql';

const types: ReadonlySet<string> = new Set([
  'ImageComparison',
  'Change',
  'ChangeConnection',
  'LogEventConnection',
  'RootCause',
]);

/** Types of items whose connections have tests of their own. */
export const separateItems: readonly string[] = ['Change', 'LogEvent'];

interface SomeField {
  readonly name: string;
  readonly type: GraphQLOutputType;
}

/**
 * True for the fields of comparisons, logs and root causes: what they cost depends on what several objects and lines of logs say. They
 * have tests of their own, and sections of their own in docs/aws-calls.md.
 */
export const isSeparate = ({ name, type }: SomeField): boolean =>
  ['previous', 'logUrl'].includes(name) || types.has(getNamedType(type).name);

/** True for the fields that are computed from other objects than the one around them. Tests of all fields leave them out. */
export const readsOtherObjects = (field: SomeField): boolean =>
  isSeparate(field) || getNamedType(field.type).name === 'StartedBy';
