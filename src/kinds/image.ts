import type { Image, ImageState, ImageSummary, LatestVersionReferences } from '@aws-sdk/client-imagebuilder';
import { imageVersionArnOf, nameInArn } from '../model/arn';
import { imageBuilderArn, version } from '../model/formats';
import { imagebuilder } from '../model/operation';
import { ttlOfImage } from '../model/ttl';
import { fieldsOf } from './fields';
import { filtersOf } from './imageBuilderFilters';
import { defineKind } from './defineKind';
import { getBy } from './kind';
import { largestPages, listOf } from './list';
import { listed } from './listing';
import type { RecordOf } from './recordOf';

type Raw = Omit<Image, 'state'> &
  Pick<ImageSummary, 'owner'> & {
    readonly latestVersionReferences?: LatestVersionReferences | undefined;
    /** The SDK does not model the failure context. */
    readonly state?: (ImageState & { readonly failureContext?: unknown }) | undefined;
  };

const { ids, list, listOnly, get, relation } = fieldsOf<Raw>();

const kind = defineKind<Raw>()({
  type: 'Image',
  lookUp: 'image',
  visibleWith: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP', 'LIFECYCLE'],
  ids: {
    arn: {
      argument: 'imageBuildVersionArn',
      format: imageBuilderArn(`image/[a-z0-9_-]+/${version}/[0-9]+`, '111122223333:image/my-recipe/1.0.0/1'),
      read: (image) => image.arn,
    },
  },
  get: getBy(
    imagebuilder('GetImage', (sdk) => sdk.GetImageCommand),
    ({ arn }) => ({ imageBuildVersionArn: arn }),
    'image',
    ({ image, latestVersionReferences }) => image && { ...image, latestVersionReferences },
  ),
  fields: {
    type: list((image) => image.type),
    name: list((image) => image.name),
    version: list((image) => image.version),
    platform: list((image) => image.platform),
    osVersion: list((image) => image.osVersion),
    state: list((image) => image.state),
    dateCreated: list.time((image) => image.dateCreated),
    outputResources: list((image) => image.outputResources),
    tags: list((image) => image.tags),
    buildType: list((image) => image.buildType),
    imageSource: list((image) => image.imageSource),
    deprecationTime: list.time((image) => image.deprecationTime),
    lifecycleExecutionId: list((image) => image.lifecycleExecutionId),
    loggingConfiguration: list((image) => image.loggingConfiguration),
    owner: listOnly((image) => image.owner, { knownBy: 'arn' }),
    enhancedImageMetadataEnabled: get((image) => image.enhancedImageMetadataEnabled),
    imageRecipe: get((image) => image.imageRecipe),
    containerRecipe: get((image) => image.containerRecipe),
    // GetImage returns only the ARN.
    sourcePipelineName: get((image) => image.sourcePipelineName ?? nameInArn(image.sourcePipelineArn)),
    sourcePipelineArn: get((image) => image.sourcePipelineArn),
    infrastructureConfiguration: get((image) => image.infrastructureConfiguration),
    distributionConfiguration: get((image) => image.distributionConfiguration),
    imageTestsConfiguration: get((image) => image.imageTestsConfiguration),
    scanState: get((image) => image.scanState),
    imageScanningConfiguration: get((image) => image.imageScanningConfiguration),
    executionRole: get((image) => image.executionRole),
    workflowConfigurations: get((image) => image.workflows),
    latestVersionReferences: get((image) => image.latestVersionReferences),
    consoleUrl: ids.computed(),
    logs: list.computed(),
    logUrl: list.computed(),
    workflows: ids.children(),
    lifecycleExecutions: ids.children(),
    previous: list.computed(),
    changesSincePrevious: list.computed(),
    pipeline: relation('sourcePipelineArn'),
    lifecycleExecution: relation('lifecycleExecutionId'),
  },
  ttl: ({ state }) => ttlOfImage(state?.status),
});

export type ImageRecord = RecordOf<typeof kind>;

const listImageBuildVersions = imagebuilder(
  'ListImageBuildVersions',
  (sdk) => sdk.ListImageBuildVersionsCommand,
);

/** All image builds of a scope, or those of one name. */
export const images = listOf(kind, {
  operation: listImageBuildVersions,
  paging: largestPages.imagebuilder,
  input: (filter: { readonly name?: string | undefined } | undefined, page) => ({
    filters: filtersOf(filter),
    ...page,
  }),
  items: (output) => output.imageSummaryList,
  raw: (image): Raw => image,
});

/** The builds of an image version, by its ARN. */
const buildsOfVersion = listOf(kind, {
  operation: listImageBuildVersions,
  paging: largestPages.imagebuilder,
  input: (imageVersionArn: string, page) => ({ imageVersionArn, ...page }),
  items: (output) => output.imageSummaryList,
  raw: (image): Raw => image,
});

/** The builds of a pipeline, by its ARN. */
export const buildsOfPipeline = listOf(kind, {
  operation: imagebuilder('ListImagePipelineImages', (sdk) => sdk.ListImagePipelineImagesCommand),
  paging: largestPages.imagebuilder,
  input: (imagePipelineArn: string, page) => ({ imagePipelineArn, ...page }),
  items: (output) => output.imageSummaryList,
  raw: (image): Raw => image,
});

export const image = listed(kind, {
  under: {
    list: buildsOfVersion,
    parentKeyOf: ({ arn }) => arn && imageVersionArnOf(arn),
    // A Get returns more fields of an image than the list, and one query seldom selects many builds of one version.
    isBatched: false,
  },
  inScope: images,
  others: [buildsOfPipeline],
  createdAt: ({ dateCreated }) => dateCreated,
});
