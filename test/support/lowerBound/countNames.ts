import { isAfter, type NameWant } from './needs';
import { group, momentOf, type Range } from './ranges';

/** Glue's limit of names in one call. */
const namesPerCall = 25;

const isSameName = (one: NameWant, other: NameWant): boolean =>
  one.operation === other.operation &&
  one.name === other.name &&
  one.scope.accountId === other.scope.accountId &&
  one.scope.region === other.scope.region;

const callsOfNames = (names: readonly NameWant[]): number =>
  group(names, ({ operation, scope }) => `${operation} ${scope.accountId}/${scope.region}`)
    .map((some) => Math.ceil(new Set(some.map(({ name }) => name)).size / namesPerCall))
    .reduce((sum, calls) => sum + calls, 0);

/** True where the answer to one is an answer to the other. */
const answers = (one: NameWant, other: NameWant): boolean =>
  isSameName(one, other) && (one.withGraph || !other.withGraph);

/** Names that are wanted at the same moment are asked for together; which will be wanted later, nobody knows. */
export const rangeOfNames = (names: readonly NameWant[]): Range => {
  const open = names.filter(
    (name) => !names.some((other) => isAfter(name.moment, other.moment) && answers(other, name)),
  );
  const atOnce = open.filter(({ moment }) => moment.length === 0);
  const isNew = (name: NameWant): boolean => !atOnce.some((one) => answers(one, name));
  const after = open.filter((name) => name.moment.length > 0 && isNew(name));
  return {
    least: callsOfNames(atOnce) + callsOfNames(after),
    most:
      callsOfNames(atOnce) +
      group(after, momentOf)
        .map(callsOfNames)
        .reduce((sum, calls) => sum + calls, 0),
  };
};
