import type {
  CoverageSummaryFragment,
  ExecutionKind,
  ExecutionPageFragment,
  ExecutionStatus,
  FileInProcessFragment,
  Known,
  LogCoverageSummaryFragment,
  WhatHappenedInThisExecutionQuery,
} from '@execution-gateway/client';

type FileLocation = FileInProcessFragment['initialFileLocation'];

/** `ROLLING_BACK` becomes `Rolling back`. Works for unknown enum values too. */
export const wordOf = (word: string): string =>
  (word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).replaceAll('_', ' ');

/** All statuses, those first that need somebody's attention. */
export const statuses = [
  'FAILED',
  'ROLLED_BACK',
  'ROLLING_BACK',
  'RUNNING',
  'PENDING',
  'CANCELLING',
  'CANCELLED',
  'SUCCEEDED',
  'SKIPPED',
  'UNKNOWN',
] as const satisfies readonly Known<ExecutionStatus>[];

export type Status = (typeof statuses)[number];

export const isStatus = (word: string): word is Status => (statuses as readonly string[]).includes(word);

/** The kinds, in the order of the menu. */
export const kindNames = {
  IMAGE_BUILDER_WORKFLOW: 'Image workflow',
  WORKFLOW_STEP: 'Workflow step',
  LIFECYCLE: 'Lifecycle run',
  TRANSFER_EXECUTION: 'File transfer',
  BLUEPRINT_RUN: 'Blueprint run',
} as const satisfies Record<Known<ExecutionKind>, string>;

export type ListedKind = keyof typeof kindNames;

export const listedKinds = Object.keys(kindNames) as ListedKind[];

export const isKind = (word: string): word is ListedKind => Object.hasOwn(kindNames, word);

export const kindNameOf = (kind: ExecutionKind): string => (isKind(kind) ? kindNames[kind] : wordOf(kind));

/** The name in an ARN: `payments-api 3.2.0/7` of `arn:aws:imagebuilder:…:image/payments-api/3.2.0/7`. */
export const nameInArn = (arn: string): string => {
  const [, name = arn, ...version] = arn.split('/');
  return [name, version.join('/')].filter(Boolean).join(' ');
};

/** The file of a Transfer execution, without its bucket or file system. Undefined if AWS does not return it. */
export const fileNameOf = (location: FileLocation): string | undefined =>
  location?.s3FileLocation?.key ?? location?.efsFileLocation?.path ?? undefined;

/** The whole location of a file: `s3://example-invoices-inbox/southbeam.steel/invoice-57591.pdf.pgp`. */
export const locationOf = (location: FileLocation): string | null => {
  const { s3FileLocation: s3, efsFileLocation: efs } = location ?? {};
  if (s3) return `s3://${s3.bucket ?? ''}/${s3.key ?? ''}`;
  return efs ? `${efs.fileSystemId ?? ''}:${efs.path ?? ''}` : null;
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
      return {
        name: fileNameOf(execution.initialFileLocation) ?? execution.executionId,
        kind: `File transfer in ${execution.workflowId}`,
      };
    case 'BlueprintRun':
      return { name: execution.blueprintName, kind: 'Blueprint run' };
    default:
      // A kind that this page does not know.
      return { name: execution.id, kind: 'Execution' };
  }
};

export const sourceNameOf = ({ scope, kind }: CoverageSummaryFragment): string =>
  `${kindNameOf(kind)}s of ${scope.accountId} in ${scope.region}`;

/** `Log of server s-0ddba11feed000001, 111122223333 in us-east-1`. */
export const logNameOf = ({ scope, serverId, workflowId }: LogCoverageSummaryFragment): string => {
  const owner = serverId ? `Log of server ${serverId}` : workflowId && `Log of workflow ${workflowId}`;
  return `${owner || 'Logs of file transfers'}, ${scope.accountId} in ${scope.region}`;
};

type StartedBy = NonNullable<NonNullable<WhatHappenedInThisExecutionQuery['execution']>['startedBy']>;

/** What started an execution: `The schedule of the pipeline nightly`. */
export const starterOf = ({ kind, name, source }: StartedBy): string => {
  const pipeline = source ? ` of the pipeline ${nameInArn(source)}` : '';
  switch (kind) {
    case 'USER':
      return (name ?? 'A person or program') + (source ? `, through the pipeline ${nameInArn(source)}` : '');
    case 'SCHEDULE':
      return `The schedule${pipeline}`;
    case 'IMPORT':
      return 'The import of an image';
    case 'POLICY':
      return source ? `The policy ${nameInArn(source)}` : 'A lifecycle policy';
    case 'UPLOAD':
      return [`An upload${name ? ` of ${name}` : ''}`, source && `to the server ${source}`]
        .filter(Boolean)
        .join(' ');
    default:
      // A cause that this page does not know.
      return [wordOf(kind), name, source].filter(Boolean).join(', ');
  }
};
