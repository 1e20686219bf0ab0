import type {
  ImageSummary,
  ListImageBuildVersionsRequest,
  ListImageBuildVersionsResponse,
  ListImagePipelineImagesRequest,
  ListImagePipelineImagesResponse,
} from '@aws-sdk/client-imagebuilder';
import type { Answer, AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import { imageVersionArnOf } from '../model/arn';
import { type Lifetime, lifetimeOfImage } from '../model/lifetime';
import type { ImageRecord } from '../model/records';
import type { Scope } from '../model/scope';
import { workflowsOfImage } from './imageBuilderWorkflow';
import { type AwsList, askPage } from './lists';
import { aboutAsked, findInPages, largestPage, type PageKey, type PageOutput, required } from './pages';
import { cacheKeyOf, perKey, type ScopedKey } from './perKey';

interface ImageKey extends ScopedKey {
  readonly arn: string;
}

interface VersionKey extends PageKey {
  /** The image version whose builds are listed; undefined for all builds of the scope. */
  readonly imageVersionArn?: string | undefined;
}

interface PipelineKey extends PageKey {
  readonly imagePipelineArn: string;
}

const kind = 'Image';

interface Summaries {
  imageSummaryList?: ImageSummary[] | undefined;
  nextToken?: string | undefined;
}

const lifetimeOfImages = ({ imageSummaryList = [] }: Summaries): Lifetime =>
  imageSummaryList.some(({ state }) => lifetimeOfImage(state?.status) === 'lively') ? 'lively' : 'settled';

const readSummaries = ({ imageSummaryList, nextToken }: Summaries): PageOutput<ImageSummary> => ({
  items: imageSummaryList,
  nextToken,
});

const summary = (
  source: ImageRecord['source'],
  item: ImageSummary,
  { call, fetchedAt }: Answer<unknown>,
  scope: Scope,
): ImageRecord => ({ ...item, kind, source, scope, fetchedAt, arn: required(call, item.arn, 'arn') });

/** The builds of an image version, by its ARN; without one, all builds of the scope. */
export const buildsOfVersion: AwsList<
  string | undefined,
  ListImageBuildVersionsRequest,
  ListImageBuildVersionsResponse,
  ImageSummary,
  ImageRecord
> = {
  operation: operations.listImageBuildVersions,
  input: (imageVersionArn, nextToken) => ({
    imageVersionArn,
    maxResults: largestPage.imagebuilder,
    nextToken,
  }),
  lifetime: lifetimeOfImages,
  read: readSummaries,
  record: (item, answer, scope) => summary('ListImageBuildVersions', item, answer, scope),
};

const buildsOfPipeline: AwsList<
  string,
  ListImagePipelineImagesRequest,
  ListImagePipelineImagesResponse,
  ImageSummary,
  ImageRecord
> = {
  operation: operations.listImagePipelineImages,
  input: (imagePipelineArn, nextToken) => ({
    imagePipelineArn,
    maxResults: largestPage.imagebuilder,
    nextToken,
  }),
  lifetime: lifetimeOfImages,
  read: readSummaries,
  record: (item, answer, scope) => summary('ListImagePipelineImages', item, answer, scope),
};

/** RetryImage revives an image's workflows in place, so its list is as lively as the image. */
export const markWorkflowsOf = (
  aws: AwsDoor,
  { scope, arn, state }: Pick<ImageRecord, 'scope' | 'arn' | 'state'>,
): void =>
  aws.markLively(
    scope,
    workflowsOfImage.operation,
    workflowsOfImage.input(arn, undefined),
    lifetimeOfImage(state?.status) === 'lively',
  );

const keyOf = cacheKeyOf<ImageKey>(['arn']);

export const imageLoaders = (aws: AwsDoor) => {
  /** What lists of this request have told. */
  const listed = new Map<string, ImageRecord>();

  /** AWS's answer for the one image: all of it but `owner`. */
  const detailByArn = perKey(['arn'], async ({ scope, arn }: ImageKey): Promise<ImageRecord | null> => {
    const answer = await aws.ask(scope, operations.getImage, { imageBuildVersionArn: arn }, ({ image }) =>
      image?.arn === arn ? lifetimeOfImage(image.state?.status) : undefined,
    );
    if (!answer) return null;
    const { output, fetchedAt } = answer;
    const { latestVersionReferences } = output;
    const image = required(answer.call, output.image, 'image');
    aboutAsked(answer.call, 'image', image.arn, arn);
    markWorkflowsOf(aws, { scope, arn, state: image.state });
    return { ...image, kind, source: 'GetImage', scope, fetchedAt, arn, latestVersionReferences };
  });

  /** One image, as any answer has told it; null when Image Builder does not know it. */
  const byArn = perKey(['arn'], async (key: ImageKey): Promise<ImageRecord | null> => {
    const told = await aws.recall(kind, key.scope, operations.getImage, [key.arn]);
    return told === undefined ? detailByArn.load(key) : told;
  });

  /** Gives what a list told to all who want it alone. */
  const spread = (image: ImageRecord): void => {
    listed.set(keyOf(image), image);
    byArn.prime(image, image);
    aws.keep(image, operations.getImage, [image.arn], lifetimeOfImage(image.state?.status), image);
    markWorkflowsOf(aws, image);
  };

  /** The builds of an image version, or of the whole scope, as AWS lists them. */
  const pageByVersion = perKey(
    ['imageVersionArn', 'token'],
    async ({ scope, imageVersionArn, token }: VersionKey) => {
      const page = await askPage(aws, buildsOfVersion, scope, imageVersionArn, token);
      page?.items.forEach(spread);
      return page;
    },
  );

  /** The builds of a pipeline, in AWS's order; null when Image Builder does not know the pipeline. */
  const pageByPipeline = perKey(
    ['imagePipelineArn', 'token'],
    async ({ scope, imagePipelineArn, token }: PipelineKey) => {
      const page = await askPage(aws, buildsOfPipeline, scope, imagePipelineArn, token);
      page?.items.forEach(spread);
      return page;
    },
  );

  /** The image with all that GetImage tells; null when it is gone meanwhile. */
  const inFull = async (image: ImageRecord): Promise<ImageRecord | null> =>
    image.source === 'GetImage' ? image : detailByArn.load(image);

  /** One image as a list tells it: that of its version's builds, unless another one of this request has told it. */
  const inList = async ({ scope, arn }: ImageKey): Promise<ImageRecord | undefined> => {
    const imageVersionArn = imageVersionArnOf(arn);
    return (
      listed.get(keyOf({ scope, arn })) ??
      findInPages(
        (token) => pageByVersion.load({ scope, imageVersionArn, token }),
        (item) => item.arn === arn,
      )
    );
  };

  /** One image with its owner, as only lists tell it; null when Image Builder does not know it. */
  const withOwnerByArn = perKey(['arn'], async (key: ImageKey): Promise<ImageRecord | null> => {
    // Where no list can be had, only the owner is missing, and tells so itself.
    const told = await inList(key).catch(() => undefined);
    return told ?? byArn.load(key);
  });

  /** Who owns the image: only lists tell. */
  const owner = async (image: ImageRecord): Promise<string | undefined> =>
    image.source === 'GetImage' || image.source === 'ids' ? (await inList(image))?.owner : image.owner;

  return { byArn, withOwnerByArn, pageByVersion, pageByPipeline, inFull, owner, spread };
};
