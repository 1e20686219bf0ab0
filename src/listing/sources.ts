import { blueprints } from '../loaders/blueprint';
import { runsOfBlueprint } from '../loaders/blueprintRun';
import { workflowsOfImage } from '../loaders/imageBuilderWorkflow';
import { runsOfResource } from '../loaders/lifecycle';
import { lifecyclePolicies } from '../loaders/lifecyclePolicy';
import { executionsOfWorkflow } from '../loaders/transferExecution';
import { transferWorkflows } from '../loaders/transferWorkflow';
import { stepsOfWorkflow } from '../loaders/workflowStep';
import type {
  BlueprintRunRecord,
  ImageBuilderWorkflowRecord,
  LifecycleRecord,
  TransferExecutionRecord,
  WorkflowStepRecord,
} from '../model/records';
import {
  blueprintRunStatus,
  lifecycleStatus,
  stepStatus,
  transferStatus,
  workflowStatus,
} from '../model/status';
import type { EntryReader } from './entries';

/* Where AWS lists the executions of each kind, and what is read of them. */

const ofImages: EntryReader<ImageBuilderWorkflowRecord> = {
  kind: 'IMAGE_BUILDER_WORKFLOW',
  status: ({ status }) => workflowStatus(status),
  start: ({ startTime }) => startTime,
  ids: ({ workflowExecutionId }) => [workflowExecutionId],
};

const ofWorkflows: EntryReader<WorkflowStepRecord> = {
  kind: 'WORKFLOW_STEP',
  status: ({ status }) => stepStatus(status),
  start: ({ startTime }) => startTime,
  ids: ({ stepExecutionId }) => [stepExecutionId],
};

const ofPolicies: EntryReader<LifecycleRecord> = {
  kind: 'LIFECYCLE',
  status: ({ state }) => lifecycleStatus(state?.status),
  start: ({ startTime }) => startTime,
  ids: ({ lifecycleExecutionId }) => [lifecycleExecutionId],
};

const ofTransferWorkflows: EntryReader<TransferExecutionRecord> = {
  kind: 'TRANSFER_EXECUTION',
  status: ({ Status }) => transferStatus(Status),
  start: () => undefined,
  ids: ({ WorkflowId, ExecutionId }) => [WorkflowId, ExecutionId],
};

const ofBlueprints: EntryReader<BlueprintRunRecord> = {
  kind: 'BLUEPRINT_RUN',
  status: ({ State }) => blueprintRunStatus(State),
  start: ({ StartedOn }) => StartedOn,
  ids: ({ BlueprintName, RunId }) => [BlueprintName, RunId],
};

export const sources = {
  workflows: { list: workflowsOfImage, reader: ofImages },
  steps: { list: stepsOfWorkflow, reader: ofWorkflows },
  lifecycleRuns: { parents: lifecyclePolicies, list: runsOfResource, reader: ofPolicies },
  transferExecutions: { parents: transferWorkflows, list: executionsOfWorkflow, reader: ofTransferWorkflows },
  blueprintRuns: { parents: blueprints, list: runsOfBlueprint, reader: ofBlueprints },
} as const;
