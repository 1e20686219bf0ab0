import type { ImageResolvers, QueryResolvers } from '../generated/graphql';
import { type ImageRecord, images } from '../kinds/image';
import { workflowsOfImage } from '../kinds/imageBuilderWorkflow';
import { runsOfResource } from '../kinds/lifecycle';
import { imageUrl } from '../model/consoleUrl';
import { descending } from '../model/sortKey';
import { childConnection } from './childConnection';
import { createdFilter } from './createdFilter';
import { logOfImage } from './imageLogs';
import { logFields } from './logs';
import { beginLists, listsOfPair, pairOf } from './imagePair';
import { previousImage } from './previousImage';
import { relationById, withField } from './related';
import { sortedScopeConnection } from './scopeConnection';

export const Image: Partial<ImageResolvers> = {
  consoleUrl: (image) => imageUrl(image.scope, image.arn),

  ...logFields('Image', ({ logs }) => logs.imageBuilder, logOfImage),
  workflows: childConnection('workflows', workflowsOfImage, ({ arn }) => arn),
  previous: async (image, { status }, context, info) => {
    const full = await withField('Image', 'dateCreated', image, context, info);
    return full && previousImage(full, status, context);
  },
  changesSincePrevious: async (image, { status }, context, info) => {
    const { loaders, plans } = context;
    const head = await withField('Image', 'dateCreated', image, context, info);
    const previous = head && (await previousImage(head, status, context));
    if (!previous) return null;
    const lists = listsOfPair(previous, head, context);
    const hydrated = Promise.all([loaders.hydrate(previous, 'get'), loaders.hydrate(head, 'get')]);
    // They need no more of the images than their ARNs.
    beginLists(lists, plans.field(info).selection('ImageComparison').names);
    const [base, full] = await hydrated;
    return pairOf(base, full, () => lists);
  },
  pipeline: relationById('Image', 'sourcePipelineArn', 'ImagePipeline'),
  lifecycleExecution: relationById('Image', 'lifecycleExecutionId', 'Lifecycle'),
  lifecycleExecutions: childConnection('lifecycleExecutions', runsOfResource, ({ arn }) => arn),
};

/** AWS selects images by name, but not by status or time. */
const imageFilter = createdFilter(
  ({ state }: ImageRecord) => state?.status,
  (name) => ({ name }),
);

export const imageQueries: Partial<QueryResolvers> = {
  images: sortedScopeConnection(
    'images',
    images,
    ({ dateCreated, arn }) => [descending(dateCreated), arn],
    imageFilter,
  ),
};
