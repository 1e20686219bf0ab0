import type { BatchGetWorkflowsResponse } from '@aws-sdk/client-glue';
import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import type { Lifetime } from '../model/lifetime';
import type { GlueWorkflowRecord } from '../model/records';
import type { Scope } from '../model/scope';
import { byNameIn } from './pages';
import { perName } from './perKey';

/** A workflow is a definition, but its last run is told with it. */
const lifetime = ({ Workflows = [] }: BatchGetWorkflowsResponse): Lifetime =>
  Workflows.some(({ LastRun }) => LastRun && !LastRun.CompletedOn) ? 'lively' : 'settled';

export const glueWorkflowLoaders = (aws: AwsDoor) => {
  const ask = async (scope: Scope, names: readonly string[], IncludeGraph: boolean) => {
    const answer = await aws.ask(
      scope,
      operations.batchGetWorkflows,
      { Names: [...names], IncludeGraph },
      lifetime,
    );
    if (!answer) return new Map<string, null>();
    const { fetchedAt, output } = answer;
    const { Workflows, MissingWorkflows } = output;
    return byNameIn(answer, names, Workflows, MissingWorkflows, (workflow, Name): GlueWorkflowRecord => ({
      ...workflow,
      kind: 'GlueWorkflow',
      source: 'BatchGetWorkflows',
      scope,
      fetchedAt,
      Name,
    }));
  };

  return {
    /** Workflows by name, 25 in one call, without their graphs; null for each that Glue does not know. */
    byName: perName((scope, names) => ask(scope, names, false)),

    /** The same with their graphs, which can be large. */
    withGraphByName: perName((scope, names) => ask(scope, names, true)),
  };
};
