import type { ImageStatus } from '../generated/graphql';
import { type ImageRecord, images } from '../kinds/image';
import { pagesFrom } from '../model/page';
import { compareSortKeys, type SortKey } from '../model/sortKey';
import { epochMs } from '../model/time';
import type { GatewayContext } from './context';

/** `[3, 2, 0, 7]` of `…:image/payments-api/3.2.0/7`. */
const versionOf = (arn: string): readonly number[] =>
  arn.split('/').slice(-2).join('.').split('.').map(Number);

/** The place of a build among those of its name: by time, then by version. A build without a time comes first. */
const placeOf = ({ dateCreated, arn }: ImageRecord): SortKey => [
  epochMs(dateCreated) ?? 0,
  ...versionOf(arn),
];

/**
 * The last build before this one with the same name and the status, if one is given; null without any. Reads all builds of the
 * name, because AWS documents no order. The record has what lists return.
 */
export const previousImage = async (
  image: ImageRecord,
  status: ImageStatus | null | undefined,
  { access, loaders }: GatewayContext,
): Promise<ImageRecord | null> => {
  const { name, scope } = image;
  if (!name) return null;
  access.in(scope).require(images.items);
  const isWanted = (candidate: ImageRecord): boolean =>
    candidate.name === name &&
    (!status || candidate.state?.status === status) &&
    compareSortKeys(placeOf(candidate), placeOf(image)) < 0;

  let previous: ImageRecord | null = null;
  for await (const { page } of pagesFrom((token) => loaders.page(images, scope, { name }, token))) {
    for (const candidate of page.items.filter(isWanted)) {
      if (!previous || compareSortKeys(placeOf(candidate), placeOf(previous)) > 0) previous = candidate;
    }
  }
  return previous;
};
