import { TypeNameMetaFieldDef } from 'graphql';
import type { PlannedField, Selection } from './plan';
import { isHolder, isReading, purityOf } from './purity';

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
  /** The variables in the arguments of these fields and of those beneath them. The text depends on their values. */
  readonly variables: readonly string[];
  /** The same fields, those that read from the cache apart from the others. Empty where none of them reads. */
  readonly smaller: readonly Part[];
}

/** What the text of pure fields depends on, beside the object. */
interface Dependence {
  /** True where a field reads from the cache. */
  readonly isReading: boolean;
  readonly variables: readonly string[];
}

type DependenceOf<Item> = (item: Item) => Dependence | undefined;

const objectAlone: Dependence = { isReading: false, variables: [] };

/** What any of the items depends on. Undefined where an item is not pure. */
const union = <Item>(items: readonly Item[], dependenceOf: DependenceOf<Item>): Dependence | undefined => {
  let all = objectAlone;
  for (const item of items) {
    const one = dependenceOf(item);
    if (!one) return undefined;
    if (one.isReading)
      all = { isReading: true, variables: [...new Set([...all.variables, ...one.variables])] };
  }
  return all;
};

const isTypeName = ({ definition }: PlannedField): boolean => definition === TypeNameMetaFieldDef;

const dependences = new WeakMap<Selection, { readonly of: Dependence | undefined }>();

const ofSelection: DependenceOf<Selection> = (selection) => {
  const known = dependences.get(selection);
  if (known) return known.of;
  const of = union(selection.entries, ofEntry);
  dependences.set(selection, { of });
  return of;
};

/** A field with arguments is pure only if it reads. One of an abstract type is pure where it is on all its object types. */
const ofEntry: DependenceOf<Entry> = ({ field }) => {
  const { definition } = field;
  if (isTypeName(field)) return objectAlone;
  if (!purityOf(definition) || (definition.args.length > 0 && !isReading(definition))) return undefined;
  const beneath = union(field.possibleSelections(), ofSelection);
  if (!beneath || !isReading(definition)) return beneath;
  return union([beneath, { isReading: true, variables: field.variables }], (one) => one);
};

const ofEntryThatReadsNothing: DependenceOf<Entry> = (entry) => {
  const dependence = ofEntry(entry);
  return dependence?.isReading ? undefined : dependence;
};

let parts = 0;

/** A part without dependence is not pure. */
const partOf = (entries: readonly Entry[], dependence?: Dependence): Part => ({
  id: (parts += 1),
  entries,
  isPure: dependence !== undefined,
  variables: dependence?.variables ?? [],
  smaller: dependence?.isReading ? split(entries, ofEntryThatReadsNothing) : [],
});

/** Splits fields into parts, as few as possible. */
const split = (entries: readonly Entry[], dependenceOf: DependenceOf<Entry>): readonly Part[] => {
  const groups: { readonly isPure: boolean; readonly entries: Entry[] }[] = [];
  for (const entry of entries) {
    const isPure = dependenceOf(entry) !== undefined;
    const last = groups.at(-1);
    if (last?.isPure === isPure) last.entries.push(entry);
    else groups.push({ isPure, entries: [entry] });
  }
  // There is nothing to keep where only `__typename` is selected.
  return groups.map((group) =>
    group.isPure && !group.entries.every(({ field }) => isTypeName(field))
      ? partOf(group.entries, union(group.entries, dependenceOf))
      : partOf(group.entries),
  );
};

/** The parts of a selection. */
export const partsOf = ({ type, entries }: Selection): readonly Part[] =>
  isHolder(type) ? split(entries, ofEntry) : [partOf(entries)];
