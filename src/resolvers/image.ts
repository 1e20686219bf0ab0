import type { ImageResolvers, QueryResolvers } from '../generated/graphql';
import { imageUrl } from '../model/consoleUrl';
import { nodeId } from '../model/nodeId';
import type { ImageRecord } from '../model/records';
import { descending } from '../model/sortKey';
import { connection } from './connection';
import { later } from './later';
import { lookUpByArn } from './lookUp';
import { listName } from './pagingArguments';
import { related } from './related';
import { sortedScopeConnection } from './scopeConnection';

/** Only GetImage tells these. */
const detailed = later<ImageRecord>((image, loaders) => loaders.image.inFull(image));

const idOf = ({ scope, arn }: ImageRecord): string => nodeId('Image', scope, arn);

export const Image: ImageResolvers = {
  id: idOf,
  scope: (image) => image.scope,
  fetchedAt: (image) => image.fetchedAt,
  arn: (image) => image.arn,
  type: (image) => image.type,
  name: (image) => image.name,
  version: (image) => image.version,
  platform: (image) => image.platform,
  osVersion: (image) => image.osVersion,
  state: (image) => image.state,
  dateCreated: (image) => image.dateCreated,
  outputResources: (image) => image.outputResources,
  tags: (image) => image.tags,
  buildType: (image) => image.buildType,
  imageSource: (image) => image.imageSource,
  deprecationTime: (image) => image.deprecationTime,
  lifecycleExecutionId: (image) => image.lifecycleExecutionId,
  loggingConfiguration: (image) => image.loggingConfiguration,
  consoleUrl: (image) => imageUrl(image.scope, image.arn),

  enhancedImageMetadataEnabled: detailed((image) => image.enhancedImageMetadataEnabled),
  imageRecipe: detailed((image) => image.imageRecipe),
  containerRecipe: detailed((image) => image.containerRecipe),
  sourcePipelineName: detailed((image) => image.sourcePipelineName),
  sourcePipelineArn: detailed((image) => image.sourcePipelineArn),
  infrastructureConfiguration: detailed((image) => image.infrastructureConfiguration),
  distributionConfiguration: detailed((image) => image.distributionConfiguration),
  imageTestsConfiguration: detailed((image) => image.imageTestsConfiguration),
  scanState: detailed((image) => image.scanState),
  imageScanningConfiguration: detailed((image) => image.imageScanningConfiguration),
  executionRole: detailed((image) => image.executionRole),
  workflowConfigurations: detailed((image) => image.workflows),
  latestVersionReferences: detailed((image) => image.latestVersionReferences),

  // Only lists of images tell this.
  owner: (image, _args, { loaders }) => loaders.image.owner(image),

  workflows: (image, args, { loaders }) => {
    const { scope, arn: imageBuildVersionArn } = image;
    return connection(
      {
        name: listName(idOf(image), 'workflows'),
        page: (token) =>
          loaders.imageBuilderWorkflow.pageByImage.load({ scope, imageBuildVersionArn, token }),
        key: (workflow) => workflow.workflowExecutionId,
      },
      args,
    );
  },
  pipeline: async (image, _args, context, info) => {
    const told = await context.loaders.image.inFull(image);
    return told && related('ImagePipeline', [told.sourcePipelineArn], told, context, info);
  },
  lifecycleExecution: (image, _args, context, info) =>
    related('Lifecycle', [image.lifecycleExecutionId], image, context, info),
  lifecycleExecutions: (image, args, { loaders }) => {
    const { scope, arn: resourceArn } = image;
    return connection(
      {
        name: listName(idOf(image), 'lifecycleExecutions'),
        page: (token) => loaders.lifecycle.pageByResource.load({ scope, resourceArn, token }),
        key: (lifecycle) => lifecycle.lifecycleExecutionId,
      },
      args,
    );
  },
};

export const imageQueries: Pick<QueryResolvers, 'image' | 'images'> = {
  image: (_query, { imageBuildVersionArn }, context, info) =>
    lookUpByArn('Image', 'imageBuildVersionArn', imageBuildVersionArn, context, info),

  images: (_query, args, context) =>
    sortedScopeConnection(
      {
        field: 'images',
        page: (scope) => (token) => context.loaders.image.pageByVersion.load({ scope, token }),
        key: (image) => image.arn,
        sortKey: ({ dateCreated, arn }) => [descending(dateCreated), arn],
      },
      args,
      context,
    ),
};
