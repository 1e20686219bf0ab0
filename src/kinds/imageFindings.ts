import type { ImageScanFindingAggregation } from '@aws-sdk/client-imagebuilder';
import { imagebuilder, type Operation } from '../model/operation';
import { itemsOf } from './answers';
import { image } from './image';
import { type AwsList, nextTokenOf } from './list';

const operation = imagebuilder(
  'ListImageScanFindingAggregations',
  (sdk) => sdk.ListImageScanFindingAggregationsCommand,
);

type Output = typeof operation extends Operation<never, infer Out> ? Out : never;

/** The numbers of findings of an image by severity, by its ARN. One item, or none for an image that was not scanned. */
export const findingsOfImage: AwsList<string, ImageScanFindingAggregation> = {
  operation: operation as unknown as Operation<unknown, unknown>,
  items: { type: 'ImageScanFindingAggregation', visibleWith: image.visibleWith },
  pageSize: 25,
  input: (imageBuildVersionArn, nextToken) => ({
    filter: { name: 'imageBuildVersionArn', values: [imageBuildVersionArn] },
    nextToken,
  }),
  parse(_scope, _arn, answer) {
    const output = answer.output as Output;
    const { call, fetchedAt } = answer;
    const items = itemsOf(answer, output.responses);
    // Inspector may find more in the same image later.
    return { value: { items, nextToken: nextTokenOf(output), call, fetchedAt }, ttl: 'stable', records: [] };
  },
};
