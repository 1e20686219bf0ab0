import { type Change, ChangeType, CriticalityLevel, diff, validate } from '@graphql-inspector/core';
import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import { type GraphQLSchema, isObjectType, type Source } from 'graphql';

/* Compares a new schema with the released one, by the rules of docs/schema-changes.md. */

/** The date at the end of a deprecation reason. */
const removalDate = /\bMay go after (\d{4}-\d{2}-\d{2})\.$/;

/** The end of the day after which a deprecated element may be removed. Undefined if the reason has no date. */
export const dueDateOf = (reason: string): Date | undefined => {
  const day = removalDate.exec(reason)?.[1];
  return day === undefined ? undefined : new Date(`${day}T23:59:59.999Z`);
};

const isDue = (reason: string | null | undefined, now: Date): boolean => {
  const date = dueDateOf(reason ?? '');
  return date !== undefined && date < now;
};

/** The part of the released schema that must stay: all but the deprecated elements whose date has passed. */
const guaranteedBy = (released: GraphQLSchema, now: Date): GraphQLSchema => {
  const unlessDue = <Element extends { readonly deprecationReason?: string | null | undefined }>(
    element: Element,
  ): Element | null => (isDue(element.deprecationReason, now) ? null : element);
  const kept = mapSchema(released, {
    [MapperKind.FIELD]: (field) => unlessDue(field),
    [MapperKind.ARGUMENT]: (argument) => unlessDue(argument),
    [MapperKind.ENUM_VALUE]: (value) => unlessDue(value),
  });
  return pruneSchema(kept);
};

export interface Comparison {
  /** Breaks clients that rely on the released schema. */
  readonly breaking: readonly Change[];
  /** Removes a deprecated element after its date. */
  readonly announced: readonly Change[];
  /** Can break a client without a `default`, such as a new enum value or a new kind of execution. */
  readonly dangerous: readonly Change[];
  readonly safe: readonly Change[];
}

/** True for a new type of a released interface: a `switch` of a client can lack it. */
const isNewKind = ({ type, path }: Change, released: GraphQLSchema, proposed: GraphQLSchema): boolean => {
  const added = type === ChangeType.TypeAdded ? proposed.getType(path ?? '') : undefined;
  return (
    isObjectType(added) && added.getInterfaces().some(({ name }) => released.getType(name) !== undefined)
  );
};

const isBreaking = ({ criticality }: Change): boolean => criticality.level === CriticalityLevel.Breaking;

/** Compares a proposed schema with the released one, and classifies the changes. */
export const compare = async (
  released: GraphQLSchema,
  proposed: GraphQLSchema,
  now: Date,
): Promise<Comparison> => {
  const changes = await diff(released, proposed);
  const breaking = (await diff(guaranteedBy(released, now), proposed)).filter(isBreaking);
  const broken = new Set(breaking.map(({ message }) => message));
  const isDangerous = (change: Change): boolean =>
    change.criticality.level === CriticalityLevel.Dangerous || isNewKind(change, released, proposed);
  return {
    breaking,
    announced: changes.filter((change) => isBreaking(change) && !broken.has(change.message)),
    dangerous: changes.filter(isDangerous),
    safe: changes.filter((change) => !isBreaking(change) && !isDangerous(change)),
  };
};

/** Validates operations. Returns the errors, and the uses of deprecated elements. */
export const validateOperations = (
  schema: GraphQLSchema,
  operations: readonly Source[],
): { readonly errors: readonly string[]; readonly deprecated: readonly string[] } => {
  const results = validate(schema, [...operations]);
  const messages = (kind: 'errors' | 'deprecated'): string[] =>
    results.flatMap((one) => one[kind].map(({ message }) => `${one.source.name}: ${message}`));
  return { errors: messages('errors'), deprecated: messages('deprecated') };
};
