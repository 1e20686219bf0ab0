import { type Change, ChangeType, CriticalityLevel, diff, validate } from '@graphql-inspector/core';
import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import { type GraphQLSchema, isObjectType, type Source } from 'graphql';

/* What was released is a promise; these functions tell whether a new schema keeps it. See docs/schema-changes.md. */

/** The day at the end of a deprecation's reason. */
const lastDay = /\bMay go after (\d{4}-\d{2}-\d{2})\.$/;

/** The day after which a deprecated element may go; undefined where the reason names none. */
export const dueDateOf = (reason: string): Date | undefined => {
  const day = lastDay.exec(reason)?.[1];
  return day === undefined ? undefined : new Date(`${day}T23:59:59.999Z`);
};

const isDue = (reason: string | null | undefined, now: Date): boolean => {
  const date = dueDateOf(reason ?? '');
  return date !== undefined && date < now;
};

/** What is still promised: the released schema without what was deprecated and whose day has passed. */
const promisedBy = (released: GraphQLSchema, now: Date): GraphQLSchema => {
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

export interface Verdict {
  /** Breaks clients that were promised otherwise. */
  readonly breaking: readonly Change[];
  /** Would break them, but was announced, and its day has passed. */
  readonly announced: readonly Change[];
  /** Does not break a client that was written with care, such as a new word of an enum or a new kind of execution. */
  readonly dangerous: readonly Change[];
  readonly safe: readonly Change[];
}

/** A new kind of what clients read through an interface: it may meet a `switch` that does not know it. */
const isNewKind = ({ type, path }: Change, released: GraphQLSchema, proposed: GraphQLSchema): boolean => {
  const added = type === ChangeType.TypeAdded ? proposed.getType(path ?? '') : undefined;
  return (
    isObjectType(added) && added.getInterfaces().some(({ name }) => released.getType(name) !== undefined)
  );
};

const isBreaking = ({ criticality }: Change): boolean => criticality.level === CriticalityLevel.Breaking;

/** How a schema differs from the released one, and whether that breaks clients. */
export const compare = async (
  released: GraphQLSchema,
  proposed: GraphQLSchema,
  now: Date,
): Promise<Verdict> => {
  const changes = await diff(released, proposed);
  const breaking = (await diff(promisedBy(released, now), proposed)).filter(isBreaking);
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

/** What a schema has against operations: those that cannot be asked, and those that use what is deprecated. */
export const judge = (
  schema: GraphQLSchema,
  operations: readonly Source[],
): { readonly faults: readonly string[]; readonly deprecated: readonly string[] } => {
  const judged = validate(schema, [...operations]);
  const told = (kind: 'errors' | 'deprecated'): string[] =>
    judged.flatMap((one) => one[kind].map(({ message }) => `${one.source.name}: ${message}`));
  return { faults: told('errors'), deprecated: told('deprecated') };
};
