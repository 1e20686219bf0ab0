import type { Workflow } from '@aws-sdk/client-glue';
import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import type { Lifetime } from '../model/lifetime';
import type { GlueWorkflowRecord } from '../model/records';
import type { Scope } from '../model/scope';
import { byNameIn, keptByName } from './pages';
import { type NameKey, perName } from './perKey';

interface WorkflowKey extends NameKey {
  /** Whether its graph is wanted too, which can be large. */
  readonly withGraph: boolean;
}

const kind = 'GlueWorkflow';

/** A workflow is a definition, but its last run is told with it. */
const lifetime = (workflow: Workflow | null): Lifetime =>
  !workflow || (workflow.LastRun && !workflow.LastRun.CompletedOn) ? 'lively' : 'settled';

const idsOf = (name: string, withGraph: boolean): readonly string[] => (withGraph ? [name, 'graph'] : [name]);

export const glueWorkflowLoaders = (aws: AwsDoor) => {
  const ask = async (scope: Scope, names: readonly string[], keys: readonly WorkflowKey[]) => {
    const IncludeGraph = keys.some(({ withGraph }) => withGraph);
    const answer = await aws.ask(
      scope,
      operations.batchGetWorkflows,
      { Names: [...names], IncludeGraph },
      keptByName,
    );
    if (!answer) return new Map<string, null>();
    const { fetchedAt, output } = answer;
    const { Workflows, MissingWorkflows } = output;
    const found = byNameIn(
      answer,
      names,
      Workflows,
      MissingWorkflows,
      (workflow, Name): GlueWorkflowRecord => ({
        ...workflow,
        kind,
        source: 'BatchGetWorkflows',
        scope,
        fetchedAt,
        Name,
      }),
    );
    for (const [name, workflow] of found) {
      if (workflow instanceof Error) continue;
      for (const withGraph of IncludeGraph ? [false, true] : [false]) {
        const ids = idsOf(name, withGraph);
        aws.keep({ kind, scope, fetchedAt }, operations.batchGetWorkflows, ids, lifetime(workflow), workflow);
        byName.prime({ scope, name, withGraph }, workflow);
      }
    }
    return found;
  };

  /** Workflows by name, 25 in one call; null for each that Glue does not know. */
  const byName = perName<WorkflowKey, GlueWorkflowRecord>(['name', 'withGraph'], {
    recall: ({ scope, name, withGraph }) =>
      aws.recall(kind, scope, operations.batchGetWorkflows, idsOf(name, withGraph)),
    ask,
    couldHaveSpared: (calls) => aws.couldHaveSpared(calls),
  });

  return { byName };
};
