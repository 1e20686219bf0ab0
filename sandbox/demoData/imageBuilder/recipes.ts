import type {
  ComponentConfiguration,
  ContainerRecipe,
  ImageRecipe,
  InstanceBlockDeviceMapping,
} from '@aws-sdk/client-imagebuilder';
import { arnOf, type DemoScope } from '../demoScope';
import { days, timestamp } from '../timeline';
import type { Product } from './products';

export const componentArn = (scope: DemoScope, name: string): string =>
  arnOf(scope, 'imagebuilder', `component/${name}/1.2.0/1`);

export const imageRecipeArn = (scope: DemoScope, { name, version }: Product): string =>
  arnOf(scope, 'imagebuilder', `image-recipe/${name}/${version}`);

export const containerRecipeArn = (scope: DemoScope, { name, version }: Product): string =>
  arnOf(scope, 'imagebuilder', `container-recipe/${name}/${version}`);

export const imageRecipeOf = (scope: DemoScope, product: Product): ImageRecipe => ({
  arn: imageRecipeArn(scope, product),
  type: 'AMI',
  ...recipeBasics(scope, product),
  blockDeviceMappings: blockDevices(scope),
  additionalInstanceConfiguration: {
    systemsManagerAgent: { uninstallAfterBuild: product.platform === 'Linux' },
    userDataOverride: Buffer.from('#!/bin/sh\necho "Built by Example Corp" > /etc/motd\n').toString('base64'),
  },
  amiTags: { product: product.name, support: 'platform@example.com' },
});

export const containerRecipeOf = (scope: DemoScope, product: Product): ContainerRecipe => ({
  arn: containerRecipeArn(scope, product),
  containerType: 'DOCKER',
  ...recipeBasics(scope, product),
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

const recipeBasics = (scope: DemoScope, product: Product) => ({
  name: product.name,
  description: product.description,
  platform: product.platform,
  owner: scope.accountId,
  version: product.version,
  components: componentsOf(scope, product),
  parentImage:
    product.output === 'DOCKER'
      ? 'public.ecr.aws/amazonlinux/amazonlinux:2023'
      : arnOf({ ...scope, accountId: 'aws' }, 'imagebuilder', `image/${product.parent}/x.x.x`),
  dateCreated: timestamp(scope.start - days(60)),
  tags: { team: 'platform' },
  workingDirectory: product.platform === 'Windows' ? 'C:/build' : '/tmp/build',
});

const componentsOf = (scope: DemoScope, { components }: Product): ComponentConfiguration[] =>
  components.map((name) => ({
    componentArn: componentArn(scope, name),
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
