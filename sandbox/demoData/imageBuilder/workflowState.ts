import type { WorkflowExecutionStatus } from '@aws-sdk/client-imagebuilder';
import type { StoredStep, StoredWorkflowExecution } from '../../estate';
import { hasBegun, hasEnded, timestamp } from '../timeline';
import { stepAt, stepStatusAt } from './stepPlan';
import type { WorkflowPlan } from './workflowPlan';

/** The workflow execution in the shape of GetWorkflowExecution, in its state at `now`. */
export const workflowAt = (workflow: WorkflowPlan, now: Date): StoredWorkflowExecution => {
  const { definition, parallelGroup } = workflow.script;
  const statuses = workflow.steps.map((step) => stepStatusAt(step, now));
  const count = (wanted: string) => statuses.filter((status) => status === wanted).length;
  return {
    ...workflow.parents,
    type: definition.type,
    status: workflowStatusAt(workflow, now),
    message: workflow.stops <= now.getTime() ? workflow.message : undefined,
    totalStepCount: workflow.steps.length,
    totalStepsSucceeded: count('COMPLETED'),
    totalStepsFailed: count('FAILED'),
    totalStepsSkipped: count('SKIPPED'),
    startTime: hasBegun(workflow, now) ? timestamp(workflow.begins) : undefined,
    endTime: hasEnded(workflow, now) ? timestamp(workflow.ends) : undefined,
    parallelGroup,
    retried: workflow.retried <= now.getTime(),
  };
};

export const stepsAt = (workflow: WorkflowPlan, now: Date): StoredStep[] =>
  workflow.steps.map((step) => stepAt(step, workflow.parents, now));

const workflowStatusAt = (workflow: WorkflowPlan, now: Date): WorkflowExecutionStatus => {
  if (!hasBegun(workflow, now)) return 'PENDING';
  if (hasEnded(workflow, now)) return workflow.ending;
  return workflow.stops <= now.getTime() ? 'ROLLBACK_IN_PROGRESS' : 'RUNNING';
};
