import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { DocumentLimits } from '../app/limits';

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

/** Measures selection sets with the fragments that they spread, which have no cycle. Measures each fragment once. */
const createRuler = (fragments: Fragments) => {
  const known = new Map<string, Extent>();

  const ofFragment = (name: string): Extent => {
    const extent = known.get(name) ?? ofSelections(fragments.get(name)?.selectionSet);
    known.set(name, extent);
    return extent;
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

/** What a document holds of each thing that is limited. */
export type DocumentSize = Readonly<
  Record<Exclude<keyof DocumentLimits, 'tokens' | 'lines' | 'repetitions' | 'variableMembers'>, number>
> & {
  /** `__type` fields. */
  readonly typeFields: number;
};

/** The size of a document whose fragments have no cycle. */
export const documentSize = (document: DocumentNode, fragments = fragmentsOf(document)): DocumentSize => {
  const extentOf = createRuler(fragments);
  const size = {
    operations: 0,
    fragments: fragments.size,
    nameCharacters: 0,
    recursiveSelections: 0,
    depth: 0,
    aliases: 0,
    directives: 0,
    introspections: 0,
    typeFields: 0,
  };
  visit(document, {
    Name({ value }) {
      size.nameCharacters = Math.max(size.nameCharacters, value.length);
    },
    OperationDefinition({ selectionSet }) {
      const { selections, depth } = extentOf(selectionSet);
      size.operations += 1;
      size.recursiveSelections = Math.max(size.recursiveSelections, selections);
      size.depth = Math.max(size.depth, depth);
    },
    Field({ alias, name }) {
      if (alias) size.aliases += 1;
      if (name.value === '__schema') size.introspections += 1;
      else if (name.value === '__type') size.typeFields += 1;
    },
    Directive() {
      size.directives += 1;
    },
  });
  return size;
};

/** The field nodes of an object by response name, through inline fragments and spreads. Visits each fragment once. */
const mergedFields = (
  sets: readonly SelectionSetNode[],
  fragments: Fragments,
): ReadonlyMap<string, readonly FieldNode[]> => {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
      else if (node.kind === Kind.FRAGMENT_SPREAD) {
        const name = node.name.value;
        if (seen.has(name)) continue;
        seen.add(name);
        collect(fragments.get(name)?.selectionSet);
      } else {
        const name = (node.alias ?? node.name).value;
        const nodes = fields.get(name);
        if (nodes) nodes.push(node);
        else fields.set(name, [node]);
      }
    }
  };
  sets.forEach(collect);
  return fields;
};

/** What the objects of an answer hold, once GraphQL has merged the selections of a document. */
export interface MergedSize {
  /** The most selections of one field of one object. */
  readonly repetitions: number;
  /** The most `__typename` fields of one object, under different response names. */
  readonly typenames: number;
}

/** Visits as many nodes as there are recursive selections, so their number must have been checked. */
export const mergedSize = (document: DocumentNode, fragments: Fragments): MergedSize => {
  const size = { repetitions: 0, typenames: 0 };
  const measure = (sets: readonly SelectionSetNode[]): void => {
    let typenames = 0;
    for (const nodes of mergedFields(sets, fragments).values()) {
      size.repetitions = Math.max(size.repetitions, nodes.length);
      if (nodes[0]?.name.value === '__typename') typenames += 1;
      measure(nodes.flatMap(({ selectionSet }) => selectionSet ?? []));
    }
    size.typenames = Math.max(size.typenames, typenames);
  };
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) measure([definition.selectionSet]);
  return size;
};
