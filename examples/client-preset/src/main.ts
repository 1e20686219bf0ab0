import { ask, gateway } from './ask';
import type { SummaryFragment } from './gql/graphql';
import { whatFailed, whichScopes, whyItFailed } from './questions';

/** The name of what was run, or the `__typename` of a kind that this program does not know. */
const nameOf = (execution: SummaryFragment): string => {
  switch (execution.__typename) {
    case 'ImageBuilderWorkflow':
      return `${execution.type ?? ''} of ${execution.imageBuildVersionArn?.split(':image/')[1] ?? 'an image'}`;
    case 'WorkflowStep':
      return execution.name ?? 'a step';
    case 'Lifecycle':
      return execution.lifecyclePolicyArn?.split('/')[1] ?? 'a run without a policy';
    case 'TransferExecution':
      return execution.workflowId;
    case 'BlueprintRun':
      return execution.blueprintName;
    default:
      return (execution as { __typename: string }).__typename;
  }
};

const lineOf = (execution: SummaryFragment): string =>
  [execution.startedAt ?? 'no start', execution.status, nameOf(execution), execution.statusReason ?? ''].join(
    '  ',
  );

/** The names of the failed steps of a workflow. */
const failedSteps = async (id: string): Promise<string[]> => {
  const { execution } = await ask(whyItFailed, { id });
  if (execution?.__typename !== 'ImageBuilderWorkflow') return [];
  const steps = execution.steps?.nodes ?? [];
  return steps.filter(({ status }) => status === 'FAILED').map(({ name }) => name ?? 'a step');
};

const main = async (): Promise<void> => {
  const { scopes } = await ask(whichScopes);
  console.log(
    `${gateway} reads ${scopes.map(({ accountId, region }) => `${accountId} ${region}`).join(', ')}.`,
  );

  const { executions } = await ask(whatFailed, { first: 10 });
  if (!executions) throw new Error('The gateway returned no list of executions.');
  for (const execution of executions.nodes) console.log(lineOf(execution));

  const build = executions.nodes.find(({ __typename }) => __typename === 'ImageBuilderWorkflow');
  if (build) console.log(`The first build failed in ${(await failedSteps(build.id)).join(', ')}.`);

  const gaps = executions.coverage.filter(({ state }) => state !== 'COMPLETE');
  for (const { kind, scope, reason } of gaps)
    console.log(`Incomplete: ${kind} in ${scope.accountId} ${scope.region}: ${reason ?? ''}`);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
