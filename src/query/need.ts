import { getNamedType } from 'graphql';
import { type AnyKind, isNodeKind, kindOf } from '../kinds';
import type { ViewNeed } from '../kinds/views';
import type { ScopeAccess } from '../model/access';
import type { View } from '../model/record';
import type { PlannedField, Selection } from './plan';
import { isSensitive } from './sensitivity';

const selectsExtended = ({ fields }: AnyKind, selected: readonly PlannedField[]): boolean =>
  selected.some((planned) => {
    const field = fields[planned.name];
    const beneath = field && 'read' in field ? field.extendedBeneath : undefined;
    return beneath?.fields.some((name) => planned.selection(beneath.type).names.has(name));
  });

/** False for a field that is refused: a sensitive one, or one that leads to an object that the caller may not see. */
const isAnswered = (kind: AnyKind, { definition }: PlannedField, access: ScopeAccess): boolean => {
  if (isSensitive(definition)) return access.maySeeSensitive(kind);
  const { name } = getNamedType(definition.type);
  return !isNodeKind(name) || access.maySee(kindOf(name));
};

type Needs = WeakMap<Selection, ViewNeed>;

/** Computed once per selection of a document and rights in a scope. */
const needs = new WeakMap<ScopeAccess, Needs>();

const needsWith = (access: ScopeAccess): Needs => {
  const known = needs.get(access);
  if (known) return known;
  const created: Needs = new WeakMap();
  needs.set(access, created);
  return created;
};

/** The smallest answer of AWS that has all selected fields of an object that the caller may see. */
export const needOf = (kind: AnyKind, selection: Selection, access: ScopeAccess): ViewNeed => {
  const known = needsWith(access);
  const need = known.get(selection);
  if (need) return need;
  const selected = [...selection.fields.values()].filter((field) => isAnswered(kind, field, access));
  const found = selectsExtended(kind, selected)
    ? 'extended'
    : kind.views.needOf(selected.map(({ name }) => name));
  known.set(selection, found);
  return found;
};

/** True for a record of this view that has all selected fields which the caller may see. */
export const hasAllSelected = (
  kind: AnyKind,
  { fields }: View,
  selection: Selection,
  access: ScopeAccess,
): boolean =>
  [...selection.fields.values()].every((field) => fields.has(field.name) || !isAnswered(kind, field, access));
