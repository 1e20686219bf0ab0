import type { StaticStructureSchema } from '@smithy/types';
import { kindOf, type Kind } from './awsShapes';

/** Records which members of an SDK shape, and of the shapes in it, have a value in at least one of several answers. */
export const memberCoverage = (): {
  note(shape: StaticStructureSchema, value: unknown): void;
  /** `Shape.member` for each member of `shape` and of the shapes in it that no noted value sets. */
  missing(shape: StaticStructureSchema): readonly string[];
} => {
  const covered = new Set<string>();

  const note = (kind: Kind, value: unknown): void => {
    if (value === undefined) return;
    if (kind.is === 'list' && Array.isArray(value)) value.forEach((item) => note(kind.of, item));
    if (kind.is !== 'structure') return;
    for (const [name, member] of membersOf(kind.shape)) {
      const inner: unknown = Object(value)[name];
      if (inner !== undefined) covered.add(`${kind.shape[2]}.${name}`);
      note(member, inner);
    }
  };

  const missing = (kind: Kind, seen = new Set<string>()): readonly string[] => {
    if (kind.is === 'list') return missing(kind.of, seen);
    if (kind.is !== 'structure' || seen.has(kind.shape[2])) return [];
    const name = kind.shape[2];
    seen.add(name);
    return membersOf(kind.shape).flatMap(([member, inner]) => [
      ...(covered.has(`${name}.${member}`) ? [] : [`${name}.${member}`]),
      ...missing(inner, seen),
    ]);
  };

  return { note: (shape, value) => note(kindOf(shape), value), missing: (shape) => missing(kindOf(shape)) };
};

const membersOf = (shape: StaticStructureSchema): readonly (readonly [string, Kind])[] =>
  shape[4].map((name, index) => [name, kindOf(shape[5][index])]);
