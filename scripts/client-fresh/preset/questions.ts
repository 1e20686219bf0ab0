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

/* Asks with types and documents that the client preset made from the URL alone. */

const ask = async <Data, Variables>(
  question: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> => {
  const response = await fetch(process.argv[2] ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: question.toString(), variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

const failedIds = async (): Promise<string[]> => {
  const { executions } = await ask(WhatFailedAnywhereDocument, { first: 3 });
  return executions?.nodes.map(({ id }) => id) ?? [];
};

const questions: Readonly<Record<string, () => Promise<string | number | null | undefined>>> = {
  async whatFailedAnywhere() {
    return (await failedIds()).length;
  },
  async findExecutions() {
    const { executions } = await ask(FindExecutionsDocument, { filter: { kinds: ['LIFECYCLE'] }, first: 5 });
    const execution = executions?.nodes[0];
    return execution?.__typename === 'Lifecycle' ? execution.lifecycleExecutionId : undefined;
  },
  async howManyExecutions() {
    const { executionCounts } = await ask(HowManyExecutionsDocument, {
      filter: { kinds: ['BLUEPRINT_RUN'] },
    });
    return executionCounts?.counts[0]?.count;
  },
  async howAreTheseExecutions() {
    const { nodes } = await ask(HowAreTheseExecutionsDocument, { ids: await failedIds() });
    return nodes[0]?.id;
  },
  async whatHappenedInThisExecution() {
    const [id = ''] = await failedIds();
    const { execution } = await ask(WhatHappenedInThisExecutionDocument, { id });
    return execution?.status;
  },
  async whyDidThisImageBuildFail() {
    const { image } = await ask(WhyDidThisImageBuildFailDocument, {
      imageBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:111122223333:image/payments-api/3.2.0/7',
    });
    return image?.state?.status;
  },
  async stepsOfThisWorkflow() {
    const { imageBuilderWorkflow } = await ask(StepsOfThisWorkflowDocument, {
      workflowExecutionId: 'wf-fa11ed00-0002-4000-8000-000000000007',
    });
    return imageBuilderWorkflow?.steps?.nodes.length;
  },
  async whatIsWaitingForApproval() {
    const { waitingWorkflowSteps } = await ask(WhatIsWaitingForApprovalDocument, {});
    return waitingWorkflowSteps?.nodes[0]?.stepExecutionId;
  },
  async whichImagesAreThere() {
    const { images } = await ask(WhichImagesAreThereDocument, { first: 5 });
    return images?.nodes[0]?.arn;
  },
  async whichBlueprintRunsRolledBack() {
    const { blueprint } = await ask(WhichBlueprintRunsRolledBackDocument, {
      blueprintName: 'orders_to-parquet.2024',
    });
    return blueprint?.runs?.nodes.length;
  },
  async whichScopesAreThere() {
    const { scopes } = await ask(WhichScopesAreThereDocument, {});
    return scopes[0]?.accountId;
  },
};

for (const [name, ask] of Object.entries(questions)) {
  try {
    const told = await ask();
    console.log(told ? `passed ${name}` : `failed ${name}: nothing was told`);
  } catch (error) {
    console.log(`failed ${name}: ${String(error)}`);
  }
}
