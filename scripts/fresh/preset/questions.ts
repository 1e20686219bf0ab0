import {
  FindExecutionsDocument,
  HowAreTheseExecutionsDocument,
  HowManyExecutionsDocument,
  StepsOfThisWorkflowDocument,
  type TypedDocumentString,
  WhatFailedAnywhereDocument,
  WhatHappenedInThisExecutionDocument,
  WhatIsWaitingForApprovalDocument,
  WhichBlueprintRunsRolledBackDocument,
  WhichImagesAreThereDocument,
  WhichScopesAreThereDocument,
  WhyDidThisImageBuildFailDocument,
} from './gql/graphql';

/* Sends queries with the types and documents that the client preset generates from the URL. */

const send = async <Data, Variables>(
  query: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> => {
  const response = await fetch(process.argv[2] ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: query.toString(), variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

const failedIds = async (): Promise<string[]> => {
  const { executions } = await send(WhatFailedAnywhereDocument, { first: 3 });
  return executions?.nodes.map(({ id }) => id) ?? [];
};

const queries: Readonly<Record<string, () => Promise<string | number | null | undefined>>> = {
  async whatFailedAnywhere() {
    return (await failedIds()).length;
  },
  async findExecutions() {
    const { executions } = await send(FindExecutionsDocument, { filter: { kinds: ['LIFECYCLE'] }, first: 5 });
    const execution = executions?.nodes[0];
    return execution?.__typename === 'Lifecycle' ? execution.lifecycleExecutionId : undefined;
  },
  async howManyExecutions() {
    const { executionCounts } = await send(HowManyExecutionsDocument, {
      filter: { kinds: ['BLUEPRINT_RUN'] },
    });
    return executionCounts?.counts[0]?.count;
  },
  async howAreTheseExecutions() {
    const { nodes } = await send(HowAreTheseExecutionsDocument, { ids: await failedIds() });
    return nodes[0]?.id;
  },
  async whatHappenedInThisExecution() {
    const [id = ''] = await failedIds();
    const { execution } = await send(WhatHappenedInThisExecutionDocument, { id });
    return execution?.status;
  },
  async whyDidThisImageBuildFail() {
    const { image } = await send(WhyDidThisImageBuildFailDocument, {
      imageBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:111122223333:image/payments-api/3.2.0/7',
    });
    return image?.state?.status;
  },
  async stepsOfThisWorkflow() {
    const { imageBuilderWorkflow } = await send(StepsOfThisWorkflowDocument, {
      workflowExecutionId: 'wf-fa11ed00-0002-4000-8000-000000000007',
    });
    return imageBuilderWorkflow?.steps?.nodes.length;
  },
  async whatIsWaitingForApproval() {
    const { waitingWorkflowSteps } = await send(WhatIsWaitingForApprovalDocument, {});
    return waitingWorkflowSteps?.nodes[0]?.stepExecutionId;
  },
  async whichImagesAreThere() {
    const { images } = await send(WhichImagesAreThereDocument, { first: 5 });
    return images?.nodes[0]?.arn;
  },
  async whichBlueprintRunsRolledBack() {
    const { blueprint } = await send(WhichBlueprintRunsRolledBackDocument, {
      blueprintName: 'orders_to-parquet.2024',
    });
    return blueprint?.runs?.nodes.length;
  },
  async whichScopesAreThere() {
    const { scopes } = await send(WhichScopesAreThereDocument, {});
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
