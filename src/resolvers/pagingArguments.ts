import {
  type ArgumentNode,
  type FieldNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { checkCursor, checkedPageSize, placeOf } from '../model/cursor';

/*
 * Page sizes and cursors anywhere beneath a field of Query are checked before that field asks AWS for anything:
 * what cannot be right is told first, and costs nothing.
 */

const isIncluded = (node: SelectionNode, variables: GraphQLResolveInfo['variableValues']): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;

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

const checkField = (field: FieldNode, parentId: string | undefined, info: GraphQLResolveInfo): void => {
  const name = field.name.value;
  const first = valueOf(field, 'first', info.variableValues);
  if (typeof first === 'number') checkedPageSize(`${name}(first:)`, first);
  const after = valueOf(field, 'after', info.variableValues);
  if (typeof after !== 'string') return;
  if (parentId === undefined) checkCursor(`${name}(after:)`, after);
  else placeOf(`${name}(after:)`, after, listName(parentId, name));
};

const checkSelections = (
  selections: readonly SelectionNode[],
  parentId: string | undefined,
  info: GraphQLResolveInfo,
): void => {
  for (const node of selections) {
    if (!isIncluded(node, info.variableValues)) continue;
    const isField = node.kind === Kind.FIELD;
    if (isField) checkField(node, parentId, info);
    const selection = selectionOf(node, info);
    if (selection) checkSelections(selection.selections, isField ? undefined : parentId, info);
  }
};

/** The name of a list, which its cursors are bound to: the thing it belongs to, and the field. */
export const listName = (parentId: string, field: string): string => `${parentId}.${field}`;

/** BAD_USER_INPUT for a page size or cursor that cannot be right, of the field that is resolved or any beneath it. */
export const checkPaging = (info: GraphQLResolveInfo): void =>
  checkSelections(info.fieldNodes, undefined, info);

/** BAD_USER_INPUT for a cursor beneath a look-up that is not of the very thing that is looked up. */
export const checkCursorsOf = (id: string, info: GraphQLResolveInfo): void => {
  for (const { selectionSet } of info.fieldNodes) {
    if (selectionSet) checkSelections(selectionSet.selections, id, info);
  }
};
