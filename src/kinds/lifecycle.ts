import type { LifecycleExecution, LifecycleExecutionStatus } from '@aws-sdk/client-imagebuilder';
import { nameInArn } from '../model/arn';
import { format, uuid } from '../model/formats';
import { imagebuilder } from '../model/operation';
import { ttlOfStatus } from '../model/ttl';
import { executionFields, statusWords } from './execution';
import { fieldsOf } from './fields';
import { defineKind } from './defineKind';
import { getBy } from './kind';
import type { LifecyclePolicyRecord } from './lifecyclePolicy';
import { largestPages, listOf } from './list';
import { listed } from './listing';
import type { RecordOf } from './recordOf';

const words = statusWords<LifecycleExecutionStatus>({
  PENDING: 'PENDING',
  IN_PROGRESS: 'RUNNING',
  SUCCESS: 'SUCCEEDED',
  FAILED: 'FAILED',
  CANCELLING: 'CANCELLING',
  CANCELLED: 'CANCELLED',
});

export const lifecycleStatusOf = words.of;

const { ids, list, relation } = fieldsOf<LifecycleExecution>();

const kind = defineKind<LifecycleExecution>()({
  type: 'Lifecycle',
  lookUp: 'lifecycle',
  ids: {
    lifecycleExecutionId: {
      format: format(`lce-${uuid}`, 40, '"lce-" and a UUID, like "lce-401aefc3-a829-46f6-8fc2-91497988a503"'),
      read: (run) => run.lifecycleExecutionId,
    },
  },
  get: getBy(
    imagebuilder('GetLifecycleExecution', (sdk) => sdk.GetLifecycleExecutionCommand),
    ({ lifecycleExecutionId }) => ({ lifecycleExecutionId }),
    'lifecycleExecution',
    (output) => output.lifecycleExecution,
  ),
  fields: {
    ...executionFields<LifecycleExecution>({
      words,
      word: (run) => run.state?.status,
      reason: (run) => run.state?.reason,
      start: (run) => run.startTime,
      end: (run) => run.endTime,
    }),
    lifecyclePolicyArn: list((run) => run.lifecyclePolicyArn),
    resourcesImpactedSummary: list((run) => run.resourcesImpactedSummary),
    state: list((run) => run.state),
    startedBy: relation('lifecyclePolicyArn'),
    policy: relation('lifecyclePolicyArn'),
    resources: ids.children(),
  },
  ttl: ({ status }) => ttlOfStatus(status),
  parents: ({ lifecyclePolicyArn }) => [['LifecyclePolicy', lifecyclePolicyArn]],
  execution: {
    kind: 'LIFECYCLE',
    words,
    search: { name: ({ lifecyclePolicyArn }) => nameInArn(lifecyclePolicyArn) },
  },
});

export type LifecycleRecord = RecordOf<typeof kind>;

/** The runs of a lifecycle policy or those that affected an image, by the ARN of either. */
export const runsOfResource = listOf(kind, {
  operation: imagebuilder('ListLifecycleExecutions', (sdk) => sdk.ListLifecycleExecutionsCommand),
  paging: largestPages.imagebuilder,
  input: (resourceArn: string, page) => ({ resourceArn, ...page }),
  items: (output) => output.lifecycleExecutions,
  raw: (run) => run,
});

export const lifecycle = listed(kind, {
  under: {
    parent: { type: 'LifecyclePolicy', keyOf: (policy: LifecyclePolicyRecord) => policy.arn },
    list: runsOfResource,
    parentKeyOf: ({ lifecyclePolicyArn }) => lifecyclePolicyArn,
    isBatched: true,
  },
});
