import type { ImagePipelineResolvers, QueryResolvers } from '../generated/graphql';
import { buildsOfPipeline } from '../kinds/image';
import { imagePipelines } from '../kinds/imagePipeline';
import { imagePipelineUrl } from '../model/consoleUrl';
import { childConnection } from './childConnection';
import { scopeConnection } from './scopeConnection';

export const ImagePipeline: Pick<ImagePipelineResolvers, 'consoleUrl' | 'images'> = {
  consoleUrl: (pipeline) => imagePipelineUrl(pipeline.scope, pipeline.arn),

  images: childConnection('images', buildsOfPipeline, ({ arn }) => arn),
};

export const imagePipelineQueries: Pick<QueryResolvers, 'imagePipelines'> = {
  imagePipelines: (_query, args, context) =>
    scopeConnection(
      { field: 'imagePipelines', list: imagePipelines, sortKey: ({ name = '', arn }) => [name, arn] },
      args,
      context,
    ),
};
