import type { ImagePackage, SeverityCounts } from '@aws-sdk/client-imagebuilder';
import type { ImageRecord } from '../kinds/image';
import { findingsOfImage } from '../kinds/imageFindings';
import { packagesOfImage } from '../kinds/imagePackage';
import type { AwsList } from '../kinds/list';
import { allItems } from '../model/page';
import type { GatewayContext } from './context';

/** All items of a list under an image; null where AWS knows no such list. Reads every AWS page. */
export const allUnder = <Key, Item>(
  list: AwsList<Key, Item>,
  { scope }: ImageRecord,
  key: Key,
  { access, loaders }: GatewayContext,
): Promise<readonly Item[] | null> => {
  access.in(scope).require(list.items);
  return allItems((token) => loaders.page(list, scope, key, token));
};

/** Statuses of images whose packages do not change. One that failed can be retried. */
const builtStatuses: ReadonlySet<string | undefined> = new Set(['AVAILABLE', 'DEPRECATED', 'DISABLED']);

/** The packages of an image; null where AWS does not know it. */
export const packagesOf = (
  image: ImageRecord,
  context: GatewayContext,
): Promise<readonly ImagePackage[] | null> => {
  const isBuilt = builtStatuses.has(image.state?.status);
  return allUnder(packagesOfImage, image, { imageBuildVersionArn: image.arn, isBuilt }, context);
};

/** The numbers of findings of an image by severity; undefined where AWS has none. */
export const findingsOf = async (
  image: ImageRecord,
  context: GatewayContext,
): Promise<SeverityCounts | undefined> => {
  const found = await allUnder(findingsOfImage, image, image.arn, context);
  return found?.find(({ imageAggregation }) => imageAggregation?.imageBuildVersionArn === image.arn)
    ?.imageAggregation?.severityCounts;
};
