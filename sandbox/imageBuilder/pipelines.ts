import type {
  GetImagePipelineResponse,
  ImagePipeline,
  ListImagePipelineImagesResponse,
  ListImagePipelinesResponse,
} from '@aws-sdk/client-imagebuilder';
import { groupBy } from '../groupBy';
import type { StoredImage } from '../estate';
import { filteredBy, filtersInput } from './filters';
import { imageSummary } from './images';
import { pageOfCall, pagingInput } from './paging';
import { resourceNotFound } from './errors';
import { operation, type Operation } from '../operation';
import { imagePipelineArn } from '../patterns';
import { memoizeByList } from '../memoize';
import { text } from '../validation';

/** Operations of image pipelines. */
export const imageBuilderPipelines: Readonly<Record<string, Operation>> = {
  GetImagePipeline: operation(
    { imagePipelineArn: text({ pattern: imagePipelineArn }) },
    ({ input, estate, now, requestId }): GetImagePipelineResponse => {
      const imagePipeline = estate.imagePipelines.get(input.imagePipelineArn, now);
      if (!imagePipeline) throw resourceNotFound(input.imagePipelineArn);
      return { requestId, imagePipeline };
    },
  ),

  ListImagePipelines: operation({ ...filtersInput, ...pagingInput }, (call): ListImagePipelinesResponse => {
    const { input, estate, now, requestId } = call;
    const fits = filteredBy<ImagePipeline>(input.filters, [
      'description',
      'distributionConfigurationArn',
      'imageRecipeArn',
      'infrastructureConfigurationArn',
      'name',
      'status',
    ]);
    const pipelines = estate.imagePipelines.all(now);
    const { items, nextToken } = pageOfCall(call, pipelines, (pipeline) => pipeline.arn, fits);
    return { requestId, imagePipelineList: [...items], nextToken };
  }),

  ListImagePipelineImages: operation(
    { imagePipelineArn: text({ pattern: imagePipelineArn }), ...filtersInput, ...pagingInput },
    (call): ListImagePipelineImagesResponse => {
      const { input, estate, now, requestId } = call;
      if (!estate.imagePipelines.get(input.imagePipelineArn, now))
        throw resourceNotFound(input.imagePipelineArn);
      const images = imagesByPipeline(estate.images.all(now)).get(input.imagePipelineArn) ?? [];
      const fits = filteredBy<StoredImage>(input.filters, ['name', 'version']);
      const { items, nextToken } = pageOfCall(call, images, (image) => image.arn, fits);
      return { requestId, imageSummaryList: items.map(imageSummary), nextToken };
    },
  ),
};

const imagesByPipeline = memoizeByList((images: readonly StoredImage[]) =>
  groupBy(images, (image) => image.sourcePipelineArn),
);
