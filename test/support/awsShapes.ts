import type { StaticStructureSchema } from '@smithy/types';

/** The type of a member of an AWS response. The SDK's runtime schemas contain no lengths, enums or integer types. */
export type Kind =
  | { is: 'string' | 'number' | 'boolean' | 'timestamp' | 'map' }
  | { is: 'list'; of: Kind }
  | { is: 'structure'; shape: StaticStructureSchema };

/** Reads the SDK's schemas: sentinel numbers, `[schema, traits]`, `[3, namespace, name, traits, names, schemas]`, … */
export const kindOf = (reference: unknown): Kind => {
  if (typeof reference === 'function') return kindOf(reference());
  if (typeof reference === 'number') return kindOfSentinel(reference);
  if (!Array.isArray(reference)) throw new Error(`Not a schema: ${String(reference)}`);
  if (reference.length === 2) return kindOf(reference[0]);
  if (reference[0] === 0) return kindOf(reference[4]);
  if (reference[0] === 1) return { is: 'list', of: kindOf(reference[4]) };
  if (reference[0] === 2) return { is: 'map' };
  if (reference[0] === 3) return { is: 'structure', shape: reference as StaticStructureSchema };
  throw new Error(`Unknown kind of schema: ${String(reference[2])}`);
};

const kindOfSentinel = (sentinel: number): Kind => {
  if (sentinel >= 128) return { is: 'map' };
  if (sentinel >= 64) return { is: 'list', of: kindOfSentinel(sentinel - 64) };
  if (sentinel >= 4 && sentinel <= 7) return { is: 'timestamp' };
  if (sentinel === 0) return { is: 'string' };
  if (sentinel === 1) return { is: 'number' };
  if (sentinel === 2) return { is: 'boolean' };
  throw new Error(`Unknown schema sentinel: ${sentinel}`);
};

/** `DPUSeconds` → `dpuSeconds`, `As2Transports` → `as2Transports`. */
export const lowerCamelCase = (name: string): string =>
  name.replace(/^(?:[A-Z]+(?=[A-Z][a-z])|[A-Z])/, (capitals) => capitals.toLowerCase());

/** `imagebuilder`, `transfer` or `glue`. */
export const serviceOf = (shape: StaticStructureSchema): string => shape[1].replace(/^.*\./, '');
