import { type DocumentNode, GraphQLError, Kind, visit } from 'graphql';
import type { Fragments } from './documentSize';

type Spreads = ReadonlySet<string>;

const spreadsIn = (node: DocumentNode['definitions'][number]): Spreads => {
  const names = new Set<string>();
  visit(node, { FragmentSpread: ({ name }) => void names.add(name.value) });
  return names;
};

/**
 * The errors of fragments that share a name, are in a cycle, or are never used. The other rules must not see these, because
 * the limits are measured from the operations on.
 */
export const fragmentErrors = (document: DocumentNode, fragments: Fragments): readonly GraphQLError[] => {
  const spreads = new Map([...fragments].map(([name, fragment]) => [name, spreadsIn(fragment)] as const));
  const done = new Set<string>();

  /** The names on the way from a fragment to itself. */
  const cycleFrom = (name: string, above: readonly string[]): readonly string[] | undefined => {
    const start = above.indexOf(name);
    if (start >= 0) return above.slice(start);
    if (done.has(name)) return undefined;
    for (const next of spreads.get(name) ?? []) {
      const cycle = cycleFrom(next, [...above, name]);
      if (cycle) return cycle;
    }
    done.add(name);
    return undefined;
  };

  const names = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const { value } = definition.name;
    if (names.has(value)) {
      return [new GraphQLError(`There can be only one fragment named "${value}".`, { nodes: definition })];
    }
    names.add(value);
  }

  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  for (const name of operations.flatMap((operation) => [...spreadsIn(operation)])) {
    const [first, ...via] = cycleFrom(name, []) ?? [];
    if (first === undefined) continue;
    const way = via.map((one) => `"${one}"`).join(', ');
    const message = `Cannot spread fragment "${first}" within itself${way && ` via ${way}`}.`;
    return [new GraphQLError(message, { nodes: fragments.get(first) ?? null })];
  }
  return [...fragments]
    .filter(([name]) => !done.has(name))
    .map(([name, nodes]) => new GraphQLError(`Fragment "${name}" is never used.`, { nodes }));
};
