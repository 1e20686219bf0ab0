import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import type { GlueWorkflowRecord } from '../model/records';
import type { Scope } from '../model/scope';
import { required } from './pages';
import { perName } from './perKey';

export const glueWorkflowLoaders = (aws: AwsDoor) => {
  const ask = async (scope: Scope, names: readonly string[], IncludeGraph: boolean) => {
    const answer = await aws.ask(scope, operations.batchGetWorkflows, { Names: [...names], IncludeGraph });
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
