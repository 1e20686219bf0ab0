import { describe, expect, it } from '@jest/globals';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  blueprintName,
  buildId,
  executionId,
  launchId,
  fixtureEstate,
  policyRunId,
  runId,
  transferWorkflowId,
} from '../support/fixtureEstate';

const { ask, injectFault } = gatewayForTests(fixtureEstate);

interface Kind {
  readonly kind: string;
  readonly field: string;
  readonly operation: string;
  readonly answer: (status: string | undefined) => Record<string, unknown>;
  /** The GraphQL status of each AWS status. */
  readonly statuses: Readonly<Record<string, string>>;
}

const kinds: readonly Kind[] = [
  {
    kind: 'ImageBuilderWorkflow',
    field: `imageBuilderWorkflow(workflowExecutionId: "${buildId}")`,
    operation: 'GetWorkflowExecution',
    answer: (status) => ({ workflowExecutionId: buildId, status }),
    statuses: {
      PENDING: 'PENDING',
      SKIPPED: 'SKIPPED',
      RUNNING: 'RUNNING',
      COMPLETED: 'SUCCEEDED',
      FAILED: 'FAILED',
      ROLLBACK_IN_PROGRESS: 'ROLLING_BACK',
      ROLLBACK_COMPLETED: 'ROLLED_BACK',
      CANCELLED: 'CANCELLED',
    },
  },
  {
    kind: 'WorkflowStep',
    field: `workflowStep(stepExecutionId: "${launchId}")`,
    operation: 'GetWorkflowStepExecution',
    answer: (status) => ({ stepExecutionId: launchId, status }),
    statuses: {
      PENDING: 'PENDING',
      SKIPPED: 'SKIPPED',
      RUNNING: 'RUNNING',
      COMPLETED: 'SUCCEEDED',
      FAILED: 'FAILED',
      CANCELLED: 'CANCELLED',
    },
  },
  {
    kind: 'Lifecycle',
    field: `lifecycle(lifecycleExecutionId: "${policyRunId}")`,
    operation: 'GetLifecycleExecution',
    answer: (status) => ({ lifecycleExecution: { lifecycleExecutionId: policyRunId, state: { status } } }),
    statuses: {
      PENDING: 'PENDING',
      IN_PROGRESS: 'RUNNING',
      SUCCESS: 'SUCCEEDED',
      FAILED: 'FAILED',
      CANCELLING: 'CANCELLING',
      CANCELLED: 'CANCELLED',
    },
  },
  {
    kind: 'TransferExecution',
    field: `transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}")`,
    operation: 'DescribeExecution',
    answer: (Status) => ({ WorkflowId: transferWorkflowId, Execution: { ExecutionId: executionId, Status } }),
    statuses: {
      IN_PROGRESS: 'RUNNING',
      COMPLETED: 'SUCCEEDED',
      EXCEPTION: 'FAILED',
      HANDLING_EXCEPTION: 'ROLLING_BACK',
    },
  },
  {
    kind: 'BlueprintRun',
    field: `blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}")`,
    operation: 'GetBlueprintRun',
    answer: (State) => ({ BlueprintRun: { BlueprintName: blueprintName, RunId: runId, State } }),
    statuses: {
      RUNNING: 'RUNNING',
      SUCCEEDED: 'SUCCEEDED',
      FAILED: 'FAILED',
      ROLLING_BACK: 'ROLLING_BACK',
    },
  },
];

describe.each(kinds)('The status of a $kind', ({ field, operation, answer, statuses }) => {
  const unknown = ['HIBERNATING', 'completed', 'constructor', 'ROLLED_BACK', ''].map(
    (awsStatus) => [awsStatus, 'UNKNOWN'] as const,
  );

  it.each([...Object.entries(statuses), ...unknown])(
    'maps the AWS status %j to %s, and returns it as `rawStatus`',
    async (awsStatus, status) => {
      injectFault(operation, { kind: 'answer', status: 200, body: answer(awsStatus) });

      const { data, errors } = await ask(`{ found: ${field} { status rawStatus } }`);

      expect(errors).toBeUndefined();
      expect(data.found).toEqual({ status, rawStatus: awsStatus });
    },
  );

  it('is UNKNOWN when AWS returns no status', async () => {
    injectFault(operation, { kind: 'answer', status: 200, body: answer(undefined) });

    const { data, errors } = await ask(`{ found: ${field} { status rawStatus durationSeconds } }`);

    expect(errors).toBeUndefined();
    expect(data.found).toEqual({ status: 'UNKNOWN', rawStatus: null, durationSeconds: null });
  });
});
