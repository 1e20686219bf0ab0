import type { AnyKind } from '../kinds';
import type { ViewNeed } from '../kinds/views';
import type { Selection } from './plan';

/** Computed once per selection of a document. */
const needs = new WeakMap<Selection, ViewNeed>();

const selectsExtended = ({ fields }: AnyKind, selection: Selection): boolean =>
  [...selection.fields.values()].some((planned) => {
    const field = fields[planned.name];
    const beneath = field && 'read' in field ? field.extendedBeneath : undefined;
    return beneath?.fields.some((name) => planned.selection(beneath.type).names.has(name));
  });

/** The smallest answer of AWS that has all selected fields of an object. */
export const needOf = (kind: AnyKind, selection: Selection): ViewNeed => {
  const known = needs.get(selection);
  if (known) return known;
  const need = selectsExtended(kind, selection) ? 'extended' : kind.views.needOf(selection.names);
  needs.set(selection, need);
  return need;
};
