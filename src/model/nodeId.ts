import { parseArn } from './arn';
import { badInput } from './errors';
import { checked, type FormatName } from './formats';
import { opaque, parseOpaque } from './opaque';
import { isArnOf, type Scope, scopeOf } from './scope';

/** Every type with a global id, and the formats of the AWS ids that, with the scope, name one of its things. */
export const nodeKinds = {
  ImageBuilderWorkflow: ['workflowExecutionId'],
  WorkflowStep: ['stepExecutionId'],
  Lifecycle: ['lifecycleExecutionId'],
  TransferExecution: ['transferWorkflowId', 'transferExecutionId'],
  BlueprintRun: ['blueprintName', 'blueprintRunId'],
  Image: ['imageBuildVersionArn'],
  ImagePipeline: ['imagePipelineArn'],
  ImageBuilderWorkflowDefinition: ['workflowBuildVersionArn'],
  LifecyclePolicy: ['lifecyclePolicyArn'],
  TransferWorkflow: ['transferWorkflowId'],
  TransferServer: ['transferServerId'],
  Blueprint: ['blueprintName'],
  GlueWorkflow: ['glueWorkflowName'],
} as const satisfies Record<string, readonly FormatName[]>;

export type NodeKind = keyof typeof nodeKinds;

export const executionKinds = [
  'ImageBuilderWorkflow',
  'WorkflowStep',
  'Lifecycle',
  'TransferExecution',
  'BlueprintRun',
] as const satisfies readonly NodeKind[];

/** What a global id holds. */
export interface NodeRef {
  readonly kind: NodeKind;
  readonly accountId: string;
  readonly region: string;
  readonly ids: readonly string[];
}

/** The opaque, stable global id of a thing. */
export const nodeId = (
  kind: NodeKind,
  { accountId, region }: Pick<Scope, 'accountId' | 'region'>,
  ...ids: readonly string[]
): string => opaque([kind, accountId, region, ...ids]);

const expectedId = 'an id that this gateway gave as `id`';

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'string');

const isNodeKind = (kind: string | undefined): kind is NodeKind =>
  kind !== undefined && Object.hasOwn(nodeKinds, kind);

/** An id can be forged: its ARN must not lead elsewhere than its scope says. */
const isElsewhere = (format: FormatName, id: string, scope: Scope): boolean =>
  format.endsWith('Arn') && !isArnOf(scope, parseArn(id));

/**
 * What a global id names. BAD_USER_INPUT when it is none of ours. The AWS ids within are checked like any other
 * input, since anybody can write such an id; whether its scope may be asked is for the caller to check.
 */
export const parseNodeId = (argument: string, id: string): NodeRef => {
  const parts = parseOpaque(id);
  if (!isTexts(parts)) throw badInput(argument, id, expectedId);
  const [kind, accountId = '', region = '', ...ids] = parts;
  if (!isNodeKind(kind)) throw badInput(argument, id, expectedId);

  const idFormats: readonly FormatName[] = nodeKinds[kind];
  if (ids.length !== idFormats.length) throw badInput(argument, id, expectedId);
  idFormats.forEach((format, index) => checked(format, `${argument} (${kind})`, ids[index] ?? ''));

  const scope = scopeOf(accountId, region);
  const leadsElsewhere = idFormats.some((format, index) => isElsewhere(format, ids[index] ?? '', scope));
  if (leadsElsewhere || nodeId(kind, scope, ...ids) !== id) throw badInput(argument, id, expectedId);
  return { kind, accountId, region, ids };
};
