import { shouldIncludeNode } from '@graphql-tools/utils';
import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import { checkCursor, checkedPageSize, decodeCursor, listName } from '../model/cursor';
import { badInput, GatewayError } from '../model/errors';
import { isObject } from '../model/isObject';
import { checkLogArguments, logArguments } from '../model/logArguments';
import { checkScopeChoice } from '../model/scope';
import { type PlannedField, queryPlans, type Selection } from './plan';

/*
 * The arguments of all fields beneath a field of Query are checked before that field makes a call. So invalid input costs no
 * call. The fields to check are cached with the plan; only the argument values differ per request.
 */

/** Limits of argument values. */
export interface ArgumentLimits {
  /** Kilobytes of each text, such as an id or a cursor. */
  readonly idKilobytes: number;
  /** Items of each list, such as those of a filter. */
  readonly filterItems: number;
}

type Variables = GraphQLResolveInfo['variableValues'];
type Document = Pick<GraphQLResolveInfo, 'fragments' | 'variableValues'>;

/** All field nodes with arguments in the selections and beneath them. A fragment is visited once, even if it is spread often. */
const collectWithArguments = (
  selections: readonly SelectionNode[],
  { fragments, variableValues }: Document,
): readonly FieldNode[] => {
  const found: FieldNode[] = [];
  const seen = new Set<string>();
  const collect = (nodes: readonly SelectionNode[]): void => {
    for (const node of nodes) {
      if (!shouldIncludeNode(variableValues, node)) continue;
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        const name = node.name.value;
        if (!seen.has(name)) collect(fragments[name]?.selectionSet.selections ?? []);
        seen.add(name);
        continue;
      }
      if (node.kind === Kind.FIELD && node.arguments?.length) found.push(node);
      collect(node.selectionSet?.selections ?? []);
    }
  };
  collect(selections);
  return found;
};

/** BAD_USER_INPUT for a text or a list that is too large, anywhere in a value. */
const checkSize = (argument: string, value: unknown, limits: ArgumentLimits): void => {
  if (typeof value === 'string') {
    const bytes = Buffer.byteLength(value);
    if (bytes <= limits.idKilobytes * 1024) return;
    throw badInput(
      argument,
      value,
      `at most ${limits.idKilobytes} KB (limits.idKilobytes), not ${bytes} bytes`,
    );
  }
  if (Array.isArray(value)) {
    if (value.length > limits.filterItems) {
      const expected = `at most ${limits.filterItems} items (limits.filterItems)`;
      throw badInput(argument, `${value.length} items`, expected);
    }
    value.forEach((item, index) => checkSize(`${argument}[${index}]`, item, limits));
    return;
  }
  if (!isObject(value)) return;
  for (const [name, member] of Object.entries(value)) checkSize(`${argument}.${name}`, member, limits);
};

const valuesOf = (given: readonly ArgumentNode[], variables: Variables): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    given.map((argument) => [argument.name.value, valueFromASTUntyped(argument.value, variables)]),
  );

const checkNode = (
  { name, arguments: given }: FieldNode,
  variables: Variables,
  limits: ArgumentLimits,
): void => {
  for (const argument of given ?? []) {
    const value: unknown = valueFromASTUntyped(argument.value, variables);
    const path = `${name.value}(${argument.name.value}:)`;
    if (argument.name.value === 'representations' && Array.isArray(value)) {
      // A federation gateway sends all entities at once. As items of the answer, they have a limit of their own.
      value.forEach((item, index) => checkSize(`${path}[${index}]`, item, limits));
    } else {
      checkSize(path, value, limits);
    }
    if ((argument.name.value === 'first' || argument.name.value === 'last') && typeof value === 'number')
      checkedPageSize(path, value);
    if (argument.name.value === 'after' && typeof value === 'string') checkCursor(path, value);
    if (argument.name.value === 'scope' && isObject(value)) checkScopeChoice(value);
  }
  if (name.value === 'logs') checkLogArguments(name.value, valuesOf(given ?? [], variables));
};

const beneath = new WeakMap<PlannedField, readonly FieldNode[]>();

/** BAD_USER_INPUT for an invalid argument of the field that is resolved, or of any field beneath it. */
export const checkArguments = (info: GraphQLResolveInfo, limits: ArgumentLimits): void => {
  const field = queryPlans.field(info);
  const nodes = beneath.get(field) ?? collectWithArguments(field.nodes, info);
  beneath.set(field, nodes);
  for (const node of nodes) checkNode(node, info.variableValues, limits);
};

/** A field with the `after` argument of one of its nodes. */
interface Cursor {
  readonly field: string;
  readonly value: ValueNode;
  readonly node: FieldNode;
}

const argumentOf = (node: FieldNode, name: string): ValueNode | undefined =>
  node.arguments?.find((argument) => argument.name.value === name)?.value;

const cursors = new WeakMap<Selection, readonly Cursor[]>();

const cursorsOf = (selection: Selection): readonly Cursor[] => {
  const known = cursors.get(selection);
  if (known) return known;
  const found = [...selection.fields.values()].flatMap(({ name, nodes }) =>
    nodes.flatMap((node) => {
      const value = argumentOf(node, 'after');
      return value ? { field: name, value, node } : [];
    }),
  );
  cursors.set(selection, found);
  return found;
};

/** The items of a list argument. GraphQL accepts a single item for a list. */
const listedIn = (value: unknown): readonly string[] | null => {
  if (value === null || value === undefined) return null;
  return (Array.isArray(value) ? value : [value]).map(String);
};

/** What the cursors of a list are bound to, beside its parent. */
const boundTo = (node: FieldNode, variables: Variables): readonly string[] | null | undefined => {
  const valueOf = (name: string): unknown => {
    const value = argumentOf(node, name);
    return value && valueFromASTUntyped(value, variables);
  };
  const statuses = listedIn(valueOf('statuses'));
  return (
    statuses ??
    logArguments({
      last: valueOf('last') as number | null | undefined,
      filter: valueOf('filter') as string | null | undefined,
      contains: valueOf('contains') as string | null | undefined,
    })
  );
};

/** BAD_USER_INPUT for a cursor directly beneath a look-up that belongs to another object than the one looked up. */
export const checkCursorsOf = (typeName: string, idOf: () => string, info: GraphQLResolveInfo): void => {
  for (const { field, value, node } of cursorsOf(queryPlans.field(info).selection(typeName))) {
    const cursor: unknown = valueFromASTUntyped(value, info.variableValues);
    if (typeof cursor !== 'string') continue;
    decodeCursor(`${field}(after:)`, cursor, listName(idOf(), field, boundTo(node, info.variableValues)));
  }
};

/** False where `checkCursorsOf` throws. */
export const acceptsCursors = (typeName: string, idOf: () => string, info: GraphQLResolveInfo): boolean => {
  try {
    checkCursorsOf(typeName, idOf, info);
    return true;
  } catch (error) {
    if (error instanceof GatewayError) return false;
    throw error;
  }
};
