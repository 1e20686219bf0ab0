import type { ImageResolvers, QueryResolvers } from '../generated/graphql';
import { buildsOfVersion } from '../kinds/image';
import { workflowsOfImage } from '../kinds/imageBuilderWorkflow';
import { runsOfResource } from '../kinds/lifecycle';
import { imageUrl } from '../model/consoleUrl';
import { descending } from '../model/sortKey';
import { childConnection } from './childConnection';
import { oneId, relation } from './related';
import { sortedScopeConnection } from './scopeConnection';

export const Image: Pick<
  ImageResolvers,
  'consoleUrl' | 'workflows' | 'pipeline' | 'lifecycleExecution' | 'lifecycleExecutions'
> = {
  consoleUrl: (image) => imageUrl(image.scope, image.arn),

  workflows: childConnection('workflows', workflowsOfImage, ({ arn }) => arn),
  pipeline: relation('Image', 'sourcePipelineArn', 'ImagePipeline', (image) =>
    oneId('arn', image.sourcePipelineArn),
  ),
  lifecycleExecution: relation('Image', 'lifecycleExecutionId', 'Lifecycle', (image) =>
    oneId('lifecycleExecutionId', image.lifecycleExecutionId),
  ),
  lifecycleExecutions: childConnection('lifecycleExecutions', runsOfResource, ({ arn }) => arn),
};

export const imageQueries: Pick<QueryResolvers, 'images'> = {
  images: (_query, args, context) =>
    sortedScopeConnection(
      {
        field: 'images',
        list: buildsOfVersion,
        sortKey: ({ dateCreated, arn }) => [descending(dateCreated), arn],
      },
      args,
      context,
    ),
};
