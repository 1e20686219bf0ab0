import { isObject } from '../model/isObject';
import { ttlOfImage } from '../model/ttl';
import type { ComparedImage } from './description';
import { Members } from './tree';

const statusOf = ({ state }: ComparedImage): string | undefined =>
  isObject(state) && typeof state.status === 'string' ? state.status : undefined;

const isImported = ({ buildType }: ComparedImage): boolean => String(buildType).startsWith('IMPORT');

/**
 * Why AWS does not return all of an image yet; undefined where it does. While an image is built, GetImage lacks its recipe,
 * configurations and outputs. Imported images have no recipe.
 */
export const incompleteReasonOf = (image: ComparedImage, side: string): string | undefined => {
  const status = statusOf(image);
  if (ttlOfImage(status) === 'volatile') {
    return `The build of ${side} has not ended (${status ?? 'no status'}): AWS does not return all of its parts yet.`;
  }
  const hasRecipe = isObject(image.imageRecipe) || isObject(image.containerRecipe);
  return hasRecipe || isImported(image)
    ? undefined
    : `AWS returns no recipe of ${side}, so neither its recipe nor its components can be compared.`;
};

/** Sections that come from the recipe. */
const ofRecipe: ReadonlySet<string> = new Set(['recipe', 'components', 'parentImage']);

/**
 * The description without the sections that the other image lacks only because AWS does not return them yet, which are no
 * differences.
 */
export const comparableWith = (
  description: Members | undefined,
  other: Members | undefined,
  otherImage: ComparedImage,
): Members | undefined => {
  if (!description || incompleteReasonOf(otherImage, '') === undefined) return description;
  const isUnfinished = ttlOfImage(statusOf(otherImage)) === 'volatile';
  const kept = [...description.byName].filter(
    ([name]) => other?.byName.has(name) === true || !(isUnfinished || ofRecipe.has(name)),
  );
  return new Members(new Map(kept));
};
