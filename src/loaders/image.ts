import type { ImageSummary } from '@aws-sdk/client-imagebuilder';
import type { Answer, AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import { imageVersionArnOf } from '../model/arn';
import { newestFirst } from '../model/imageOrder';
import { type Lifetime, lifetimeOfImage } from '../model/lifetime';
import type { Page } from '../model/page';
import type { ImageRecord } from '../model/records';
import type { Scope } from '../model/scope';
import { workflowsOfImage } from './imageBuilderWorkflow';
import { aboutAsked, allPages, findInPages, largestPage, type PageKey, pageOf, required } from './pages';
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
}

const listLifetime = ({ imageSummaryList = [] }: Summaries): Lifetime =>
  imageSummaryList.some(({ state }) => lifetimeOfImage(state?.status) === 'lively') ? 'lively' : 'settled';

export const imageLoaders = (aws: AwsDoor) => {
  /** RetryImage revives an image's workflows in place, so its list is as lively as the image. */
  const markWorkflows = (scope: Scope, arn: string, state: string | undefined): void =>
    aws.markLively(
      scope,
      operations.listWorkflowExecutions,
      workflowsOfImage(arn),
      lifetimeOfImage(state) === 'lively',
    );

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
    markWorkflows(scope, arn, image.state?.status);
    return { ...image, kind, source: 'GetImage', scope, fetchedAt, arn, latestVersionReferences };
  });

  /** One image, as any answer has told it; null when Image Builder does not know it. */
  const byArn = perKey(['arn'], async (key: ImageKey): Promise<ImageRecord | null> => {
    const told = aws.recall(kind, key.scope, operations.getImage, [key.arn]);
    return told === undefined ? detailByArn.load(key) : told;
  });

  const summaryPage = <
    Output extends { imageSummaryList?: ImageSummary[] | undefined; nextToken?: string | undefined },
  >(
    source: ImageRecord['source'],
    scope: Scope,
    answer: Answer<Output> | null,
  ): Page<ImageRecord> | null =>
    pageOf(
      answer,
      (output) => ({ items: output.imageSummaryList, nextToken: output.nextToken }),
      (item, { call, fetchedAt }) => {
        const arn = required(call, item.arn, 'arn');
        const record: ImageRecord = { ...item, kind, source, scope, fetchedAt, arn };
        byArn.prime(record, record);
        aws.keep(record, operations.getImage, [arn], lifetimeOfImage(item.state?.status), record);
        markWorkflows(scope, arn, item.state?.status);
        return record;
      },
    );

  /** The builds of an image version, or of the whole scope, as AWS lists them. */
  const pageByVersion = perKey(
    ['imageVersionArn', 'token'],
    async ({ scope, imageVersionArn, token }: VersionKey) =>
      summaryPage(
        'ListImageBuildVersions',
        scope,
        await aws.ask(
          scope,
          operations.listImageBuildVersions,
          {
            imageVersionArn,
            maxResults: largestPage.imagebuilder,
            nextToken: token,
          },
          listLifetime,
        ),
      ),
  );

  /** All builds of a scope, newest first. AWS promises no order, so every page is read: one call per 25 builds. */
  const allByAge = perKey([], async ({ scope }: ScopedKey): Promise<readonly ImageRecord[]> => {
    const images = await allPages((token) => pageByVersion.load({ scope, token }));
    return images.sort(newestFirst);
  });

  /** The builds of a pipeline, in AWS's order; null when Image Builder does not know the pipeline. */
  const pageByPipeline = perKey(
    ['imagePipelineArn', 'token'],
    async ({ scope, imagePipelineArn, token }: PipelineKey) =>
      summaryPage(
        'ListImagePipelineImages',
        scope,
        await aws.ask(
          scope,
          operations.listImagePipelineImages,
          {
            imagePipelineArn,
            maxResults: largestPage.imagebuilder,
            nextToken: token,
          },
          listLifetime,
        ),
      ),
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

  return { byArn, allByAge, pageByPipeline, inFull, owner };
};
