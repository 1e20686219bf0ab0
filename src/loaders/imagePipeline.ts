import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import type { Page } from '../model/page';
import type { ImagePipelineRecord } from '../model/records';
import { aboutAsked, largestPage, type PageKey, pageOf, required } from './pages';
import { perKey, type ScopedKey } from './perKey';

interface PipelineKey extends ScopedKey {
  readonly arn: string;
}

const kind = 'ImagePipeline';

export const imagePipelineLoaders = (aws: AwsDoor) => {
  /** One pipeline; null when Image Builder does not know it. */
  const byArn = perKey(['arn'], async ({ scope, arn }: PipelineKey): Promise<ImagePipelineRecord | null> => {
    const told = aws.recall(kind, scope, operations.getImagePipeline, [arn]);
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
  const page = perKey(
    ['token'],
    async ({ scope, token }: PageKey): Promise<Page<ImagePipelineRecord> | null> => {
      const answer = await aws.ask(
        scope,
        operations.listImagePipelines,
        {
          maxResults: largestPage.imagebuilder,
          nextToken: token,
        },
        () => 'definition',
      );
      return pageOf(
        answer,
        (output) => ({ items: output.imagePipelineList, nextToken: output.nextToken }),
        (item, { call, fetchedAt }) => {
          const arn = required(call, item.arn, 'arn');
          const record: ImagePipelineRecord = {
            ...item,
            kind,
            source: 'ListImagePipelines',
            scope,
            fetchedAt,
            arn,
          };
          byArn.prime(record, record);
          aws.keep(record, operations.getImagePipeline, [arn], 'definition', record);
          return record;
        },
      );
    },
  );

  return { byArn, page };
};
