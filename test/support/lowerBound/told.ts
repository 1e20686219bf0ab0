/*
 * Which call tells which field, written by hand from AWS's API references and apart from the gateway's own tables, so
 * that the two can disagree.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));
const ids = (text: string): ReadonlySet<string> => words(`__typename id scope fetchedAt ${text}`);

export type Kind =
  | 'ImageBuilderWorkflow'
  | 'WorkflowStep'
  | 'Lifecycle'
  | 'TransferExecution'
  | 'BlueprintRun'
  | 'Image'
  | 'ImagePipeline'
  | 'ImageBuilderWorkflowDefinition'
  | 'LifecyclePolicy'
  | 'TransferWorkflow'
  | 'TransferServer'
  | 'Blueprint'
  | 'GlueWorkflow';

interface Told {
  /** AWS's call for one of them; of those with a name, for 25. */
  readonly get: string;
  /** Told by the ids in another thing's answer, or asked for by them alone. */
  readonly byIds: ReadonlySet<string>;
  /** Told by no list. */
  readonly onlyByGet: ReadonlySet<string>;
  /** Told by lists only. */
  readonly onlyByList: ReadonlySet<string>;
  /** Where several of a parent may be taken from its list: an execution's parent. */
  readonly siblingsOf?: string;
}

const told = (get: string, byIds: string, onlyByGet = '', onlyByList = '', siblingsOf?: string): Told => ({
  get,
  byIds: ids(byIds),
  onlyByGet: words(onlyByGet),
  onlyByList: words(onlyByList),
  ...(siblingsOf !== undefined && { siblingsOf }),
});

export const tellers: Readonly<Record<Kind, Told>> = {
  ImageBuilderWorkflow: told(
    'GetWorkflowExecution',
    'workflowExecutionId consoleUrl steps',
    '',
    'retried',
    'Image.workflows',
  ),
  WorkflowStep: told(
    'GetWorkflowStepExecution',
    'stepExecutionId consoleUrl',
    'onFailure timeoutSeconds',
    '',
    'ImageBuilderWorkflow.steps',
  ),
  Lifecycle: told(
    'GetLifecycleExecution',
    'lifecycleExecutionId consoleUrl resources',
    '',
    '',
    'LifecyclePolicy.executions',
  ),
  TransferExecution: told(
    'DescribeExecution',
    'workflowId executionId startedAt endedAt durationSeconds consoleUrl workflow',
    'statusReason executionRole loggingConfiguration posixProfile results',
    '',
    'TransferWorkflow.executions',
  ),
  BlueprintRun: told('GetBlueprintRun', 'blueprintName runId consoleUrl blueprint', '', '', 'Blueprint.runs'),
  Image: told(
    'GetImage',
    'arn consoleUrl owner workflows lifecycleExecutions',
    `enhancedImageMetadataEnabled imageRecipe containerRecipe sourcePipelineName sourcePipelineArn
      infrastructureConfiguration distributionConfiguration imageTestsConfiguration scanState
      imageScanningConfiguration executionRole workflowConfigurations latestVersionReferences pipeline`,
    'owner',
  ),
  ImagePipeline: told('GetImagePipeline', 'arn consoleUrl images'),
  ImageBuilderWorkflowDefinition: told('GetWorkflow', 'arn'),
  LifecyclePolicy: told('GetLifecyclePolicy', 'arn executions', 'policyDetails resourceSelection'),
  TransferWorkflow: told('DescribeWorkflow', 'workflowId executions', 'steps onExceptionSteps tags'),
  TransferServer: told('DescribeServer', 'serverId consoleUrl'),
  Blueprint: told(
    'BatchGetBlueprints',
    'name runs',
    `description createdOn lastModifiedOn parameterSpec blueprintLocation blueprintServiceLocation status
      errorMessage lastActiveDefinition`,
  ),
  GlueWorkflow: told('BatchGetWorkflows', 'name consoleUrl'),
};

/** A step's answer names its workflow, and more of it than the id. */
export const byStepOfWorkflow = ids(
  'workflowExecutionId consoleUrl steps workflowBuildVersionArn imageBuildVersionArn type retried image definition',
);

/** The list of waiting steps tells the rest of them. */
export const notByWaiting = words(
  'rawStatus statusReason description rollbackStatus message inputs outputs onFailure timeoutSeconds',
);

export const isKind = (name: string): name is Kind => Object.hasOwn(tellers, name);

/** Asked for by name, 25 in one call. */
export const isNamed = (kind: Kind): boolean => kind === 'Blueprint' || kind === 'GlueWorkflow';
