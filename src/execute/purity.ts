import type { GraphQLField, GraphQLObjectType } from 'graphql';

/*
 * What is declared of a schema, so that the printed text of a selection can be kept with the object that decides it. What is
 * not declared is not kept.
 */

/**
 * True for a source that alone decides what its field prints. A field that depends on the time, the caller, settings or
 * another answer of AWS is not pure.
 */
export type IsPure = (source: never) => boolean;

/** Declares a field as pure for the sources for which `isPure` returns true. */
export const declarePure = (field: GraphQLField<unknown, never>, isPure: IsPure): void => {
  field.extensions = { ...field.extensions, isPure };
};

export const purityOf = ({
  extensions: { isPure },
}: Pick<GraphQLField<unknown, unknown>, 'extensions'>): ((source: unknown) => boolean) | undefined =>
  isPure as ((source: unknown) => boolean) | undefined;

/**
 * Declares a field that is decided by its source, its arguments, and what it reads from the cache. The objects beneath it are
 * those of the cache.
 */
export const declareReading = (field: GraphQLField<unknown, never>): void => {
  field.extensions = { ...field.extensions, isPure: () => true, isReading: true };
};

export const isReading = ({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>): boolean =>
  extensions.isReading === true;

/** Declares that texts can be kept with objects of a type. `Texts.canHold` decides for which. */
export const declareHolder = (type: GraphQLObjectType): void => {
  type.extensions = { ...type.extensions, holdsTexts: true };
};

export const isHolder = ({ extensions }: GraphQLObjectType): boolean => extensions.holdsTexts === true;
