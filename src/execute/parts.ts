import { TypeNameMetaFieldDef } from 'graphql';
import type { PlannedField, Selection } from './plan';
import { isHolder, purityOf } from './purity';

/* A selection is printed in parts. A part of fields that are declared pure is the unit whose text can be kept. */

/** A field, and what precedes its value: a brace or comma, and the key. */
export interface Entry {
  readonly prefix: string;
  readonly field: PlannedField;
}

/** Consecutive fields of a selection. */
export interface Part {
  /** Unique in the process. Texts refer to it by number, so that they do not retain the plan. */
  readonly id: number;
  readonly entries: readonly Entry[];
  /** True where all fields, and all fields beneath them, are declared pure. */
  readonly isPure: boolean;
}

let parts = 0;
const partOf = (entries: readonly Entry[], isPure: boolean): Part => ({ id: (parts += 1), entries, isPure });

const isTypeName = ({ definition }: PlannedField): boolean => definition === TypeNameMetaFieldDef;

const pureSelections = new WeakMap<Selection, boolean>();

const isPureSelection = (selection: Selection): boolean => {
  const known = pureSelections.get(selection);
  if (known !== undefined) return known;
  const isPure = selection.entries.every(({ field }) => isPureField(field));
  pureSelections.set(selection, isPure);
  return isPure;
};

/** A field with arguments is not pure. One of an abstract type is pure where it is on all its object types. */
const isPureField = (field: PlannedField): boolean => {
  if (isTypeName(field)) return true;
  const { definition } = field;
  if (!purityOf(definition) || definition.args.length > 0) return false;
  return field.possibleSelections().every(isPureSelection);
};

/** Splits a selection into parts, as few as possible. */
export const partsOf = ({ type, entries }: Selection): readonly Part[] => {
  if (!isHolder(type)) return [partOf(entries, false)];
  const groups: { readonly isPure: boolean; readonly entries: Entry[] }[] = [];
  for (const entry of entries) {
    const isPure = isPureField(entry.field);
    const last = groups.at(-1);
    if (last?.isPure === isPure) last.entries.push(entry);
    else groups.push({ isPure, entries: [entry] });
  }
  // There is nothing to keep where only `__typename` is selected.
  return groups.map((group) =>
    partOf(group.entries, group.isPure && !group.entries.every(({ field }) => isTypeName(field))),
  );
};
