import type {
  CoverageSummaryFragment,
  ExecutionKind,
  ExecutionPageFragment,
  Known,
} from '@execution-gateway/client';

/** `ROLLING_BACK` becomes `Rolling back`. Works for unknown enum values too. */
export const wordOf = (word: string): string =>
  (word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).replaceAll('_', ' ');

/** The kinds in the list, in the order of the menu. */
export const kindNames = {
  IMAGE_BUILDER_WORKFLOW: 'Image workflow',
  LIFECYCLE: 'Lifecycle run',
  TRANSFER_EXECUTION: 'File transfer',
  BLUEPRINT_RUN: 'Blueprint run',
} as const satisfies Partial<Record<Known<ExecutionKind>, string>>;

export type ListedKind = keyof typeof kindNames;

export const listedKinds = Object.keys(kindNames) as ListedKind[];

const isListed = (kind: string): kind is ListedKind => kind in kindNames;

export const kindNameOf = (kind: ExecutionKind): string => (isListed(kind) ? kindNames[kind] : wordOf(kind));

/** The name in an ARN: `payments-api 3.2.0/7` of `arn:aws:imagebuilder:…:image/payments-api/3.2.0/7`. */
export const nameInArn = (arn: string): string => {
  const [, name = arn, ...version] = arn.split('/');
  return [name, version.join('/')].filter(Boolean).join(' ');
};

export interface Title {
  readonly name: string;
  readonly kind: string;
}

/** The title of an execution, which depends on its kind. */
export const titleOf = (execution: ExecutionPageFragment['nodes'][number]): Title => {
  switch (execution.__typename) {
    case 'ImageBuilderWorkflow': {
      const { imageBuildVersionArn, type, workflowExecutionId } = execution;
      const name = imageBuildVersionArn ? nameInArn(imageBuildVersionArn) : workflowExecutionId;
      return { name, kind: type ? `${wordOf(type)} workflow` : 'Image workflow' };
    }
    case 'WorkflowStep':
      return { name: execution.name ?? execution.stepExecutionId, kind: 'Workflow step' };
    case 'Lifecycle': {
      const { lifecyclePolicyArn, lifecycleExecutionId } = execution;
      return {
        name: lifecyclePolicyArn ? nameInArn(lifecyclePolicyArn) : lifecycleExecutionId,
        kind: 'Lifecycle run',
      };
    }
    case 'TransferExecution':
      // Lists contain no file names. The ends of the ids distinguish the files.
      return { name: execution.workflowId, kind: `File transfer …${execution.executionId.slice(-12)}` };
    case 'BlueprintRun':
      return { name: execution.blueprintName, kind: 'Blueprint run' };
    default:
      // A kind that this page does not know.
      return { name: execution.id, kind: 'Execution' };
  }
};

export const sourceNameOf = ({ scope, kind }: CoverageSummaryFragment): string =>
  `${kindNameOf(kind)}s of ${scope.accountId} in ${scope.region}`;
