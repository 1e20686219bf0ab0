import type { ImagePackage } from '@aws-sdk/client-imagebuilder';
import { imagebuilder, type Operation } from '../model/operation';
import { itemsOf } from './answers';
import { image } from './image';
import { type AwsList, largestPages, nextTokenOf } from './list';

/** An image, by its ARN. */
interface PackagesParent {
  readonly imageBuildVersionArn: string;
  /** True where the image is built: its packages then never change. */
  readonly isBuilt: boolean;
}

const operation = imagebuilder('ListImagePackages', (sdk) => sdk.ListImagePackagesCommand);

type Output = typeof operation extends Operation<never, infer Out> ? Out : never;

/** The packages of an image. AWS cannot look one up, so they have no global id. */
export const packagesOfImage: AwsList<PackagesParent, ImagePackage> = {
  operation: operation as unknown as Operation<unknown, unknown>,
  items: { type: 'ImagePackage', visibleWith: image.visibleWith },
  pageSize: largestPages.imagebuilder.size,
  input: ({ imageBuildVersionArn }, token) => ({
    imageBuildVersionArn,
    ...largestPages.imagebuilder.request(token),
  }),
  parse(_scope, { isBuilt }, answer) {
    const output = answer.output as Output;
    const { call, fetchedAt } = answer;
    const items = itemsOf(answer, output.imagePackageList);
    return {
      value: { items, nextToken: nextTokenOf(output), call, fetchedAt },
      ttl: isBuilt ? 'immutable' : 'volatile',
      records: [],
    };
  },
};
