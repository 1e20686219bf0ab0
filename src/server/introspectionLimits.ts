import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import type { Fragments } from './documentSize';

/** Fields of the introspection that list parts of the schema. */
const lists: ReadonlySet<string> = new Set([
  'args',
  'directives',
  'enumValues',
  'fields',
  'inputFields',
  'interfaces',
  'possibleTypes',
  'types',
]);

/** Enough for the arguments of the fields of all types. */
const mostNestedLists = 3;

/** What is wrong with a field of the introspection, beneath these lists. */
const problemOf = ({ alias, name: { value } }: FieldNode, above: readonly string[]): string | undefined => {
  if (alias)
    return `The document has the alias \`${alias.value}\` in the introspection, where none is allowed.`;
  if (!lists.has(value)) return undefined;
  if (above.includes(value)) {
    return `The document nests \`${value}\` of the introspection in itself, which is not allowed.`;
  }
  if (above.length < mostNestedLists) return undefined;
  return `The document nests ${above.length + 1} lists of the introspection. At most ${mostNestedLists} are allowed.`;
};

/**
 * The first problem with the introspection in a document. Each nested list multiplies the answer by the size of the schema,
 * and so does each alias. Visits spread fragments again and again, so the number of selections must have been checked.
 */
export const introspectionProblem = (document: DocumentNode, fragments: Fragments): string | undefined => {
  /** `above` has the lists of the introspection around the selections; it is undefined outside of the introspection. */
  const inSet = (
    set: SelectionSetNode | undefined,
    above: readonly string[] | undefined,
  ): string | undefined => {
    for (const node of set?.selections ?? []) {
      const problem =
        node.kind === Kind.FIELD
          ? inField(node, above)
          : node.kind === Kind.FRAGMENT_SPREAD
            ? inSet(fragments.get(node.name.value)?.selectionSet, above)
            : inSet(node.selectionSet, above);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };

  const inField = (node: FieldNode, above: readonly string[] | undefined): string | undefined => {
    const name = node.name.value;
    if (above) {
      return problemOf(node, above) ?? inSet(node.selectionSet, lists.has(name) ? [...above, name] : above);
    }
    const isIntrospection = name === '__schema' || name === '__type';
    return inSet(node.selectionSet, isIntrospection ? [] : undefined);
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const problem = inSet(definition.selectionSet, undefined);
    if (problem !== undefined) return problem;
  }
  return undefined;
};
