import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionNode,
  Lexer,
  type SelectionSetNode,
  type Source,
  TokenKind,
  type ValidationRule,
  visit,
} from 'graphql';
import type { DocumentLimits } from '../app/limits';

/** What a document holds of each thing that is limited. */
type DocumentSize = Readonly<Record<Exclude<keyof DocumentLimits, 'tokens'>, number>>;

/** The nouns of the messages, in the order of the checks. */
const nouns: Readonly<Record<keyof DocumentSize, string>> = {
  operations: 'operations',
  recursiveSelections: 'selections, with those of each spread fragment',
  depth: 'levels of nested fields',
  aliases: 'aliases',
  repetitions: 'selections with one response name in one selection set',
  directives: 'directives',
  introspections: '`__schema` fields',
};

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

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const fragmentsOf = (document: DocumentNode): Fragments =>
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
const nestedIntrospection = (document: DocumentNode, fragments: Fragments): string | undefined => {
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

const problemOf = (document: DocumentNode, limits: DocumentLimits): string | undefined => {
  const fragments = fragmentsOf(document);
  const size = documentSize(document, fragments);
  for (const name of Object.keys(nouns) as (keyof DocumentSize)[]) {
    if (size[name] > limits[name]) {
      return `The document has ${size[name]} ${nouns[name]}. At most ${limits[name]} are allowed (limits.${name}).`;
    }
  }
  const list = nestedIntrospection(document, fragments);
  return list && `The document nests \`${list}\` of the introspection in itself, which is not allowed.`;
};

/**
 * Refuses documents that exceed a limit, before any other rule inspects their selections: GraphQL.js compares all pairs of
 * fields with one response name.
 */
export const documentLimits =
  (limits: DocumentLimits): ValidationRule =>
  (context) => ({
    Document(document) {
      const problem = problemOf(document, limits);
      if (problem === undefined) return undefined;
      context.reportError(new GraphQLError(problem));
      return null; // Skips the document in all rules.
    },
  });

/** The number of tokens of a document, up to its first syntax error. */
const countTokens = (source: Source): number => {
  const lexer = new Lexer(source);
  let count = 0;
  try {
    while (lexer.advance().kind !== TokenKind.EOF) count += 1;
  } catch {
    return count;
  }
  return count;
};

/** The messages of GraphQL.js for a document that is too large to parse or to validate. */
const tooManyTokens = /Document contains more that? \d+ tokens/;
const tooDeep = 'Maximum call stack size exceeded';
const tooManyComparisons = 'Validation aborted.';

/** A readable message for a document that GraphQL.js has stopped to process; undefined for any other error. */
export const sizeMessageOf = (
  { message, source }: Pick<GraphQLError, 'message' | 'source'>,
  { tokens }: DocumentLimits,
): string | undefined => {
  if (tooManyTokens.test(message) && source) {
    return `Syntax Error: The document has ${countTokens(source)} tokens. At most ${tokens} are allowed (limits.tokens).`;
  }
  if (message.includes(tooDeep)) return 'Syntax Error: The document is nested too deeply.';
  if (message === tooManyComparisons) {
    return 'The document selects too many fields with one response name. Select each field once.';
  }
  return undefined;
};
