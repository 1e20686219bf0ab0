import { nodeId } from '../nodeId';
import type { TestGateway } from '../gateway';
import { at } from '../at';
import { listOf, type Pool, rootLists } from './pool';

type Ask = TestGateway['ask'];

const connection = '{ edges { cursor } pageInfo { hasNextPage } }';

/** All cursors of the list at `path` in the response, read page by page. */
const cursorsOfList = async (
  ask: Ask,
  queryOf: (args: string) => string,
  path: readonly string[],
): Promise<string[]> => {
  const cursors: string[] = [];
  for (;;) {
    const after = cursors.at(-1);
    const { data } = await ask(queryOf(`first: 100${after === undefined ? '' : `, after: "${after}"`}`));
    const list = at(data, ...path);
    const edges = at(list, 'edges');
    if (!Array.isArray(edges)) throw new Error(`No list at ${path.join('.')}`);
    cursors.push(...edges.map((edge: unknown) => String(at(edge, 'cursor'))));
    if (at(list, 'pageInfo', 'hasNextPage') !== true) return cursors;
  }
};

/** The cursors of the lists of the first scope and of the twelve longest lists of parents. */
export const cursorsOf = async (
  ask: Ask,
  { parents, scopes }: Pick<Pool, 'parents' | 'scopes'>,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const cursors = new Map<string, readonly string[]>();
  const [{ accountId, region } = { accountId: '', region: '' }] = scopes;
  const scope = `scope: { accountId: "${accountId}", region: "${region}" }`;
  for (const { field } of rootLists) {
    const queryOf = (args: string): string => `{ list: ${field}(${args}, ${scope}) ${connection} }`;
    cursors.set(`Query.${field}`, await cursorsOfList(ask, queryOf, ['list']));
  }
  const longest = [...parents].sort((one, other) => other.children.length - one.children.length).slice(0, 12);
  for (const { thing, field } of longest) {
    const id = nodeId(thing.kind, thing.scope, ...thing.ids);
    const queryOf = (args: string): string =>
      `{ thing: node(id: "${id}") { ... on ${thing.kind} { list: ${field}(${args}) ${connection} } } }`;
    cursors.set(listOf(thing, field), await cursorsOfList(ask, queryOf, ['thing', 'list']));
  }
  return cursors;
};
