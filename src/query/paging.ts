import {
  type ArgumentNode,
  type FieldNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import { checkCursor, checkedPageSize, decodeCursor, listName } from '../model/cursor';
import { type PlannedField, queryPlans } from './plan';

/*
 * Page sizes and cursors anywhere beneath a field of Query are checked before that field makes a call. So invalid input
 * costs no call. The fields to check are cached with the plan; only the argument values differ per request.
 */

type Variables = GraphQLResolveInfo['variableValues'];

/** The paging arguments of one field node. */
interface PagedNode {
  readonly name: string;
  readonly first: ValueNode | undefined;
  readonly after: ValueNode | undefined;
}

const argumentOf = (node: FieldNode, name: string): ValueNode | undefined =>
  node.arguments?.find((argument: ArgumentNode) => argument.name.value === name)?.value;

const pagedNode = (node: FieldNode): PagedNode | undefined => {
  const first = argumentOf(node, 'first');
  const after = argumentOf(node, 'after');
  return first || after ? { name: node.name.value, first, after } : undefined;
};

const isIncluded = (node: SelectionNode, variables: Variables): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;

/** All paged fields of the selections and beneath them. A fragment is visited once, even if it is spread often. */
const collectPaged = (
  selections: readonly SelectionNode[],
  { fragments, variableValues }: Pick<GraphQLResolveInfo, 'fragments' | 'variableValues'>,
): readonly PagedNode[] => {
  const paged: PagedNode[] = [];
  const seen = new Set<string>();
  const collect = (nodes: readonly SelectionNode[]): void => {
    for (const node of nodes) {
      if (!isIncluded(node, variableValues)) continue;
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        const name = node.name.value;
        if (!seen.has(name)) collect(fragments[name]?.selectionSet.selections ?? []);
        seen.add(name);
        continue;
      }
      const found = node.kind === Kind.FIELD ? pagedNode(node) : undefined;
      if (found) paged.push(found);
      collect(node.selectionSet?.selections ?? []);
    }
  };
  collect(selections);
  return paged;
};

const pagedBeneath = new WeakMap<PlannedField, readonly PagedNode[]>();

/** BAD_USER_INPUT for an invalid page size or cursor of the field that is resolved, or of any field beneath it. */
export const checkPaging = (info: GraphQLResolveInfo): void => {
  const field = queryPlans.field(info);
  const paged = pagedBeneath.get(field) ?? collectPaged(field.nodes, info);
  pagedBeneath.set(field, paged);
  for (const { name, first, after } of paged) {
    const size = first && valueFromASTUntyped(first, info.variableValues);
    if (typeof size === 'number') checkedPageSize(`${name}(first:)`, size);
    const cursor = after && valueFromASTUntyped(after, info.variableValues);
    if (typeof cursor === 'string') checkCursor(`${name}(after:)`, cursor);
  }
};

/** The items of a list argument. GraphQL accepts a single item for a list. */
const listedIn = (value: unknown): readonly string[] | null => {
  if (value === null || value === undefined) return null;
  return (Array.isArray(value) ? value : [value]).map(String);
};

/** BAD_USER_INPUT for a cursor directly beneath a look-up that belongs to another object than the one looked up. */
export const checkCursorsOf = (typeName: string, id: string, info: GraphQLResolveInfo): void => {
  for (const { name, nodes } of queryPlans.field(info).selection(typeName).fields.values()) {
    for (const node of nodes) {
      const after = argumentOf(node, 'after');
      const cursor = after && valueFromASTUntyped(after, info.variableValues);
      if (typeof cursor !== 'string') continue;
      const statuses = argumentOf(node, 'statuses');
      const list = listName(
        id,
        name,
        statuses && listedIn(valueFromASTUntyped(statuses, info.variableValues)),
      );
      decodeCursor(`${name}(after:)`, cursor, list);
    }
  }
};
