import type { LifecyclePolicy } from '@aws-sdk/client-imagebuilder';
import { imageBuilderArn } from '../model/formats';
import { imagebuilder } from '../model/operation';
import { fieldsOf } from './fields';
import { defineKind } from './defineKind';
import { getBy } from './kind';
import { largestPages, listOf } from './list';
import { listed } from './listing';
import type { RecordOf } from './recordOf';

const { ids, list, get } = fieldsOf<LifecyclePolicy>();

const kind = defineKind<LifecyclePolicy>()({
  type: 'LifecyclePolicy',
  lookUp: 'lifecyclePolicy',
  visibleWith: ['LIFECYCLE'],
  ids: {
    arn: {
      argument: 'lifecyclePolicyArn',
      format: imageBuilderArn('lifecycle-policy/[a-z0-9_-]+', '111122223333:lifecycle-policy/my-policy'),
      read: (policy) => policy.arn,
    },
  },
  get: getBy(
    imagebuilder('GetLifecyclePolicy', (sdk) => sdk.GetLifecyclePolicyCommand),
    ({ arn }) => ({ lifecyclePolicyArn: arn }),
    'lifecyclePolicy',
    (output) => output.lifecyclePolicy,
  ),
  fields: {
    name: list((policy) => policy.name),
    description: list((policy) => policy.description),
    status: list((policy) => policy.status),
    executionRole: list((policy) => policy.executionRole),
    resourceType: list((policy) => policy.resourceType),
    dateCreated: list.time((policy) => policy.dateCreated),
    dateUpdated: list.time((policy) => policy.dateUpdated),
    dateLastRun: list.time((policy) => policy.dateLastRun),
    tags: list((policy) => policy.tags),
    policyDetails: get((policy) => policy.policyDetails),
    resourceSelection: get((policy) => policy.resourceSelection),
    executions: ids.children(),
  },
  ttl: () => 'definition',
});

export type LifecyclePolicyRecord = RecordOf<typeof kind>;

/** The lifecycle policies of a scope. */
export const lifecyclePolicies = listOf(kind, {
  operation: imagebuilder('ListLifecyclePolicies', (sdk) => sdk.ListLifecyclePoliciesCommand),
  paging: largestPages.imagebuilder,
  input: (_scope: undefined, page) => page,
  items: (output) => output.lifecyclePolicySummaryList,
  raw: (policy): LifecyclePolicy => ({ ...policy, policyDetails: undefined, resourceSelection: undefined }),
  ttl: 'definition',
});

export const lifecyclePolicy = listed(kind, {
  inScope: lifecyclePolicies,
  lastRunAt: ({ dateLastRun }) => dateLastRun,
});
