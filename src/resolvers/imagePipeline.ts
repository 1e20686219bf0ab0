import type { ImagePipelineResolvers, QueryResolvers } from '../generated/graphql';
import { imagePipelineUrl } from '../model/consoleUrl';
import { nodeId } from '../model/nodeId';
import type { ImagePipelineRecord } from '../model/records';
import { connection } from './connection';
import { lookUpByArn } from './lookUp';
import { listName } from './pagingArguments';
import { scopeConnection } from './scopeConnection';

const idOf = ({ scope, arn }: ImagePipelineRecord): string => nodeId('ImagePipeline', scope, arn);

export const ImagePipeline: ImagePipelineResolvers = {
  id: idOf,
  scope: (pipeline) => pipeline.scope,
  fetchedAt: (pipeline) => pipeline.fetchedAt,
  arn: (pipeline) => pipeline.arn,
  name: (pipeline) => pipeline.name,
  description: (pipeline) => pipeline.description,
  platform: (pipeline) => pipeline.platform,
  enhancedImageMetadataEnabled: (pipeline) => pipeline.enhancedImageMetadataEnabled,
  imageRecipeArn: (pipeline) => pipeline.imageRecipeArn,
  containerRecipeArn: (pipeline) => pipeline.containerRecipeArn,
  infrastructureConfigurationArn: (pipeline) => pipeline.infrastructureConfigurationArn,
  distributionConfigurationArn: (pipeline) => pipeline.distributionConfigurationArn,
  imageTestsConfiguration: (pipeline) => pipeline.imageTestsConfiguration,
  schedule: (pipeline) => pipeline.schedule,
  status: (pipeline) => pipeline.status,
  dateCreated: (pipeline) => pipeline.dateCreated,
  dateUpdated: (pipeline) => pipeline.dateUpdated,
  dateLastRun: (pipeline) => pipeline.dateLastRun,
  lastRunStatus: (pipeline) => pipeline.lastRunStatus,
  dateNextRun: (pipeline) => pipeline.dateNextRun,
  tags: (pipeline) => pipeline.tags,
  imageScanningConfiguration: (pipeline) => pipeline.imageScanningConfiguration,
  imageTags: (pipeline) => pipeline.imageTags,
  executionRole: (pipeline) => pipeline.executionRole,
  workflows: (pipeline) => pipeline.workflows,
  loggingConfiguration: (pipeline) => pipeline.loggingConfiguration,
  consecutiveFailures: (pipeline) => pipeline.consecutiveFailures,
  consoleUrl: (pipeline) => imagePipelineUrl(pipeline.scope, pipeline.arn),

  images: (pipeline, args, { loaders }) => {
    const { scope, arn: imagePipelineArn } = pipeline;
    return connection(
      {
        name: listName(idOf(pipeline), 'images'),
        page: (token) => loaders.image.pageByPipeline.load({ scope, imagePipelineArn, token }),
        key: (image) => image.arn,
      },
      args,
    );
  },
};

export const imagePipelineQueries: Pick<QueryResolvers, 'imagePipelines' | 'imagePipeline'> = {
  imagePipelines: (_query, args, context) =>
    scopeConnection(
      {
        field: 'imagePipelines',
        page: (scope) => (token) => context.loaders.imagePipeline.page.load({ scope, token }),
        key: (pipeline) => pipeline.arn,
        sortKey: ({ name = '', arn }) => [name, arn],
      },
      args,
      context,
    ),

  imagePipeline: (_query, { imagePipelineArn }, context, info) =>
    lookUpByArn('ImagePipeline', 'imagePipelineArn', imagePipelineArn, context, info),
};
