import type {
  GetImageResponse,
  ImageSummary,
  ListImageBuildVersionsResponse,
} from '@aws-sdk/client-imagebuilder';
import { groupBy } from '../groupBy';
import type { StoredImage } from '../estate';
import { filteredBy, filtersInput } from './filters';
import { pageOfCall, pagingInput } from './paging';
import { resourceNotFound } from './errors';
import { latestVersionReferences, newestBuild, versionArnOf } from './versions';
import { only, without } from '../members';
import { operation, type Operation } from '../operation';
import { imageArn, imageVersionArn } from '../patterns';
import { memoizeByList } from '../memoize';
import { optional, text } from '../validation';

/** Operations of images. */
export const imageBuilderImages: Readonly<Record<string, Operation>> = {
  GetImage: operation(
    { imageBuildVersionArn: text({ pattern: imageArn }) },
    ({ input, estate, now, requestId }): GetImageResponse => {
      const arn = input.imageBuildVersionArn;
      const image =
        estate.images.get(arn, now) ?? newestBuild(arn, () => estate.images.all(now).filter(isAvailable));
      if (!image) throw resourceNotFound(arn);
      return {
        requestId,
        image: without(image, 'owner'),
        latestVersionReferences: latestVersionReferences(image.arn),
      };
    },
  ),

  ListImageBuildVersions: operation(
    { imageVersionArn: optional(text({ pattern: imageVersionArn })), ...filtersInput, ...pagingInput },
    (call): ListImageBuildVersionsResponse => {
      const { input, estate, now, requestId } = call;
      const all = estate.images.all(now);
      const images =
        input.imageVersionArn === undefined ? all : (buildsByVersion(all).get(input.imageVersionArn) ?? []);
      const fits = filteredBy<StoredImage>(input.filters, [
        'name',
        'osVersion',
        'platform',
        'type',
        'version',
      ]);
      const { items, nextToken } = pageOfCall(call, images, (image) => image.arn, fits);
      return { requestId, imageSummaryList: items.map(imageSummary), nextToken };
    },
  ),
};

const isAvailable = (image: StoredImage): boolean => image.state?.status === 'AVAILABLE';

const buildsByVersion = memoizeByList((images: readonly StoredImage[]) => groupBy(images, versionArnOf));

/** The shape of an image in lists. */
export const imageSummary = only<ImageSummary>({
  arn: true,
  name: true,
  type: true,
  version: true,
  platform: true,
  osVersion: true,
  state: true,
  owner: true,
  dateCreated: true,
  outputResources: true,
  tags: true,
  buildType: true,
  imageSource: true,
  deprecationTime: true,
  lifecycleExecutionId: true,
  loggingConfiguration: true,
});
