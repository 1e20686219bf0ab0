import type { TreeChange } from './changes';
import { isSame } from './equality';
import { textOf } from './tree';

/** A package of an image, as AWS returns it. */
export interface ImagePackage {
  readonly packageName?: string | undefined;
  readonly packageVersion?: string | undefined;
}

/** The versions of each package. Several can be installed, such as those of a kernel. */
const versionsByName = (packages: readonly ImagePackage[]): ReadonlyMap<string, readonly string[]> => {
  const byName = new Map<string, string[]>();
  for (const { packageName, packageVersion } of packages) {
    const name = textOf(packageName) ?? '';
    const versions = byName.get(name) ?? [];
    versions.push(textOf(packageVersion) ?? '');
    byName.set(name, versions);
  }
  for (const versions of byName.values()) versions.sort();
  return byName;
};

/** One version as a text, several as a list. */
const shown = (versions: readonly string[] | undefined): string | readonly string[] | undefined =>
  versions?.length === 1 ? versions[0] : versions;

/** The name of the package that a change is about: changes are in its order. That of paths, which quote some names, is another. */
export const packageNameOf = ({ names }: Pick<TreeChange, 'names'>): string => names[1] ?? '';

/** What differs between the packages of two images: one change per name, in the order of names. */
export const packageChanges = (
  base: readonly ImagePackage[],
  head: readonly ImagePackage[],
): readonly TreeChange[] => {
  const before = versionsByName(base);
  const after = versionsByName(head);
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((name): TreeChange[] => {
    const [was, is] = [before.get(name), after.get(name)];
    if (isSame(was, is)) return [];
    const kind = was === undefined ? 'ADDED' : is === undefined ? 'REMOVED' : 'CHANGED';
    return [{ names: ['packages', name], kind, before: shown(was), after: shown(is) }];
  });
};
