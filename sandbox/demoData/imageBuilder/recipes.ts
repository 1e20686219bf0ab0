import type {
  ComponentConfiguration,
  ContainerRecipe,
  ImageRecipe,
  InstanceBlockDeviceMapping,
} from '@aws-sdk/client-imagebuilder';
import { arnOf, type Place } from '../place';
import { days, timestamp } from '../timeline';
import type { Product } from './products';

export const componentArn = (place: Place, name: string): string =>
  arnOf(place, 'imagebuilder', `component/${name}/1.2.0/1`);

export const imageRecipeArn = (place: Place, { name, version }: Product): string =>
  arnOf(place, 'imagebuilder', `image-recipe/${name}/${version}`);

export const containerRecipeArn = (place: Place, { name, version }: Product): string =>
  arnOf(place, 'imagebuilder', `container-recipe/${name}/${version}`);

export const imageRecipeOf = (place: Place, product: Product): ImageRecipe => ({
  arn: imageRecipeArn(place, product),
  type: 'AMI',
  ...recipeBasics(place, product),
  blockDeviceMappings: blockDevices(place),
  additionalInstanceConfiguration: {
    systemsManagerAgent: { uninstallAfterBuild: product.platform === 'Linux' },
    userDataOverride: Buffer.from('#!/bin/sh\necho "Built by Example Corp" > /etc/motd\n').toString('base64'),
  },
  amiTags: { product: product.name, support: 'platform@example.com' },
});

export const containerRecipeOf = (place: Place, product: Product): ContainerRecipe => ({
  arn: containerRecipeArn(place, product),
  containerType: 'DOCKER',
  ...recipeBasics(place, product),
  instanceConfiguration: {
    image: 'ami-0c0ffee0c0ffee000',
    blockDeviceMappings: blockDevices(place),
  },
  dockerfileTemplateData: [
    'FROM {{{ imagebuilder:parentImage }}}',
    '{{{ imagebuilder:environments }}}',
    '{{{ imagebuilder:components }}}',
  ].join('\n'),
  kmsKeyId: arnOf(place, 'kms', 'alias/example-containers'),
  encrypted: true,
  targetRepository: { service: 'ECR', repositoryName: `example/${product.name}` },
});

const recipeBasics = (place: Place, product: Product) => ({
  name: product.name,
  description: product.description,
  platform: product.platform,
  owner: place.accountId,
  version: product.version,
  components: componentsOf(place, product),
  parentImage:
    product.output === 'DOCKER'
      ? 'public.ecr.aws/amazonlinux/amazonlinux:2023'
      : arnOf({ ...place, accountId: 'aws' }, 'imagebuilder', `image/${product.parent}/x.x.x`),
  dateCreated: timestamp(place.start - days(60)),
  tags: { team: 'platform' },
  workingDirectory: product.platform === 'Windows' ? 'C:/build' : '/tmp/build',
});

const componentsOf = (place: Place, { components }: Product): ComponentConfiguration[] =>
  components.map((name) => ({
    componentArn: componentArn(place, name),
    parameters: [{ name: 'Channel', value: ['stable'] }],
  }));

/** The root volume, a data volume from a snapshot, and two of the parent's that are not wanted as they are. */
const blockDevices = (place: Place): InstanceBlockDeviceMapping[] => [
  {
    deviceName: '/dev/xvda',
    ebs: {
      encrypted: true,
      deleteOnTermination: true,
      kmsKeyId: arnOf(place, 'kms', 'alias/example-images'),
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
