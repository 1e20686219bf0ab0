import type { ImagePipelineResolvers, QueryResolvers } from '../generated/graphql';
import { buildsOfPipeline } from '../kinds/image';
import { type ImagePipelineRecord, imagePipelines } from '../kinds/imagePipeline';
import { imagePipelineUrl } from '../model/consoleUrl';
import { childConnection } from './childConnection';
import { createdFilter } from './createdFilter';
import { logOfPipeline } from './imageLogs';
import { logFields } from './logs';
import { scopeConnection } from './scopeConnection';

export const ImagePipeline: Partial<ImagePipelineResolvers> = {
  consoleUrl: (pipeline) => imagePipelineUrl(pipeline.scope, pipeline.arn),

  ...logFields('ImagePipeline', ({ logs }) => logs.imageBuilder, logOfPipeline),
  images: childConnection('images', buildsOfPipeline, ({ arn }) => arn),
};

/** AWS selects pipelines by name, and by one status. Whether it accepts several is not documented. */
const pipelineFilter = createdFilter(
  ({ status }: ImagePipelineRecord) => status,
  (name, statuses) => ({ name, status: statuses?.size === 1 ? [...statuses][0] : undefined }),
);

export const imagePipelineQueries: Partial<QueryResolvers> = {
  imagePipelines: scopeConnection(
    'imagePipelines',
    imagePipelines,
    ({ name = '', arn }) => [name, arn],
    pipelineFilter,
  ),
};
