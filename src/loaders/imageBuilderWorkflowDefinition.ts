import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import type { ImageBuilderWorkflowDefinitionRecord } from '../model/records';
import { aboutAsked, required } from './pages';
import { perKey, type ScopedKey } from './perKey';

interface DefinitionKey extends ScopedKey {
  readonly arn: string;
}

const kind = 'ImageBuilderWorkflowDefinition';

export const imageBuilderWorkflowDefinitionLoaders = (aws: AwsDoor) => ({
  /** The document that defines a workflow; null when Image Builder does not know it. */
  byArn: perKey(
    ['arn'],
    async ({ scope, arn }: DefinitionKey): Promise<ImageBuilderWorkflowDefinitionRecord | null> => {
      const answer = await aws.ask(
        scope,
        operations.getWorkflow,
        { workflowBuildVersionArn: arn },
        ({ workflow }) => (workflow?.arn === arn ? 'definition' : undefined),
      );
      if (!answer) return null;
      const { output, fetchedAt } = answer;
      const { latestVersionReferences } = output;
      const workflow = required(answer.call, output.workflow, 'workflow');
      aboutAsked(answer.call, 'workflow', workflow.arn, arn);
      return { ...workflow, kind, source: 'GetWorkflow', scope, fetchedAt, arn, latestVersionReferences };
    },
  ),
});
