import type { StaticStructureSchema } from '@smithy/types';

/*
 * The SDK's runtime schemas are tuples: of a structure [3, namespace, name, traits, member names, member schemas], of
 * a list [1, …, item] and of a map [2, …, key, value]; a member may stand in a thunk, or in [schema, traits].
 */

/** Walks values beside their schema and notes which members of which structure are filled. */
export const filledMembers = (): {
  note(schema: StaticStructureSchema, value: unknown): void;
  /** `Shape.member`, of all structures met, those that no value filled. */
  missing(schema: StaticStructureSchema): readonly string[];
} => {
  const filled = new Set<string>();

  const note = (schema: unknown, value: unknown): void => {
    const plain = unwrapped(schema);
    if (value === undefined || !Array.isArray(plain)) return;
    if (isStructure(plain)) {
      for (const [name, member] of membersOf(plain)) {
        const inner: unknown = Object(value)[name];
        if (inner !== undefined) filled.add(`${String(plain[2])}.${name}`);
        note(member, inner);
      }
    } else if (Array.isArray(value)) {
      for (const item of value) note(plain.at(-1), item);
    }
  };

  const missing = (schema: unknown, seen = new Set<string>()): readonly string[] => {
    const plain = unwrapped(schema);
    if (!Array.isArray(plain)) return [];
    if (!isStructure(plain)) return missing(plain.at(-1), seen);
    const shape = String(plain[2]);
    if (seen.has(shape)) return [];
    seen.add(shape);
    return membersOf(plain).flatMap(([name, member]) => [
      ...(filled.has(`${shape}.${name}`) ? [] : [`${shape}.${name}`]),
      ...missing(member, seen),
    ]);
  };

  return { note, missing: (schema) => missing(schema) };
};

const unwrapped = (schema: unknown): unknown => {
  if (typeof schema === 'function') return unwrapped(schema());
  return Array.isArray(schema) && typeof schema[0] !== 'number' ? unwrapped(schema[0]) : schema;
};

const isStructure = (schema: readonly unknown[]) => schema[0] === 3;

const membersOf = (schema: readonly unknown[]): readonly (readonly [string, unknown])[] => {
  const [names, members] = [schema[4], schema[5]];
  if (!Array.isArray(names) || !Array.isArray(members)) throw new Error('Not the schema of a structure');
  return names.map((name, at) => [String(name), members[at]]);
};
