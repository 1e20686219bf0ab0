import { scopeKey } from './aws';
import { isAfter, type NameNeed } from './needs';
import { group, pathKey, type Range, sum } from './ranges';

/** Glue's limit of names per call. */
const namesPerCall = 25;

const callsFor = (names: readonly NameNeed[]): number =>
  sum(
    group(names, ({ operation, scope }) => `${operation} ${scopeKey(scope)}`).map((some) =>
      Math.ceil(new Set(some.map(({ name }) => name)).size / namesPerCall),
    ),
  );

/** True where the response to one need satisfies the other. */
const satisfies = (one: NameNeed, other: NameNeed): boolean =>
  one.operation === other.operation &&
  one.name === other.name &&
  scopeKey(one.scope) === scopeKey(other.scope) &&
  (one.isExtended || !other.isExtended);

/** Names that are needed at the same time share calls; the gateway does not know which names are needed later. */
export const rangeOfNames = (names: readonly NameNeed[]): Range => {
  const open = names.filter(
    (name) => !names.some((other) => isAfter(name.path, other.path) && satisfies(other, name)),
  );
  const first = open.filter(({ path }) => path.length === 0);
  const later = open.filter((name) => name.path.length > 0 && !first.some((one) => satisfies(one, name)));
  return {
    least: callsFor(first) + callsFor(later),
    most: callsFor(first) + sum(group(later, pathKey).map(callsFor)),
  };
};
