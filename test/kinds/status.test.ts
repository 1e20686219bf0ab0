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
  /** AWS's words, and what they read as. */
  readonly words: Readonly<Record<string, string>>;
}

const kinds: readonly Kind[] = [
  {
    kind: 'ImageBuilderWorkflow',
    field: `imageBuilderWorkflow(workflowExecutionId: "${buildId}")`,
    operation: 'GetWorkflowExecution',
    answer: (status) => ({ workflowExecutionId: buildId, status }),
    words: {
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
    words: {
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
    words: {
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
    words: {
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
    words: {
      RUNNING: 'RUNNING',
      SUCCEEDED: 'SUCCEEDED',
      FAILED: 'FAILED',
      ROLLING_BACK: 'ROLLING_BACK',
    },
  },
];

describe.each(kinds)('The status of a $kind', ({ field, operation, answer, words }) => {
  const unknown = ['HIBERNATING', 'completed', 'constructor', 'ROLLED_BACK', ''].map(
    (word) => [word, 'UNKNOWN'] as const,
  );

  it.each([...Object.entries(words), ...unknown])(
    'reads %j as %s, and keeps the word',
    async (word, status) => {
      injectFault(operation, { kind: 'answer', status: 200, body: answer(word) });

      const { data, errors } = await ask(`{ found: ${field} { status rawStatus } }`);

      expect(errors).toBeUndefined();
      expect(data.found).toEqual({ status, rawStatus: word });
    },
  );

  it('is UNKNOWN where AWS tells none', async () => {
    injectFault(operation, { kind: 'answer', status: 200, body: answer(undefined) });

    const { data, errors } = await ask(`{ found: ${field} { status rawStatus durationSeconds } }`);

    expect(errors).toBeUndefined();
    expect(data.found).toEqual({ status: 'UNKNOWN', rawStatus: null, durationSeconds: null });
  });
});
