import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { DocumentLimits } from '../app/limits';

/** What a document holds of each thing that is limited. */
export type DocumentSize = Readonly<Record<Exclude<keyof DocumentLimits, 'tokens'>, number>>;

const responseNameOf = (node: SelectionNode): string =>
  node.kind === Kind.FIELD
    ? (node.alias ?? node.name).value
    : node.kind === Kind.FRAGMENT_SPREAD
      ? `...${node.name.value}`
      : '...';

const mostRepeated = ({ selections }: SelectionSetNode): number => {
  const counts = new Map<string, number>();
  for (const selection of selections) {
    const name = responseNameOf(selection);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Math.max(...counts.values());
};

/** The fragments of a document by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );

interface Extent {
  readonly selections: number;
  readonly depth: number;
}

const nothing: Extent = { selections: 0, depth: 0 };

/** Measures selection sets with the fragments that they spread. Each fragment is measured once. */
const createRuler = (fragments: Fragments) => {
  const known = new Map<string, Extent>();

  const ofFragment = (name: string): Extent => {
    const extent = known.get(name);
    if (extent) return extent;
    known.set(name, nothing); // A cycle, which another rule reports, ends here.
    const measured = ofSelections(fragments.get(name)?.selectionSet);
    known.set(name, measured);
    return measured;
  };

  const ofSelection = (node: SelectionNode): Extent => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value);
    const { selections, depth } = ofSelections(node.selectionSet);
    return { selections, depth: node.kind === Kind.FIELD ? depth + 1 : depth };
  };

  const ofSelections = (set: SelectionSetNode | undefined): Extent => {
    let selections = 0;
    let depth = 0;
    for (const node of set?.selections ?? []) {
      const extent = ofSelection(node);
      selections += 1 + extent.selections;
      depth = Math.max(depth, extent.depth);
    }
    return { selections, depth };
  };

  return ofSelections;
};

/** The size of a document. */
export const documentSize = (document: DocumentNode, fragments = fragmentsOf(document)): DocumentSize => {
  const extentOf = createRuler(fragments);
  const size = {
    operations: 0,
    recursiveSelections: 0,
    depth: 0,
    aliases: 0,
    repetitions: 0,
    directives: 0,
    introspections: 0,
  };
  visit(document, {
    OperationDefinition({ selectionSet }) {
      const { selections, depth } = extentOf(selectionSet);
      size.operations += 1;
      size.recursiveSelections = Math.max(size.recursiveSelections, selections);
      size.depth = Math.max(size.depth, depth);
    },
    SelectionSet(set) {
      size.repetitions = Math.max(size.repetitions, mostRepeated(set));
    },
    Field({ alias, name }) {
      if (alias) size.aliases += 1;
      if (name.value === '__schema') size.introspections += 1;
    },
    Directive() {
      size.directives += 1;
    },
  });
  return size;
};
