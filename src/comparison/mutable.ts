import { isObject } from '../model/isObject';
import { epochMs } from '../model/time';
import type { ComparedImage } from './description';

/*
 * Infrastructure and distribution configurations can be changed after a build. AWS documents nowhere whether GetImage returns
 * them as they were when the image was built. So their values count as those of today where the configuration was changed
 * since, or where AWS does not say when.
 */

const configurations = {
  infrastructure: 'infrastructureConfiguration',
  distribution: 'distributionConfiguration',
} as const;

/** Sections of a description that AWS may return as of today. */
export type MutableSection = keyof typeof configurations;

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Why the section of an image may be as of today; undefined where it has not changed since the build, or there is none. */
const changedSince = (section: MutableSection, image: ComparedImage, side: string): string | undefined => {
  const configuration = image[configurations[section]];
  if (!isObject(configuration)) return undefined;
  const built = epochMs(image.dateCreated);
  const changed = epochMs(configuration.dateUpdated) ?? epochMs(configuration.dateCreated);
  if (built === undefined || changed === undefined) {
    return `AWS does not return whether the ${section} configuration was changed after the build of ${side}.`;
  }
  return changed > built
    ? `The ${section} configuration was changed at ${iso(changed)}, after the build of ${side} was requested at ${iso(built)}.`
    : undefined;
};

/** Why values of a section may be those of today; undefined where they are those of the builds. */
export const asOfTodayReason = (
  section: MutableSection,
  base: ComparedImage,
  head: ComparedImage,
): string | undefined => {
  const reasons = [changedSince(section, base, 'base'), changedSince(section, head, 'head')].flatMap(
    (reason) => reason ?? [],
  );
  return reasons.length > 0
    ? `${reasons.join(' ')} AWS may return it as it is today, not as it was then.`
    : undefined;
};

export const mutableSections = Object.keys(configurations) as readonly MutableSection[];

export const isMutableSection = (name: string | undefined): name is MutableSection =>
  name !== undefined && name in configurations;
