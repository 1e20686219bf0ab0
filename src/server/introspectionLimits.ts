import { type DocumentNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Fragments } from './documentSize';

/** Fields of `__Type` and `__Field` that list parts of the schema. */
const introspectionLists: ReadonlySet<string> = new Set([
  'args',
  'enumValues',
  'fields',
  'inputFields',
  'interfaces',
  'possibleTypes',
]);

/** Where a selection is: the fragments and the lists of the introspection around it. */
interface Place {
  readonly spreads: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
  readonly isIntrospection: boolean;
}

const outermost: Place = { spreads: new Set(), lists: new Set(), isIntrospection: false };

/**
 * The first list of the introspection that is nested in itself, such as `fields { type { fields`. Each level multiplies
 * the answer by the size of the schema. Visits spread fragments again and again, so the number of selections must have
 * been checked.
 */
export const nestedIntrospection = (document: DocumentNode, fragments: Fragments): string | undefined => {
  const inSet = (set: SelectionSetNode | undefined, place: Place): string | undefined => {
    for (const node of set?.selections ?? []) {
      const found = inSelection(node, place);
      if (found) return found;
    }
    return undefined;
  };

  const inSelection = (node: SelectionNode, place: Place): string | undefined => {
    if (node.kind === Kind.INLINE_FRAGMENT) return inSet(node.selectionSet, place);
    const name = node.name.value;
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      if (place.spreads.has(name)) return undefined;
      const spreads = new Set([...place.spreads, name]);
      return inSet(fragments.get(name)?.selectionSet, { ...place, spreads });
    }
    if (!place.isIntrospection) {
      const isIntrospection = name === '__schema' || name === '__type';
      return inSet(node.selectionSet, isIntrospection ? { ...place, isIntrospection } : place);
    }
    if (!introspectionLists.has(name)) return inSet(node.selectionSet, place);
    if (place.lists.has(name)) return name;
    return inSet(node.selectionSet, { ...place, lists: new Set([...place.lists, name]) });
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const found = inSet(definition.selectionSet, outermost);
    if (found) return found;
  }
  return undefined;
};
