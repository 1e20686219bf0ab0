import type { ImagePipelineResolvers, QueryResolvers } from '../generated/graphql';
import { buildsOfPipeline } from '../kinds/image';
import { imagePipelines } from '../kinds/imagePipeline';
import { imagePipelineUrl } from '../model/consoleUrl';
import { childConnection } from './childConnection';
import { scopeConnection } from './scopeConnection';

export const ImagePipeline: Partial<ImagePipelineResolvers> = {
  consoleUrl: (pipeline) => imagePipelineUrl(pipeline.scope, pipeline.arn),

  images: childConnection('images', buildsOfPipeline, ({ arn }) => arn),
};

export const imagePipelineQueries: Partial<QueryResolvers> = {
  imagePipelines: scopeConnection('imagePipelines', imagePipelines, ({ name = '', arn }) => [name, arn]),
};
