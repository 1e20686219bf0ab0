import type { LatestVersionReferences } from '@aws-sdk/client-imagebuilder';

/*
 * ARNs of images and workflows end in a version and a build number: `…/1.0.3/1`. An ARN without a build number, or with
 * `x` for parts of the version, refers to the newest matching build.
 */

interface Versioned {
  readonly arn?: string | undefined;
}

/** `…/image/name/1.0.3` of `…/image/name/1.0.3/1`. */
export const versionArnOf = ({ arn }: Versioned): string | undefined => arn?.slice(0, arn.lastIndexOf('/'));

/** The item that a version ARN refers to. Undefined for a build ARN. Calls `items` only if needed. */
export const newestBuild = <Item extends Versioned>(
  versionArn: string,
  items: () => readonly Item[],
): Item | undefined => {
  const resource = versionArn.slice(0, versionArn.lastIndexOf('/') + 1);
  const version = versionArn.slice(resource.length);
  if (!version.includes('.')) return undefined;
  const form = new RegExp(`^${version.replaceAll('.', '\\.').replaceAll('x', '[0-9]+')}/[0-9]+$`);
  const fits = ({ arn = '' }: Versioned) => arn.startsWith(resource) && form.test(arn.slice(resource.length));
  return items().filter(fits).reduce<Item | undefined>(newer, undefined);
};

/** Wildcard ARNs of the same resource, as Get operations return them. */
export const latestVersionReferences = (arn = ''): LatestVersionReferences => {
  const [, resource = '', major = '', minor = '', patch = ''] =
    /^(.*)\/([0-9]+)\.([0-9]+)\.([0-9]+)\/[0-9]+$/.exec(arn) ?? [];
  return {
    latestVersionArn: `${resource}/x.x.x`,
    latestMajorVersionArn: `${resource}/${major}.x.x`,
    latestMinorVersionArn: `${resource}/${major}.${minor}.x`,
    latestPatchVersionArn: `${resource}/${major}.${minor}.${patch}`,
  };
};

const newer = <Item extends Versioned>(best: Item | undefined, item: Item): Item => {
  if (best === undefined) return item;
  const others = numbersOf(best);
  const difference = numbersOf(item)
    .map((number, at) => number - (others[at] ?? 0))
    .find((each) => each !== 0);
  return (difference ?? 0) > 0 ? item : best;
};

/** `[1, 0, 3, 1]` of `…/1.0.3/1`. */
const numbersOf = ({ arn = '' }: Versioned): readonly number[] =>
  arn.split('/').slice(-2).join('.').split('.').map(Number);
