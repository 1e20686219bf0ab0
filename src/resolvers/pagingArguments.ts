import {
  type ArgumentNode,
  type FieldNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { checkCursor, checkedPageSize, placeOf } from '../model/cursor';
import type { NodeKind } from '../model/nodeId';

/*
 * Page sizes and cursors anywhere beneath a field of Query are checked before that field asks AWS for anything:
 * what cannot be right is told first, and costs nothing.
 */

const isIncluded = (node: SelectionNode, variables: GraphQLResolveInfo['variableValues']): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;

/** The thing that a selection is made of, where it is known before anything is asked. */
interface Parent {
  readonly kind: NodeKind;
  readonly id: string;
}

/** False for a fragment on a type that the thing is not of. */
const isOfParent = (
  node: SelectionNode,
  parent: Parent | undefined,
  { fragments, schema }: GraphQLResolveInfo,
): boolean => {
  if (!parent || node.kind === Kind.FIELD) return true;
  const { typeCondition } = node.kind === Kind.FRAGMENT_SPREAD ? (fragments[node.name.value] ?? {}) : node;
  const type = typeCondition && schema.getType(typeCondition.name.value);
  const object = schema.getType(parent.kind);
  if (!type || type === object) return true;
  return isAbstractType(type) && isObjectType(object) && schema.isSubType(type, object);
};

const selectionOf = (node: SelectionNode, { fragments }: GraphQLResolveInfo): SelectionSetNode | undefined =>
  node.kind === Kind.FRAGMENT_SPREAD ? fragments[node.name.value]?.selectionSet : node.selectionSet;

const valueOf = (
  field: FieldNode,
  name: string,
  variables: GraphQLResolveInfo['variableValues'],
): unknown => {
  const argument = field.arguments?.find((node: ArgumentNode) => node.name.value === name);
  return argument && valueFromASTUntyped(argument.value, variables);
};

const checkField = (field: FieldNode, parent: Parent | undefined, info: GraphQLResolveInfo): void => {
  const name = field.name.value;
  const first = valueOf(field, 'first', info.variableValues);
  if (typeof first === 'number') checkedPageSize(`${name}(first:)`, first);
  const after = valueOf(field, 'after', info.variableValues);
  if (typeof after !== 'string') return;
  if (parent) placeOf(`${name}(after:)`, after, listName(parent.id, name));
  else checkCursor(`${name}(after:)`, after);
};

const checkSelections = (
  selections: readonly SelectionNode[],
  parent: Parent | undefined,
  info: GraphQLResolveInfo,
  seen: Set<string>,
): void => {
  for (const node of selections) {
    if (!isIncluded(node, info.variableValues) || !isOfParent(node, parent, info)) continue;
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      // Once each: fragments that spread others twice would grow without bounds.
      const spread = `${node.name.value} ${parent?.id ?? ''}`;
      if (seen.has(spread)) continue;
      seen.add(spread);
    }
    const isField = node.kind === Kind.FIELD;
    if (isField) checkField(node, parent, info);
    const selection = selectionOf(node, info);
    if (selection) checkSelections(selection.selections, isField ? undefined : parent, info, seen);
  }
};

/** The name of a list, which its cursors are bound to: the thing it belongs to, and the field. */
export const listName = (parentId: string, field: string): string => `${parentId}.${field}`;

/** BAD_USER_INPUT for a page size or cursor that cannot be right, of the field that is resolved or any beneath it. */
export const checkPaging = (info: GraphQLResolveInfo): void =>
  checkSelections(info.fieldNodes, undefined, info, new Set());

/** BAD_USER_INPUT for a cursor beneath a look-up that is not of the very thing that is looked up. */
export const checkCursorsOf = (kind: NodeKind, id: string, info: GraphQLResolveInfo): void => {
  for (const { selectionSet } of info.fieldNodes) {
    if (selectionSet) checkSelections(selectionSet.selections, { kind, id }, info, new Set());
  }
};
