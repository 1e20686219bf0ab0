import type { ImagePipeline } from '@aws-sdk/client-imagebuilder';
import { imageBuilderArn } from '../model/formats';
import { imagebuilder } from '../model/operation';
import { fieldsOf } from './fields';
import { defineKind } from './defineKind';
import { filtersOf } from './imageBuilderFilters';
import { getBy } from './kind';
import { largestPages, listOf } from './list';
import { listed } from './listing';
import type { RecordOf } from './recordOf';

const { ids, list } = fieldsOf<ImagePipeline>();

const kind = defineKind<ImagePipeline>()({
  type: 'ImagePipeline',
  lookUp: 'imagePipeline',
  visibleWith: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP'],
  ids: {
    arn: {
      argument: 'imagePipelineArn',
      format: imageBuilderArn('image-pipeline/[a-z0-9_-]+', '111122223333:image-pipeline/my-pipeline'),
      read: (pipeline) => pipeline.arn,
    },
  },
  get: getBy(
    imagebuilder('GetImagePipeline', (sdk) => sdk.GetImagePipelineCommand),
    ({ arn }) => ({ imagePipelineArn: arn }),
    'imagePipeline',
    (output) => output.imagePipeline,
  ),
  fields: {
    name: list((pipeline) => pipeline.name),
    description: list((pipeline) => pipeline.description),
    platform: list((pipeline) => pipeline.platform),
    enhancedImageMetadataEnabled: list((pipeline) => pipeline.enhancedImageMetadataEnabled),
    imageRecipeArn: list((pipeline) => pipeline.imageRecipeArn),
    containerRecipeArn: list((pipeline) => pipeline.containerRecipeArn),
    infrastructureConfigurationArn: list((pipeline) => pipeline.infrastructureConfigurationArn),
    distributionConfigurationArn: list((pipeline) => pipeline.distributionConfigurationArn),
    imageTestsConfiguration: list((pipeline) => pipeline.imageTestsConfiguration),
    schedule: list((pipeline) => pipeline.schedule),
    status: list((pipeline) => pipeline.status),
    dateCreated: list.time((pipeline) => pipeline.dateCreated),
    dateUpdated: list.time((pipeline) => pipeline.dateUpdated),
    dateLastRun: list.time((pipeline) => pipeline.dateLastRun),
    lastRunStatus: list((pipeline) => pipeline.lastRunStatus),
    dateNextRun: list.time((pipeline) => pipeline.dateNextRun),
    tags: list((pipeline) => pipeline.tags),
    imageScanningConfiguration: list((pipeline) => pipeline.imageScanningConfiguration),
    imageTags: list((pipeline) => pipeline.imageTags),
    executionRole: list((pipeline) => pipeline.executionRole),
    workflows: list((pipeline) => pipeline.workflows),
    loggingConfiguration: list((pipeline) => pipeline.loggingConfiguration),
    consecutiveFailures: list((pipeline) => pipeline.consecutiveFailures),
    consoleUrl: ids.computed(),
    images: ids.children(),
    logs: list.computed(),
    logUrl: list.computed(),
  },
  ttl: () => 'definition',
});

export type ImagePipelineRecord = RecordOf<typeof kind>;

/** All image pipelines of a scope, or those that match a filter. */
export const imagePipelines = listOf(kind, {
  operation: imagebuilder('ListImagePipelines', (sdk) => sdk.ListImagePipelinesCommand),
  paging: largestPages.imagebuilder,
  input: (
    filter: { readonly name?: string | undefined; readonly status?: string | undefined } | undefined,
    page,
  ) => ({ filters: filtersOf(filter), ...page }),
  items: (output) => output.imagePipelineList,
  raw: (pipeline) => pipeline,
  ttl: 'definition',
});

export const imagePipeline = listed(kind, { inScope: imagePipelines });
