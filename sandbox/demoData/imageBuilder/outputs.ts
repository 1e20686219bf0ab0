import type { ImageState, OutputResources } from '@aws-sdk/client-imagebuilder';
import { otherRegion, randomAt, type DemoScope } from '../demoScope';
import { timestamp } from '../timeline';
import type { BuildScript } from './buildPlan';
import type { Product } from './products';

/** The AMIs or containers of a successful build. */
export interface OutputPlan {
  readonly available: number;
  readonly amis: readonly AmiPlan[];
  readonly containers: readonly ContainerPlan[];
}

export interface AmiPlan {
  readonly region: string;
  readonly accountId: string;
  readonly imageId: string;
  readonly snapshotId: string;
}

export interface ContainerPlan {
  readonly region: string;
  readonly accountId: string;
  readonly imageUris: readonly string[];
}

/** One AMI or container in the home region, and one copy in the other region. */
export const planOutputs = (scope: DemoScope, script: BuildScript, available: number): OutputPlan => {
  const regions = [scope.region, otherRegion(scope)];
  return script.product.output === 'AMI'
    ? { available, amis: regions.map((region) => planAmi(scope, script, region)), containers: [] }
    : { available, amis: [], containers: regions.map((region) => planContainer(scope, script, region)) };
};

const planAmi = (scope: DemoScope, { word, number }: BuildScript, region: string): AmiPlan => {
  const random = randomAt(scope, 'ami in', region, word, number);
  const copied = `ami-0${random.hex(16)}`;
  return {
    region,
    accountId: scope.accountId,
    imageId: region === scope.region ? homeImageId(scope, word, number) : copied,
    snapshotId: `snap-0${random.hex(16)}`,
  };
};

/** The AMI in the home region, which the steps' outputs refer to. */
export const homeImageId = (scope: DemoScope, word: string, number: number): string =>
  `ami-0${randomAt(scope, 'ami', word, number).hex(16)}`;

const planContainer = ({ accountId }: DemoScope, script: BuildScript, region: string): ContainerPlan => {
  const { name, version } = script.product;
  const repository = `${accountId}.dkr.ecr.${region}.amazonaws.com/example/${name}`;
  return {
    region,
    accountId,
    imageUris: [`${repository}:${version}-${script.number}`, `${repository}:latest`],
  };
};

export const outputsOf = (outputs: OutputPlan, product: Product, state: ImageState): OutputResources =>
  product.output === 'AMI'
    ? {
        amis: outputs.amis.map(({ region, accountId, imageId }) => ({
          region,
          image: imageId,
          name: amiName(product.name, outputs.available),
          description: product.description,
          state,
          accountId,
        })),
      }
    : {
        containers: outputs.containers.map(({ region, imageUris }) => ({
          region,
          imageUris: [...imageUris],
        })),
      };

/**
 * AWS adds the time to the name, without characters that names cannot have: `web-server 2026-09-09T19-19-08.103000Z`.
 */
const amiName = (name: string, moment: number) =>
  `${name} ${timestamp(moment).replaceAll(':', '-').replace('Z', '000Z')}`;
