import type { EstateScope } from '../../../sandbox/estate';
import type { Aws, List } from './aws';
import { isListName } from './lists';
import { type Data, textAt } from './things';
import { type Kind, tellers } from './told';

type Path = readonly string[];

/** What relations lead to: the kind, and where the thing's answer holds the ids. */
const table: Readonly<Record<string, readonly [Kind, ...Path[]]>> = {
  'ImageBuilderWorkflow.image': ['Image', ['imageBuildVersionArn']],
  'ImageBuilderWorkflow.definition': ['ImageBuilderWorkflowDefinition', ['workflowBuildVersionArn']],
  'WorkflowStep.workflow': ['ImageBuilderWorkflow', ['workflowExecutionId']],
  'WorkflowStep.image': ['Image', ['imageBuildVersionArn']],
  'Lifecycle.policy': ['LifecyclePolicy', ['lifecyclePolicyArn']],
  'LifecycleResource.image': ['Image', ['resourceId']],
  'Image.pipeline': ['ImagePipeline', ['sourcePipelineArn']],
  'Image.lifecycleExecution': ['Lifecycle', ['lifecycleExecutionId']],
  'TransferExecution.workflow': ['TransferWorkflow', ['WorkflowId']],
  'TransferExecution.server': ['TransferServer', ['ServiceMetadata', 'UserDetails', 'ServerId']],
  'TransferWorkflowDetail.workflow': ['TransferWorkflow', ['WorkflowId']],
  'BlueprintRun.blueprint': ['Blueprint', ['BlueprintName']],
  'BlueprintRun.workflow': ['GlueWorkflow', ['WorkflowName']],
  'GlueWorkflow.blueprintRun': [
    'BlueprintRun',
    ['BlueprintDetails', 'BlueprintName'],
    ['BlueprintDetails', 'RunId'],
  ],
};

export interface Relation {
  readonly kind: Kind;
  readonly ids: readonly string[];
}

export const isRelation = (name: string): boolean => Object.hasOwn(table, name);

/** What a thing's answer names; undefined where it names nothing of the kind. */
export const relationOf = (name: string, data: Data): Relation | undefined => {
  const [kind, ...paths] = table[name] ?? [];
  const ids = paths.map((path) => textAt(data, ...path));
  if (kind === undefined || ids.includes(undefined)) return undefined;
  const isOther = name === 'LifecycleResource.image' && !/:image\/.+\/[0-9]+$/.test(ids[0] ?? '');
  return isOther ? undefined : { kind, ids: ids.map((id) => id ?? '') };
};

const parentMembers: Partial<Record<Kind, string>> = {
  ImageBuilderWorkflow: 'imageBuildVersionArn',
  WorkflowStep: 'workflowExecutionId',
  Lifecycle: 'lifecyclePolicyArn',
};

/** The list that has an execution's siblings, as far as its ids or what is known of it tell. */
export const siblingsOf = (
  aws: Aws,
  kind: Kind,
  scope: EstateScope,
  ids: readonly string[],
  data: Data | undefined,
): List | undefined => {
  const name = tellers[kind].siblingsOf;
  if (name === undefined || !isListName(name)) return undefined;
  const member = parentMembers[kind];
  const parent = member === undefined ? ids[0] : textAt(data, member);
  return parent === undefined ? undefined : aws.list(name, scope, [parent]);
};
