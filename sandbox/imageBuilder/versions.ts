import type { LatestVersionReferences } from '@aws-sdk/client-imagebuilder';

/*
 * ARNs of images and workflows end in a version and a build, `…/1.0.3/1`. Without a build, or with `x` for parts of
 * the version, they mean the newest build that fits.
 */

interface Versioned {
  readonly arn?: string | undefined;
}

/** `…/image/name/1.0.3` of `…/image/name/1.0.3/1`. */
export const versionArnOf = ({ arn }: Versioned): string | undefined => arn?.slice(0, arn.lastIndexOf('/'));

/** What a version's ARN means; undefined for the ARN of a build. The things are looked at only where needed. */
export const newestBuild = <Thing extends Versioned>(
  versionArn: string,
  things: () => readonly Thing[],
): Thing | undefined => {
  const resource = versionArn.slice(0, versionArn.lastIndexOf('/') + 1);
  const version = versionArn.slice(resource.length);
  if (!version.includes('.')) return undefined;
  const form = new RegExp(`^${version.replaceAll('.', '\\.').replaceAll('x', '[0-9]+')}/[0-9]+$`);
  const fits = ({ arn = '' }: Versioned) => arn.startsWith(resource) && form.test(arn.slice(resource.length));
  return things().filter(fits).reduce<Thing | undefined>(newer, undefined);
};

/** The same resource's ARNs with wildcards, as Gets add them. */
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

const newer = <Thing extends Versioned>(best: Thing | undefined, thing: Thing): Thing => {
  if (best === undefined) return thing;
  const others = numbersOf(best);
  const difference = numbersOf(thing)
    .map((number, at) => number - (others[at] ?? 0))
    .find((each) => each !== 0);
  return (difference ?? 0) > 0 ? thing : best;
};

/** `[1, 0, 3, 1]` of `…/1.0.3/1`. */
const numbersOf = ({ arn = '' }: Versioned): readonly number[] =>
  arn.split('/').slice(-2).join('.').split('.').map(Number);
