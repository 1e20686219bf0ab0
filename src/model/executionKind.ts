import type { NodeKind } from './nodeId';

/** The kinds of execution, in the order in which they are told. */
export const executionKindNames = [
  'IMAGE_BUILDER_WORKFLOW',
  'WORKFLOW_STEP',
  'LIFECYCLE',
  'TRANSFER_EXECUTION',
  'BLUEPRINT_RUN',
] as const;

export type ExecutionKind = (typeof executionKindNames)[number];

/** The type of the schema that models each kind. */
export const typeOfKind = {
  IMAGE_BUILDER_WORKFLOW: 'ImageBuilderWorkflow',
  WORKFLOW_STEP: 'WorkflowStep',
  LIFECYCLE: 'Lifecycle',
  TRANSFER_EXECUTION: 'TransferExecution',
  BLUEPRINT_RUN: 'BlueprintRun',
} as const satisfies Record<ExecutionKind, NodeKind>;
