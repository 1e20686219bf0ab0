import type { TreeChange } from './changes';
import { Members, textOf } from './tree';
import { isOpenVersion, parseVersionedArn } from './versioned';

/*
 * Where AWS returns `1.0.x` in place of a version, or a parameter in place of an image, equal values need not mean that two
 * builds used the same. A comparison says so.
 */

type Description = Members | undefined;

const versionedSections = ['components', 'workflows'];

const versionsIn = (description: Description, section: string): ReadonlyMap<string, string> => {
  const members = description?.byName.get(section);
  if (!(members instanceof Members)) return new Map();
  return new Map(
    [...members.byName].map(([name, value]) => [
      name,
      value instanceof Members ? (textOf(value.byName.get('version')) ?? '') : '',
    ]),
  );
};

const equalOpenVersions = (base: Description, head: Description, section: string): readonly string[] => {
  const inHead = versionsIn(head, section);
  return [...versionsIn(base, section)].flatMap(([name, version]) =>
    version !== '' && version === inHead.get(name) && isOpenVersion(version)
      ? [`${section}.${name} has version ${version} in both. AWS does not return which one each build used.`]
      : [],
  );
};

/** True for a parent image that names no fixed image: a parameter, or an ARN whose version is not resolved. */
const isOpenParent = (parent: string): boolean => {
  const arn = parseVersionedArn(parent);
  return parent.startsWith('ssm:') || (arn !== undefined && isOpenVersion(arn.version));
};

/** Says that a change of a version, or of the parent image, does not show which one was used; undefined for other changes. */
export const openVersionNote = ({ names, before, after }: TreeChange): string | undefined => {
  const [section = '', , member] = names;
  const isOpenIn = (isOpen: (text: string) => boolean): boolean =>
    [before, after].some((text) => typeof text === 'string' && isOpen(text));
  if (versionedSections.includes(section) && member === 'version' && isOpenIn(isOpenVersion))
    return 'AWS did not resolve the version: it does not return which one the build used.';
  return section === 'parentImage' && isOpenIn(isOpenParent)
    ? 'AWS did not resolve the parent image: it does not return which one the build used.'
    : undefined;
};

const equalOpenParent = (base: Description, head: Description): readonly string[] => {
  const parent = textOf(base?.byName.get('parentImage'));
  return parent !== undefined && parent === head?.byName.get('parentImage') && isOpenParent(parent)
    ? [`parentImage is ${parent} in both. AWS does not return which image each build used.`]
    : [];
};

/** What may differ between two images although the values are equal. */
export const equalButOpen = (base: Description, head: Description): readonly string[] => [
  ...equalOpenParent(base, head),
  ...versionedSections.flatMap((section) => equalOpenVersions(base, head, section)),
];
