import {
  createClient,
  type ExecutionPageFragment,
  type ExecutionStatus,
  paginate,
} from '@execution-gateway/client';

/* Sends every query of the client, and uses the types of the data. */

const client = createClient({ url: process.argv[2] ?? '', timeoutMs: 20_000 });

const imageBuildVersionArn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/payments-api/3.2.0/7';
const workflowExecutionId = 'wf-fa11ed00-0002-4000-8000-000000000007';

const failedIds = async (): Promise<readonly string[]> => {
  const { executions } = await client.whatFailedAnywhere({ first: 3 });
  return executions?.nodes.map(({ id }) => id) ?? [];
};

type Execution = ExecutionPageFragment['nodes'][number];

const nameOf = (execution: Execution): string => {
  switch (execution.__typename) {
    case 'ImageBuilderWorkflow':
      return execution.workflowExecutionId;
    case 'WorkflowStep':
      return execution.stepExecutionId;
    case 'Lifecycle':
      return execution.lifecycleExecutionId;
    case 'TransferExecution':
      return execution.executionId;
    case 'BlueprintRun':
      return execution.runId;
    default:
      return execution.id;
  }
};

/** One check per query. Each returns something that the sandbox contains; an empty result fails. */
const queries: Readonly<Record<string, () => Promise<string | number | null | undefined>>> = {
  async whatFailedAnywhere() {
    const { executions } = await client.whatFailedAnywhere({ first: 5, kinds: ['IMAGE_BUILDER_WORKFLOW'] });
    return executions?.nodes.map(nameOf).join();
  },
  async whatIsRunning() {
    const statuses: ExecutionStatus[] = [];
    const running = async (after: string | null) =>
      (await client.whatIsRunning({ first: 5, after })).executions;
    for await (const { status } of paginate(running, { maxPages: 2 })) statuses.push(status);
    return statuses.length;
  },
  async findExecutions() {
    const { executions } = await client.findExecutions({ filter: { kinds: ['LIFECYCLE'] }, first: 5 });
    return executions?.nodes.length;
  },
  async howManyExecutions() {
    const { executionCounts } = await client.howManyExecutions({ filter: { kinds: ['BLUEPRINT_RUN'] } });
    return executionCounts?.counts.reduce((sum, { count }) => sum + count, 0);
  },
  async whatHappenedInThisExecution() {
    const [id = ''] = await failedIds();
    const { execution } = await client.whatHappenedInThisExecution({ id });
    return execution?.status;
  },
  async howAreTheseExecutions() {
    const { nodes } = await client.howAreTheseExecutions({ ids: await failedIds() });
    return nodes.filter((node) => node !== null).length;
  },
  async oneVocabularyForAllKinds() {
    const answer = await client.oneVocabularyForAllKinds({
      workflowExecutionId,
      stepExecutionId: 'step-dec1de00-0001-4003-8000-000000000003',
      lifecycleExecutionId: 'lce-c1ea0000-0000-4000-8000-00000000001e',
      workflowId: 'w-invoiceintake0001',
      executionId: '10ad10ad-0000-4000-8000-000000000002',
      blueprintName: 'orders_to-parquet.2024',
      runId: '0de50000-0000-4000-8000-000000000003',
    });
    return answer.lifecycle?.rawStatus;
  },
  async whyDidThisImageBuildFail() {
    const { image } = await client.whyDidThisImageBuildFail({ imageBuildVersionArn });
    const steps = image?.workflows?.nodes.flatMap((workflow) => workflow.steps?.nodes ?? []) ?? [];
    return steps.find(({ status }) => status === 'FAILED')?.name;
  },
  async whichImagesAreThere() {
    const { images } = await client.whichImagesAreThere({ scope: { region: 'us-east-1' } });
    return images?.nodes[0]?.arn;
  },
  async stepsOfThisWorkflow() {
    const { imageBuilderWorkflow } = await client.stepsOfThisWorkflow({ workflowExecutionId });
    return imageBuilderWorkflow?.steps?.nodes.length;
  },
  async whatIsWaitingForApproval() {
    const { waitingWorkflowSteps } = await client.whatIsWaitingForApproval();
    return waitingWorkflowSteps?.nodes[0]?.image?.name;
  },
  async whatDidLastNightsCleanUpDelete() {
    const { lifecyclePolicies } = await client.whatDidLastNightsCleanUpDelete({ first: 2 });
    return lifecyclePolicies?.nodes[0]?.executions?.nodes.length;
  },
  async whichFilesAreBeingProcessed() {
    const { transferWorkflows } = await client.whichFilesAreBeingProcessed({
      scope: { accountId: '111122223333', region: 'us-east-1' },
    });
    return transferWorkflows?.nodes[0]?.workflowId;
  },
  async filesOfThisTransferWorkflow() {
    const { transferWorkflow } = await client.filesOfThisTransferWorkflow({
      workflowId: 'w-invoiceintake0001',
    });
    return transferWorkflow?.executions?.nodes[0]?.initialFileLocation?.s3FileLocation?.key;
  },
  async whichBlueprintRunsRolledBack() {
    const { blueprint } = await client.whichBlueprintRunsRolledBack({
      blueprintName: 'orders_to-parquet.2024',
    });
    return blueprint?.runs?.nodes.find(({ rollbackErrorMessage }) => rollbackErrorMessage !== null)?.runId;
  },
  async whichScopesAreThere() {
    const { scopes } = await client.whichScopesAreThere();
    return scopes[0]?.accountId;
  },
};

for (const [name, run] of Object.entries(queries)) {
  try {
    const result = await run();
    console.log(result ? `passed ${name}` : `failed ${name}: no data`);
  } catch (error) {
    console.log(`failed ${name}: ${String(error)}`);
  }
}
