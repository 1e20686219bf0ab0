import type { BlueprintRun, BlueprintRunState } from '@aws-sdk/client-glue';
import { roleArn, type DemoScope } from '../demoScope';
import { reached, type Milestone } from '../timeline';

export interface BlueprintRunPlan {
  readonly blueprintName: string;
  readonly runId: string;
  readonly parameters: string;
  readonly begins: number;
  /** The states after the initial RUNNING. */
  readonly outcome: readonly Milestone<Outcome>[];
  /** The workflow that the run creates if it succeeds. */
  readonly workflowName: string;
}

export interface Outcome {
  readonly state: BlueprintRunState;
  readonly errorMessage?: string;
  readonly rollbackErrorMessage?: string;
}

export const blueprintRunAt = (scope: DemoScope, plan: BlueprintRunPlan, now: Date): BlueprintRun => {
  const { from, state: outcome } = reached(plan.outcome, now) ?? { from: plan.begins, state: running };
  return {
    BlueprintName: plan.blueprintName,
    RunId: plan.runId,
    WorkflowName: outcome.state === 'SUCCEEDED' ? plan.workflowName : undefined,
    State: outcome.state,
    StartedOn: new Date(plan.begins),
    CompletedOn: outcome.state === 'SUCCEEDED' || outcome.state === 'FAILED' ? new Date(from) : undefined,
    ErrorMessage: outcome.errorMessage,
    RollbackErrorMessage: outcome.rollbackErrorMessage,
    Parameters: plan.parameters,
    RoleArn: roleArn(scope, 'ExampleGlueBlueprints'),
  };
};

const running: Outcome = { state: 'RUNNING' };

/** When the run creates its workflow. Undefined for a run that does not succeed. */
export const workflowCreatedAt = ({ outcome }: BlueprintRunPlan): number | undefined =>
  outcome.find(({ state }) => state.state === 'SUCCEEDED')?.from;
