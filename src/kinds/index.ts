import { parseArn } from '../model/arn';
import { badInput } from '../model/errors';
import { decodeOpaque } from '../model/encoding';
import { checked } from '../model/formats';
import { encodeNodeId } from '../model/nodeId';
import type { Operation } from '../model/operation';
import type { NodeRecord } from '../model/record';
import { isInRegionOf, scopeOf } from '../model/scope';
import type { ExecutionStatus } from '../model/status';
import { blueprint } from './blueprint';
import { blueprintRun } from './blueprintRun';
import { glueWorkflow } from './glueWorkflow';
import { image } from './image';
import { findingsOfImage } from './imageFindings';
import { packagesOfImage } from './imagePackage';
import { imageBuilderWorkflow } from './imageBuilderWorkflow';
import { imageBuilderWorkflowDefinition } from './imageBuilderWorkflowDefinition';
import { imagePipeline } from './imagePipeline';
import type { Kind } from './kind';
import { lifecycle } from './lifecycle';
import { filterLogEvents } from './logEvent';
import { lifecyclePolicy } from './lifecyclePolicy';
import { resourcesOfRun } from './lifecycleResource';
import type { AwsList } from './list';
import type { Listing } from './listing';
import type { RecordOf } from './recordOf';
import { transferExecution } from './transferExecution';
import { transferServer } from './transferServer';
import { transferWorkflow } from './transferWorkflow';
import { workflowStep } from './workflowStep';

/** Every kind of object with a global id, by its GraphQL type; kinds of execution first, in the order of `ExecutionKind`. */
export const kinds = {
  ImageBuilderWorkflow: imageBuilderWorkflow,
  WorkflowStep: workflowStep,
  Lifecycle: lifecycle,
  TransferExecution: transferExecution,
  BlueprintRun: blueprintRun,
  Image: image,
  ImagePipeline: imagePipeline,
  ImageBuilderWorkflowDefinition: imageBuilderWorkflowDefinition,
  LifecyclePolicy: lifecyclePolicy,
  TransferWorkflow: transferWorkflow,
  TransferServer: transferServer,
  Blueprint: blueprint,
  GlueWorkflow: glueWorkflow,
} as const;

export type NodeKind = keyof typeof kinds;
export type NodeRecords = { readonly [Type in NodeKind]: RecordOf<(typeof kinds)[Type]> };

/** A record of any kind, and of any kind of execution. */
export type SomeRecord = NodeRecords[NodeKind];
export type SomeExecution = Extract<SomeRecord, { readonly status: ExecutionStatus }>;

/** A kind, where the code does not depend on which one. */
export type AnyKind = Omit<Kind, 'type' | 'ttl'> & {
  readonly type: NodeKind;
  readonly ttl: (record: NodeRecord) => ReturnType<Kind['ttl']>;
  readonly listing?: Listing<unknown, NodeRecord>;
};

const byType = kinds as unknown as Readonly<Record<NodeKind, AnyKind>>;

export const nodeKinds = Object.keys(kinds) as readonly NodeKind[];

export const isNodeKind = (type: unknown): type is NodeKind =>
  typeof type === 'string' && Object.hasOwn(kinds, type);

export const kindOf = (type: NodeKind): AnyKind => byType[type];

/** A kind of execution. */
export type ExecutionKindSpec = AnyKind & { readonly execution: NonNullable<AnyKind['execution']> };

export const isExecutionKind = (kind: AnyKind): kind is ExecutionKindSpec => kind.execution !== undefined;

/** The kinds of execution, in the order of `ExecutionKind`. */
export const executionKinds: readonly ExecutionKindSpec[] = Object.values(byType).filter(isExecutionKind);

const byExecutionKind = new Map(executionKinds.map((kind) => [kind.execution.kind, kind]));

/** The kind with this value of `ExecutionKind`; undefined for any other text. */
export const executionKindNamed = (name: string): ExecutionKindSpec | undefined => byExecutionKind.get(name);

const listsOf = ({ listing }: AnyKind): readonly AwsList<never, unknown>[] =>
  [listing?.under?.list, listing?.inScope, ...(listing?.others ?? [])].filter((list) => list !== undefined);

/** Every operation of AWS that the gateway calls, by name. */
export const operations: ReadonlyMap<string, Operation<unknown, unknown>> = new Map(
  [
    ...Object.values(byType).flatMap((kind) => [
      kind.get?.operation,
      kind.batchGet?.operation,
      ...listsOf(kind).map(({ operation }) => operation),
    ]),
    filterLogEvents as unknown as Operation<unknown, unknown>,
    ...[resourcesOfRun, packagesOfImage, findingsOfImage].map(({ operation }) => operation),
  ].flatMap((operation) => (operation ? [[operation.name, operation] as const] : [])),
);

/** The object that a global id identifies. */
export interface NodeRef {
  readonly type: NodeKind;
  readonly accountId: string;
  readonly region: string;
  /** AWS's ids, by the names of the fields that hold them. */
  readonly ids: Readonly<Record<string, string>>;
}

const expectedId = 'an `id` of this gateway';

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'string');

/**
 * Decodes a global id. Throws BAD_USER_INPUT for an invalid one. A client can forge an id, so the AWS ids in it are
 * validated like any input. An ARN must be of the region of the id. It may be of another account: AWS names resources
 * that are shared with the scope of the id, and is asked for them there. The caller must check that the scope is configured.
 */
export const decodeNodeId = (argument: string, id: string): NodeRef => {
  const parts = decodeOpaque(id);
  const invalid = () => badInput(argument, id, expectedId);
  if (!isTexts(parts)) throw invalid();
  const [type, accountId = '', region = '', ...values] = parts;
  if (!isNodeKind(type)) throw invalid();

  const { idNames, ids: specs } = kindOf(type);
  if (values.length !== idNames.length) throw invalid();
  const scope = scopeOf(accountId, region);
  const ids = Object.fromEntries(idNames.map((name, index) => [name, values[index] ?? '']));
  for (const name of idNames) {
    const format = specs[name]?.format;
    const value = ids[name] ?? '';
    if (format) checked(format, `${argument} (${type})`, value);
    if (format?.isArn && !isInRegionOf(scope, parseArn(value))) throw invalid();
  }
  if (encodeNodeId(type, scope, values) !== id) throw invalid();
  return { type, accountId, region, ids };
};
