import { groupedBy } from '../model/groups';
import { canonicalText } from './equality';
import {
  distinctNames,
  entriesOf,
  membersOf,
  type Members,
  objectsIn,
  textOf,
  treeOf,
  type Tree,
} from './tree';

/*
 * Components and workflows have ARNs that end in name, version and build: `…:component/update-linux/1.0.2/1`. A list of them
 * becomes members by name, so that another version is one change of `update-linux.version`.
 */

/** The parts of the ARN of a component, a workflow or an image. */
export interface VersionedArn {
  /** Twelve digits, or a word like `aws`. */
  readonly owner: string;
  /** The name, after the type of a workflow: `update-linux`, `build/build-image`. */
  readonly name: string;
  /** `1.0.2/1`; without a build number or with `x` in place of numbers, it means the latest such version. */
  readonly version: string;
}

const versionedArn =
  /^arn:[^:]+:imagebuilder:[^:]*:(?<owner>[^:]*):(?:component|workflow|image)\/(?<name>.+?)\/(?<version>[0-9x]+\.[0-9x]+\.[0-9x]+(?:\/[0-9x]+)?)$/;

/** The parts of an ARN; undefined for any other text. */
export const parseVersionedArn = (arn: string): VersionedArn | undefined => {
  const { owner = '', name, version } = versionedArn.exec(arn)?.groups ?? {};
  return name === undefined || version === undefined ? undefined : { owner, name, version };
};

/** True for a version that means the latest one that fits: AWS did not resolve it. */
export const isOpenVersion = (version: string): boolean => version.includes('x') || !version.includes('/');

const parametersOf = (list: unknown): Members | undefined => {
  const distinct = distinctNames();
  return membersOf(
    objectsIn(list).map(({ name, value }) => [distinct(textOf(name) ?? ''), treeOf(value)] as const),
  );
};

/** What an ARN names, and the rest of its object. */
export type VersionedEntry = readonly [name: string, value: Tree | undefined];

/** The object with the parts of its ARN in place of the ARN, and its parameters by name. */
const versionedOf = (object: Readonly<Record<string, unknown>>, arnMember: string): VersionedEntry => {
  const text = textOf(object[arnMember]) ?? '';
  const parsed = parseVersionedArn(text);
  return [
    parsed?.name ?? text,
    membersOf([
      ['owner', parsed?.owner],
      ['version', parsed?.version ?? text],
      ['parameters', parametersOf(object.parameters)],
      ...entriesOf(object, [arnMember, 'parameters']),
    ]),
  ];
};

/** The objects of a list by the names in their ARNs, which may be there more than once. */
export const versionedEntries = (list: unknown, arnMember: string): readonly VersionedEntry[] =>
  objectsIn(list).map((object) => versionedOf(object, arnMember));

/** The texts that are in both lists, as often as both have them, in an order of their own. */
const inBoth = (texts: readonly string[], others: readonly string[]): readonly string[] => {
  const rest = [...others];
  const isInRest = (text: string): boolean => {
    const index = rest.indexOf(text);
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  };
  return texts.filter(isInRest).sort();
};

const textOfEntry = ([, value]: VersionedEntry): string => canonicalText(value ?? null);

const withDistinctNames = (
  entries: readonly VersionedEntry[],
  others: readonly VersionedEntry[],
): readonly VersionedEntry[] => {
  const names = new Map<VersionedEntry, string>();
  for (const [name, own] of groupedBy(entries, ([one]) => one)) {
    const namesakes = others.filter(([other]) => other === name);
    const shared: (string | undefined)[] = [...inBoth(own.map(textOfEntry), namesakes.map(textOfEntry))];
    let next = shared.length;
    for (const entry of own) {
      const index = shared.indexOf(textOfEntry(entry));
      if (index >= 0) shared[index] = undefined;
      const number = index >= 0 ? index : next++;
      names.set(entry, number === 0 ? name : `${name}#${number + 1}`);
    }
  }
  return entries.map((entry) => [names.get(entry) ?? entry[0], entry[1]] as const);
};

/**
 * The entries of two lists with distinct names: a second one of a name is `name#2`. Of those with one name, equal ones have the same name in both
 * lists, and the others have theirs in order. So neither another order nor one entry more makes those differ that both have.
 */
export const pairedEntries = (base: readonly VersionedEntry[], head: readonly VersionedEntry[]) =>
  [withDistinctNames(base, head), withDistinctNames(head, base)] as const;
