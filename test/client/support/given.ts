import { type Client, createClient } from '../../../client/src';
import { showcase } from '../../../sandbox/demoData/showcase';
import type { TestGateway } from '../../support/gateway';

export const clientOf = (gateway: TestGateway): Client => createClient({ url: `${gateway.url}/graphql` });

const { failedBuild, lifecycleExecutions, transfer, blueprints, blueprintRuns } = showcase;

/** Variables for the queries that require some, with ids that exist in the sandbox. */
export const variablesOf = async (client: Client): Promise<Readonly<Record<string, object>>> => {
  const { executions } = await client.whatFailedAnywhere({ first: 5 });
  const { images } = await client.whichImagesAreThere({ name: 'payments-api', first: 2 });
  const builds = { base: images?.nodes[1]?.id, head: images?.nodes[0]?.id };
  const ids = executions?.nodes.map(({ id }) => id) ?? [];
  return {
    whatHappenedInThisExecution: { id: ids[0] },
    howAreTheseExecutions: { ids },
    oneVocabularyForAllKinds: {
      workflowExecutionId: failedBuild.workflowExecutionId,
      stepExecutionId: failedBuild.stepExecutionId,
      lifecycleExecutionId: lifecycleExecutions.lastNight,
      workflowId: transfer.invoicesWorkflowId,
      executionId: transfer.invoiceInProgress,
      blueprintName: blueprints.orders,
      runId: Object.values(blueprintRuns)[0],
    },
    whyDidTheseExecutionsFail: { ids },
    whyDidTheLastBuildFail: { name: 'payments-api' },
    whatBecameOfThisFile: { fileName: 'invoice-4711.pdf.pgp' },
    whatWasLogged: { id: images?.nodes[0]?.id },
    whatChangedSinceTheLastGoodBuild: { imageBuildVersionArn: failedBuild.imageArn },
    whatDiffersBetweenTheseBuilds: builds,
    whichPackagesDiffer: builds,
    whatWasTheLastGoodBuild: { id: builds.head },
    whyDidThisImageBuildFail: { imageBuildVersionArn: failedBuild.imageArn },
    stepsOfThisWorkflow: { workflowExecutionId: failedBuild.workflowExecutionId },
    filesOfThisTransferWorkflow: { workflowId: transfer.invoicesWorkflowId },
    whichBlueprintRunsRolledBack: { blueprintName: blueprints.orders },
  };
};
