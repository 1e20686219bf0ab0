import type { ComparedImage } from '../../src/comparison/description';

/* Images as GetImage returns them, for comparisons. */

export const componentArn = (name: string, version: string): string =>
  `arn:aws:imagebuilder:us-east-1:aws:component/${name}/${version}`;

export const builtAt = '2026-09-09T12:00:00.000Z';

/** A finished build of a machine image. */
export const finishedImage = {
  arn: 'arn:aws:imagebuilder:us-east-1:111122223333:image/payments-api/3.2.0/6',
  dateCreated: builtAt,
  state: { status: 'AVAILABLE' },
  type: 'AMI',
  platform: 'Linux',
  osVersion: 'Amazon Linux 2023',
  buildType: 'SCHEDULED',
  executionRole: 'arn:aws:iam::111122223333:role/Builder',
  tags: { build: '6' },
  imageRecipe: {
    arn: 'arn:aws:imagebuilder:us-east-1:111122223333:image-recipe/payments-api/3.2.0',
    name: 'payments-api',
    version: '3.2.0',
    dateCreated: '2026-01-01T00:00:00.000Z',
    parentImage: 'arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux-2023-x86/2026.8.1/1',
    components: [
      { componentArn: componentArn('update-linux', '1.0.1/1'), parameters: [] },
      {
        componentArn: componentArn('install', '2.0.0/3'),
        parameters: [{ name: 'Channel', value: ['stable'] }],
      },
      { componentArn: componentArn('test', '1.0.0/1') },
    ],
    blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeSize: 30, volumeType: 'gp3' } }],
    additionalInstanceConfiguration: { userDataOverride: 'c2VjcmV0LW9mLWJhc2U=' },
    amiTags: { 'cost.center': '42' },
  },
  infrastructureConfiguration: {
    arn: 'arn:aws:imagebuilder:us-east-1:111122223333:infrastructure-configuration/payments-api',
    name: 'payments-api',
    dateCreated: '2026-01-01T00:00:00.000Z',
    instanceTypes: ['m7i.large', 'm6i.large'],
    securityGroupIds: ['sg-1', 'sg-2'],
  },
  distributionConfiguration: {
    name: 'payments-api',
    dateCreated: '2026-01-01T00:00:00.000Z',
    dateUpdated: '2026-02-01T00:00:00.000Z',
    distributions: [
      {
        region: 'us-east-1',
        amiDistributionConfiguration: { name: 'payments-{{ imagebuilder:buildDate }}' },
      },
      {
        region: 'eu-west-1',
        s3ExportConfiguration: { roleName: 'export-role-of-base', s3Bucket: 'exports' },
      },
    ],
  },
  imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 720 },
  workflowConfigurations: [
    { workflowArn: 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1' },
    {
      workflowArn: 'arn:aws:imagebuilder:us-east-1:aws:workflow/test/test-image/1.0.1/1',
      onFailure: 'ABORT',
      parameters: [{ name: 'waitForActionAtEnd', value: ['true'] }],
    },
  ],
  outputResources: {
    amis: [
      { region: 'us-east-1', accountId: '111122223333', image: 'ami-1', state: { status: 'AVAILABLE' } },
    ],
  },
} satisfies ComparedImage & Readonly<Record<string, unknown>>;

export type FinishedImage = typeof finishedImage;

/** A copy of the image that may be changed. */
export const changedImage = (change: (image: FinishedImage) => void): FinishedImage => {
  const copy = structuredClone(finishedImage);
  change(copy);
  return copy;
};
