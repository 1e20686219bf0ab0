import type { BatchGetWorkflowsResponse } from '@aws-sdk/client-glue';
import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import type { Lifetime } from '../model/lifetime';
import type { GlueWorkflowRecord } from '../model/records';
import type { Scope } from '../model/scope';
import { required } from './pages';
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
    if (!answer) return new Map<string, GlueWorkflowRecord>();
    const { call, fetchedAt, output } = answer;
    return new Map(
      (output.Workflows ?? []).map((workflow): [string, GlueWorkflowRecord] => {
        const Name = required(call, workflow.Name, 'Name');
        return [
          Name,
          { ...workflow, kind: 'GlueWorkflow', source: 'BatchGetWorkflows', scope, fetchedAt, Name },
        ];
      }),
    );
  };

  return {
    /** Workflows by name, 25 in one call, without their graphs; null for each that Glue does not know. */
    byName: perName((scope, names) => ask(scope, names, false)),

    /** The same with their graphs, which can be large. */
    withGraphByName: perName((scope, names) => ask(scope, names, true)),
  };
};
