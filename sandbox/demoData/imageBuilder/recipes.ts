import type {
  ComponentConfiguration,
  ContainerRecipe,
  ImageRecipe,
  InstanceBlockDeviceMapping,
} from '@aws-sdk/client-imagebuilder';
import { arnOf, type DemoScope } from '../demoScope';
import { days, timestamp } from '../timeline';
import { givenNameOf, type Product } from './products';

export const componentArn = (scope: DemoScope, name: string, version = '1.2.0'): string =>
  arnOf(scope, 'imagebuilder', `component/${name}/${version}/1`);

export const imageRecipeArn = (scope: DemoScope, { name, version }: Product): string =>
  arnOf(scope, 'imagebuilder', `image-recipe/${name}/${version}`);

export const containerRecipeArn = (scope: DemoScope, { name, version }: Product): string =>
  arnOf(scope, 'imagebuilder', `container-recipe/${name}/${version}`);

/** A member that AWS returns, and that this version of the SDK does not model. */
type MarkedRecipe = ImageRecipe & { readonly amiWatermarks: string[] };

/** The recipe with the versions that build `number` resolved. */
export const imageRecipeOf = (scope: DemoScope, product: Product, number: number): MarkedRecipe => ({
  arn: imageRecipeArn(scope, product),
  type: 'AMI',
  ...recipeBasics(scope, product, number),
  blockDeviceMappings: blockDevices(scope),
  additionalInstanceConfiguration: {
    systemsManagerAgent: { uninstallAfterBuild: product.platform === 'Linux' },
    userDataOverride: Buffer.from('#!/bin/sh\necho "Built by Example Corp" > /etc/motd\n').toString('base64'),
  },
  amiTags: { product: product.name, support: 'platform@example.com' },
  amiWatermarks: [product.name],
});

export const containerRecipeOf = (scope: DemoScope, product: Product, number: number): ContainerRecipe => ({
  arn: containerRecipeArn(scope, product),
  containerType: 'DOCKER',
  ...recipeBasics(scope, product, number),
  instanceConfiguration: {
    image: 'ami-0c0ffee0c0ffee000',
    blockDeviceMappings: blockDevices(scope),
  },
  dockerfileTemplateData: [
    'FROM {{{ imagebuilder:parentImage }}}',
    '{{{ imagebuilder:environments }}}',
    '{{{ imagebuilder:components }}}',
  ].join('\n'),
  kmsKeyId: arnOf(scope, 'kms', 'alias/example-containers'),
  encrypted: true,
  targetRepository: { service: 'ECR', repositoryName: `example/${product.name}` },
});

const recipeBasics = (scope: DemoScope, product: Product, number: number) => ({
  name: givenNameOf(product),
  description: product.description,
  platform: product.platform,
  owner: scope.accountId,
  version: product.version,
  components: componentsOf(scope, product),
  parentImage: parentImageOf(scope, product, number),
  dateCreated: timestamp(scope.start - days(60)),
  tags: { team: 'platform' },
  workingDirectory: product.platform === 'Windows' ? 'C:/build' : '/tmp/build',
});

/** The parent image that the build resolved. There is a newer one for every build. */
export const parentImageOf = (scope: DemoScope, product: Product, number: number): string => {
  const { output, parent } = product;
  if (output === 'DOCKER') return 'public.ecr.aws/amazonlinux/amazonlinux:2023';
  if (parent.startsWith('ssm:')) return parent;
  const { parentVersion = `2026.${Math.floor(number / 7)}.${number % 7}/1` } = product;
  return arnOf({ ...scope, accountId: 'aws' }, 'imagebuilder', `image/${parent}/${parentVersion}`);
};

const componentsOf = (
  scope: DemoScope,
  { components, componentVersion }: Product,
): ComponentConfiguration[] =>
  components.map((name) => ({
    componentArn: componentArn(scope, name, componentVersion),
    parameters: [{ name: 'Channel', value: ['stable'] }],
  }));

/** Covers all variants: a root volume, a volume from a snapshot, an ephemeral volume, and a suppressed device. */
const blockDevices = (scope: DemoScope): InstanceBlockDeviceMapping[] => [
  {
    deviceName: '/dev/xvda',
    ebs: {
      encrypted: true,
      deleteOnTermination: true,
      kmsKeyId: arnOf(scope, 'kms', 'alias/example-images'),
      volumeSize: 30,
      volumeType: 'gp3',
      iops: 3000,
      throughput: 250,
    },
  },
  {
    deviceName: '/dev/xvdb',
    ebs: {
      deleteOnTermination: false,
      snapshotId: 'snap-0decade00decade00',
      volumeSize: 200,
      volumeType: 'st1',
    },
  },
  { deviceName: '/dev/xvdc', virtualName: 'ephemeral0' },
  { deviceName: '/dev/xvdd', noDevice: '' },
];
