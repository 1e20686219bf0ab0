import type {
  Distribution,
  DistributionConfiguration,
  ImageScanningConfiguration,
  ImageTestsConfiguration,
  InfrastructureConfiguration,
  WorkflowConfiguration,
} from '@aws-sdk/client-imagebuilder';
import { arnOf, otherRegion, productionAccount, type DemoScope } from '../demoScope';
import { days, timestamp } from '../timeline';
import { definitionArn } from './definitions';
import type { Product } from './products';
import type { WorkflowScript } from './workflowPlan';

export const testsConfiguration: ImageTestsConfiguration = { imageTestsEnabled: true, timeoutMinutes: 720 };

export const infrastructureArn = (scope: DemoScope, { name }: Product): string =>
  arnOf(scope, 'imagebuilder', `infrastructure-configuration/${name}`);

export const distributionArn = (scope: DemoScope, { name }: Product): string =>
  arnOf(scope, 'imagebuilder', `distribution-configuration/${name}`);

export const scanningOf = ({ name, scanned }: Product): ImageScanningConfiguration => ({
  imageScanningEnabled: scanned,
  ecrConfiguration: { repositoryName: `scans/${name}`, containerTags: ['latest'] },
});

export const infrastructureOf = (scope: DemoScope, product: Product): InfrastructureConfiguration => ({
  arn: infrastructureArn(scope, product),
  name: product.name,
  description: `Infrastructure of ${product.name}`,
  instanceTypes: [...(product.instanceTypes ?? usualInstanceTypes(product))],
  instanceProfileName: 'ExampleImageBuilderInstance',
  securityGroupIds: ['sg-0ddba11000ddba110'],
  subnetId: 'subnet-0b5e55ed0b5e55ed0',
  logging: { s3Logs: { s3BucketName: 'example-image-builder-logs', s3KeyPrefix: product.name } },
  keyPair: 'example-break-glass',
  terminateInstanceOnFailure: true,
  snsTopicArn: arnOf(scope, 'sns', 'example-image-builds'),
  ...editDates(scope),
  resourceTags: { purpose: 'image build' },
  instanceMetadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 2 },
  tags: { team: 'platform' },
  placement:
    product.platform === 'macOS'
      ? {
          availabilityZone: `${scope.region}a`,
          tenancy: 'host',
          hostResourceGroupArn: arnOf(scope, 'resource-groups', 'group/example-mac-hosts'),
        }
      : product.platform === 'Windows'
        ? { availabilityZone: `${scope.region}b`, tenancy: 'host', hostId: 'h-0decea5ed0decea50' }
        : { availabilityZone: `${scope.region}c`, tenancy: 'default' },
});

const usualInstanceTypes = ({ platform }: Product) =>
  platform === 'macOS' ? ['mac2.metal'] : ['m7i.large', 'm6i.large'];

export const distributionOf = (scope: DemoScope, product: Product): DistributionConfiguration => ({
  arn: distributionArn(scope, product),
  name: product.name,
  description: `Distribution of ${product.name}`,
  distributions: [scope.region, otherRegion(scope)].map((region) =>
    product.output === 'AMI'
      ? amiDistribution(scope, product, region)
      : containerDistribution(product, region),
  ),
  ...editDates(scope),
  tags: { team: 'platform' },
  timeoutMinutes: 720,
});

const editDates = ({ start }: DemoScope) => ({
  dateCreated: timestamp(start - days(60)),
  dateUpdated: timestamp(start - days(31)),
});

const containerDistribution = ({ name }: Product, region: string): Distribution => ({
  region,
  containerDistributionConfiguration: {
    description: 'For nightly batch jobs',
    containerTags: ['latest'],
    targetRepository: { service: 'ECR', repositoryName: `example/${name}` },
  },
});

const amiDistribution = (scope: DemoScope, { name, platform }: Product, region: string): Distribution => {
  const there = { ...scope, region };
  return {
    region,
    amiDistributionConfiguration: {
      name: `${name} {{ imagebuilder:buildDate }}`,
      description: `Image of ${name}`,
      targetAccountIds: [productionAccount],
      amiTags: { product: name },
      kmsKeyId: arnOf(there, 'kms', 'alias/example-images'),
      launchPermission: {
        userIds: [productionAccount],
        userGroups: [],
        organizationArns: ['arn:aws:organizations::111122223333:organization/o-examplecorp'],
        organizationalUnitArns: ['arn:aws:organizations::111122223333:ou/o-examplecorp/ou-exam-production'],
      },
    },
    licenseConfigurationArns: [
      arnOf(there, 'license-manager', 'license-configuration:lic-0123456789abcdef0123456789abcdef'),
    ],
    launchTemplateConfigurations: [
      { launchTemplateId: 'lt-0decade00decade00', accountId: productionAccount, setDefaultVersion: true },
    ],
    s3ExportConfiguration: {
      roleName: 'ExampleImageExport',
      diskImageFormat: 'VMDK',
      s3Bucket: 'example-image-exports',
      s3Prefix: `${name}/`,
    },
    fastLaunchConfigurations: platform === 'Windows' ? [fastLaunch] : undefined,
    ssmParameterConfigurations: [
      {
        amiAccountId: productionAccount,
        parameterName: `/example/images/${name}`,
        dataType: 'aws:ec2:image',
      },
    ],
  };
};

const fastLaunch = {
  enabled: true,
  snapshotConfiguration: { targetResourceCount: 10 },
  maxParallelLaunches: 6,
  launchTemplate: {
    launchTemplateId: 'lt-0decade00decade00',
    launchTemplateName: 'example-office-desk',
    launchTemplateVersion: '3',
  },
  accountId: productionAccount,
};

/** The workflow configuration of an image or a pipeline. */
export const workflowConfigurationOf = (scope: DemoScope, script: WorkflowScript): WorkflowConfiguration => ({
  workflowArn: definitionArn(scope, script.definition),
  parameters: script.definition.parameters?.map(({ name, defaultValue }) => ({ name, value: defaultValue })),
  parallelGroup: script.parallelGroup,
  onFailure: script.onFailure ?? 'ABORT',
});
