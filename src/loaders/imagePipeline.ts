import type {
  ImagePipeline,
  ListImagePipelinesRequest,
  ListImagePipelinesResponse,
} from '@aws-sdk/client-imagebuilder';
import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import type { ImagePipelineRecord } from '../model/records';
import { type AwsList, askPage } from './lists';
import { aboutAsked, largestPage, type PageKey, required } from './pages';
import { perKey, type ScopedKey } from './perKey';

interface PipelineKey extends ScopedKey {
  readonly arn: string;
}

const kind = 'ImagePipeline';

/** The pipelines of a scope: the list tells all that the Get does. */
export const imagePipelines: AwsList<
  undefined,
  ListImagePipelinesRequest,
  ListImagePipelinesResponse,
  ImagePipeline,
  ImagePipelineRecord
> = {
  operation: operations.listImagePipelines,
  input: (_scope, nextToken) => ({ maxResults: largestPage.imagebuilder, nextToken }),
  lifetime: () => 'definition',
  read: ({ imagePipelineList, nextToken }) => ({ items: imagePipelineList, nextToken }),
  record: (item, { call, fetchedAt }, scope) => ({
    ...item,
    kind,
    source: 'ListImagePipelines',
    scope,
    fetchedAt,
    arn: required(call, item.arn, 'arn'),
  }),
};

export const imagePipelineLoaders = (aws: AwsDoor) => {
  /** One pipeline; null when Image Builder does not know it. */
  const byArn = perKey(['arn'], async ({ scope, arn }: PipelineKey): Promise<ImagePipelineRecord | null> => {
    const told = await aws.recall(kind, scope, operations.getImagePipeline, [arn]);
    if (told !== undefined) return told;
    const answer = await aws.ask(
      scope,
      operations.getImagePipeline,
      { imagePipelineArn: arn },
      ({ imagePipeline }) => (imagePipeline?.arn === arn ? 'definition' : undefined),
    );
    if (!answer) return null;
    const pipeline = required(answer.call, answer.output.imagePipeline, 'imagePipeline');
    aboutAsked(answer.call, 'image pipeline', pipeline.arn, arn);
    return { ...pipeline, kind, source: 'GetImagePipeline', scope, fetchedAt: answer.fetchedAt, arn };
  });

  /** The pipelines of a scope, in AWS's order: the list tells all that the Get does. */
  const page = perKey(['token'], async ({ scope, token }: PageKey) => {
    const listed = await askPage(aws, imagePipelines, scope, undefined, token);
    for (const pipeline of listed?.items ?? []) {
      byArn.prime(pipeline, pipeline);
      aws.keep(pipeline, operations.getImagePipeline, [pipeline.arn], 'definition', pipeline);
    }
    return listed;
  });

  return { byArn, page };
};
