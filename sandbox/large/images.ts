import type { Product } from '../demoData/imageBuilder/products';
import { arnOf } from '../demoData/demoScope';
import type { LargeScope } from './largeScope';
import { numberBy, type NumberOf } from './collections';
import { numbersTo, type LargeSize } from './size';

/*
 * Images have consecutive numbers. Every ten of them are the builds of one product, which has a pipeline. The last
 * product may have fewer.
 */

const buildsOfProduct = 10;

export const productCount = ({ parents }: Pick<LargeSize, 'parents'>): number =>
  Math.ceil(parents / buildsOfProduct);

export const productNumber = (image: number): number => Math.ceil(image / buildsOfProduct);

/** The number of an image among the builds of its product. */
export const buildNumber = (image: number): number => ((image - 1) % buildsOfProduct) + 1;

/** The numbers of a product's images, oldest first. */
export const buildsOf = (scope: LargeScope, product: number): readonly number[] =>
  numbersTo(buildCount(scope, product)).map((build) => firstImageOf(product) + build - 1);

export const newestBuildOf = (scope: LargeScope, product: number): number =>
  firstImageOf(product) + buildCount(scope, product) - 1;

export const buildCount = ({ parents }: Pick<LargeSize, 'parents'>, product: number): number =>
  Math.min(buildsOfProduct, parents - firstImageOf(product) + 1);

const firstImageOf = (product: number): number => (product - 1) * buildsOfProduct + 1;

export const isNewestBuild = (scope: LargeScope, image: number): boolean =>
  newestBuildOf(scope, productNumber(image)) === image;

export const productOf = (number: number): Product => {
  const name = `service-${String(number).padStart(3, '0')}`;
  return {
    name,
    version: '1.0.0',
    description: `The machine of service ${number}`,
    output: 'AMI',
    platform: 'Linux',
    osVersion: 'Amazon Linux 2023',
    components: [`${name}-install`, `${name}-test`],
    scanned: true,
    source: 'CUSTOM',
    parent: 'amazon-linux-2023-x86',
  };
};

export const arnOfImage = (scope: LargeScope, image: number): string => {
  const { name, version } = productOf(productNumber(image));
  return arnOf(scope, 'imagebuilder', `image/${name}/${version}/${buildNumber(image)}`);
};

/** Converts an ARN to the number of its image. */
export const imageNumber = (scope: LargeScope): NumberOf =>
  numberBy(
    scope.parents,
    (image) => arnOfImage(scope, image),
    (arn) => {
      const [, product, build] = /:image\/service-(\d{1,9})\/[\d.]+\/(\d{1,9})$/.exec(arn) ?? [];
      return firstImageOf(Number(product)) + Number(build) - 1;
    },
  );
