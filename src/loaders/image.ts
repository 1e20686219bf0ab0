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
import { newestFirst } from '../model/imageOrder';
import { type Lifetime, lifetimeOfImage } from '../model/lifetime';
import type { ImageRecord } from '../model/records';
import type { Scope } from '../model/scope';
import { workflowsOfImage } from './imageBuilderWorkflow';
import { type AwsList, askPage } from './lists';
import {
  aboutAsked,
  allPages,
  findInPages,
  largestPage,
  type PageKey,
  type PageOutput,
  required,
} from './pages';
import { perKey, type ScopedKey } from './perKey';

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

export const imageLoaders = (aws: AwsDoor) => {
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

  /** All builds of a scope, newest first. AWS promises no order, so every page is read: one call per 25 builds. */
  const allByAge = perKey([], async ({ scope }: ScopedKey): Promise<readonly ImageRecord[]> => {
    const images = await allPages((token) => pageByVersion.load({ scope, token }));
    return images.sort(newestFirst);
  });

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

  /** Who owns the image: only lists tell, so one that was got alone is looked up among its version's builds. */
  const owner = async (image: ImageRecord): Promise<string | undefined> => {
    if (image.source !== 'GetImage' && image.source !== 'ids') return image.owner;
    const { scope, arn } = image;
    const imageVersionArn = imageVersionArnOf(arn);
    const listed = await findInPages(
      (token) => pageByVersion.load({ scope, imageVersionArn, token }),
      (item) => item.arn === arn,
    );
    return listed?.owner;
  };

  return { byArn, pageByVersion, allByAge, pageByPipeline, inFull, owner };
};
