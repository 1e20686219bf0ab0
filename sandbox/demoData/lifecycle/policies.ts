import type { LifecyclePolicy, LifecyclePolicyDetail } from '@aws-sdk/client-imagebuilder';
import { batchWorker, goldenWindows, paymentsApi, webServer } from '../imageBuilder/products';
import { arnOf, roleArn, type DemoScope } from '../demoScope';
import { days } from '../timeline';

export const policyArn = (scope: DemoScope, name: PolicyName): string =>
  arnOf(scope, 'imagebuilder', `lifecycle-policy/${name}`);

export type PolicyName =
  'web-server-retention' | 'container-retention' | 'golden-image-retention' | 'payments-deprecation';

/** A policy without `dateLastRun`, which depends on the clock. */
export type PolicyPlan = LifecyclePolicy & { readonly name: PolicyName };

const detail = (
  type: 'DELETE' | 'DEPRECATE' | 'DISABLE',
  value: number,
  unit: 'DAYS' | 'WEEKS' | 'MONTHS' | 'YEARS',
  retainAtLeast?: number,
): LifecyclePolicyDetail => ({
  action: {
    type,
    includeResources: { amis: true, snapshots: type === 'DELETE', containers: false },
  },
  filter: { type: 'AGE', value, unit, ...(retainAtLeast === undefined ? {} : { retainAtLeast }) },
});

export const policiesOf = (scope: DemoScope): readonly PolicyPlan[] => [
  policy(scope, 'web-server-retention', {
    description: 'Nightly web servers: deprecated after one week, disabled after two, deleted after three',
    resourceType: 'AMI_IMAGE',
    policyDetails: [
      detail('DEPRECATE', 1, 'WEEKS'),
      detail('DISABLE', 2, 'WEEKS'),
      { ...detail('DELETE', 21, 'DAYS', 5), exclusionRules },
    ],
    resourceSelection: { tagMap: { product: webServer.name } },
  }),
  policy(scope, 'container-retention', {
    description: 'Keeps the three newest containers',
    resourceType: 'CONTAINER_IMAGE',
    policyDetails: [
      {
        action: { type: 'DELETE', includeResources: { amis: false, snapshots: false, containers: true } },
        filter: { type: 'COUNT', value: 3 },
        exclusionRules: { tagMap: { keep: 'true' } },
      },
    ],
    resourceSelection: { recipes: [{ name: batchWorker.name, semanticVersion: batchWorker.version }] },
  }),
  policy(scope, 'golden-image-retention', {
    description: 'Disabled, because it would delete the base image of office desktops',
    status: 'DISABLED',
    resourceType: 'AMI_IMAGE',
    policyDetails: [detail('DELETE', 1, 'YEARS', 1), detail('DEPRECATE', 6, 'MONTHS')],
    resourceSelection: { recipes: [{ name: goldenWindows.name, semanticVersion: 'x.x.x' }] },
  }),
  policy(scope, 'payments-deprecation', {
    description: 'Deprecates old images of the payments service',
    resourceType: 'AMI_IMAGE',
    policyDetails: [detail('DEPRECATE', 5, 'DAYS')],
    resourceSelection: { tagMap: { product: paymentsApi.name } },
  }),
];

const policy = (scope: DemoScope, name: PolicyName, details: Partial<LifecyclePolicy>): PolicyPlan => ({
  arn: policyArn(scope, name),
  status: 'ENABLED',
  executionRole: roleArn(scope, 'ExampleImageLifecycle'),
  dateCreated: new Date(scope.start - days(60)),
  dateUpdated: new Date(scope.start - days(32)),
  tags: { team: 'platform' },
  ...details,
  name,
});

const exclusionRules = {
  tagMap: { keep: 'true' },
  amis: {
    isPublic: true,
    regions: ['ap-southeast-2'],
    sharedAccounts: ['777788889999'],
    lastLaunched: { value: 2, unit: 'DAYS' as const },
    tagMap: { 'in-use': 'true' },
  },
};
