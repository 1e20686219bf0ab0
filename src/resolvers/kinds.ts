import type { GraphQLResolveInfo } from 'graphql';

import type { NodeKind } from '../model/nodeId';
import type { NodeRecords } from '../model/records';
import type { Scope } from '../model/scope';
import { selects, selectsAny } from './selection';
import type { Loaders } from './context';

/** Where ids are looked for, and what is known of them beside. */
export interface Place {
  readonly scope: Scope;
  /** Of what belongs to an image build: the image, which lists its executions. */
  readonly imageBuildVersionArn?: string | undefined;
}

/** Where and when the answer was given that named some ids. */
export interface Naming extends Place {
  readonly fetchedAt: Date;
}

interface KindTable<Kind extends NodeKind> {
  /** Asks for it by its ids, in the order in which its global id holds them; null when AWS does not know it. */
  readonly find: (
    loaders: Loaders,
    place: Place,
    first: string,
    second: string,
    info: GraphQLResolveInfo,
  ) => Promise<NodeRecords[Kind] | null>;
  /** The record that its ids make, with nothing asked. */
  readonly ofIds: (naming: Naming, first: string, second: string) => NodeRecords[Kind];
  /** The fields that this record answers, or that ask no more of AWS for it than they would for the full one. */
  readonly toldByIds: ReadonlySet<string>;
}

const ids = 'ids';
const fields = (...names: readonly string[]): ReadonlySet<string> =>
  new Set(['id', 'scope', 'fetchedAt', ...names]);

/** Only an image's list tells this of its executions. */
const onlyListed: readonly string[] = ['retried'];

/** What only a thing's own Get tells: where it is selected, a list spares nothing. */
export const onlyGot = {
  Image: [
    'enhancedImageMetadataEnabled',
    'imageRecipe',
    'containerRecipe',
    'sourcePipelineName',
    'sourcePipelineArn',
    'infrastructureConfiguration',
    'distributionConfiguration',
    'imageTestsConfiguration',
    'scanState',
    'imageScanningConfiguration',
    'executionRole',
    'workflowConfigurations',
    'latestVersionReferences',
    'pipeline',
  ],
  WorkflowStep: ['onFailure', 'timeoutSeconds'],
  TransferExecution: ['statusReason', 'executionRole', 'loggingConfiguration', 'posixProfile', 'results'],
} as const satisfies Partial<Record<NodeKind, readonly string[]>>;

/** A Glue workflow's graph can be large, so AWS is asked for it only where it is selected. */
const wantsGraph = (info: GraphQLResolveInfo): boolean =>
  selects(info, 'GlueWorkflow', 'graph') || selects(info, 'GlueWorkflow', 'lastRun', 'graph');

/** For every kind of thing with a global id: how its ids become the thing. */
export const kinds: { readonly [Kind in NodeKind]: KindTable<Kind> } = {
  ImageBuilderWorkflow: {
    find: (loaders, { scope, imageBuildVersionArn }, workflowExecutionId, _second, info) =>
      loaders.imageBuilderWorkflow.byId.load({
        scope,
        workflowExecutionId,
        imageBuildVersionArn,
        isListed: selectsAny(info, 'ImageBuilderWorkflow', onlyListed),
      }),
    ofIds: ({ scope, fetchedAt }, workflowExecutionId) => ({
      kind: 'ImageBuilderWorkflow',
      source: ids,
      scope,
      fetchedAt,
      workflowExecutionId,
    }),
    toldByIds: fields('workflowExecutionId', 'consoleUrl', 'steps'),
  },
  WorkflowStep: {
    find: ({ workflowStep }, { scope }, stepExecutionId, _second, info) => {
      const isGot = selectsAny(info, 'WorkflowStep', onlyGot.WorkflowStep);
      return (isGot ? workflowStep.detailById : workflowStep.byId).load({ scope, stepExecutionId });
    },
    ofIds: ({ scope, fetchedAt }, stepExecutionId) => ({
      kind: 'WorkflowStep',
      source: ids,
      scope,
      fetchedAt,
      stepExecutionId,
    }),
    toldByIds: fields('stepExecutionId', 'consoleUrl'),
  },
  Lifecycle: {
    find: (loaders, { scope }, lifecycleExecutionId) =>
      loaders.lifecycle.byId.load({ scope, lifecycleExecutionId }),
    ofIds: ({ scope, fetchedAt }, lifecycleExecutionId) => ({
      kind: 'Lifecycle',
      source: ids,
      scope,
      fetchedAt,
      lifecycleExecutionId,
    }),
    toldByIds: fields('lifecycleExecutionId', 'consoleUrl', 'resources'),
  },
  LifecyclePolicy: {
    find: (loaders, { scope }, arn) => loaders.lifecyclePolicy.byArn.load({ scope, arn }),
    ofIds: ({ scope, fetchedAt }, arn) => ({ kind: 'LifecyclePolicy', source: ids, scope, fetchedAt, arn }),
    toldByIds: fields('arn', 'executions'),
  },
  Image: {
    find: ({ image }, { scope }, arn, _second, info) => {
      const isListed = selectsAny(info, 'Image', ['owner']) && !selectsAny(info, 'Image', onlyGot.Image);
      return (isListed ? image.withOwnerByArn : image.byArn).load({ scope, arn });
    },
    ofIds: ({ scope, fetchedAt }, arn) => ({ kind: 'Image', source: ids, scope, fetchedAt, arn }),
    toldByIds: fields('arn', 'consoleUrl', 'owner', 'workflows', 'lifecycleExecutions'),
  },
  ImagePipeline: {
    find: (loaders, { scope }, arn) => loaders.imagePipeline.byArn.load({ scope, arn }),
    ofIds: ({ scope, fetchedAt }, arn) => ({ kind: 'ImagePipeline', source: ids, scope, fetchedAt, arn }),
    toldByIds: fields('arn', 'consoleUrl', 'images'),
  },
  ImageBuilderWorkflowDefinition: {
    find: (loaders, { scope }, arn) => loaders.imageBuilderWorkflowDefinition.byArn.load({ scope, arn }),
    ofIds: ({ scope, fetchedAt }, arn) => ({
      kind: 'ImageBuilderWorkflowDefinition',
      source: ids,
      scope,
      fetchedAt,
      arn,
    }),
    toldByIds: fields('arn'),
  },
  TransferExecution: {
    find: ({ transferExecution }, { scope }, WorkflowId, ExecutionId, info) => {
      const isGot = selectsAny(info, 'TransferExecution', onlyGot.TransferExecution);
      const key = { scope, WorkflowId, ExecutionId };
      return (isGot ? transferExecution.detailByIds : transferExecution.byIds).load(key);
    },
    ofIds: ({ scope, fetchedAt }, WorkflowId, ExecutionId) => ({
      kind: 'TransferExecution',
      source: ids,
      scope,
      fetchedAt,
      WorkflowId,
      ExecutionId,
    }),
    toldByIds: fields(
      'workflowId',
      'executionId',
      'startedAt',
      'endedAt',
      'durationSeconds',
      'consoleUrl',
      'workflow',
    ),
  },
  TransferWorkflow: {
    find: (loaders, { scope }, WorkflowId) => loaders.transferWorkflow.byId.load({ scope, WorkflowId }),
    ofIds: ({ scope, fetchedAt }, WorkflowId) => ({
      kind: 'TransferWorkflow',
      source: ids,
      scope,
      fetchedAt,
      WorkflowId,
    }),
    toldByIds: fields('workflowId', 'executions'),
  },
  TransferServer: {
    find: (loaders, { scope }, ServerId) => loaders.transferServer.byId.load({ scope, ServerId }),
    ofIds: ({ scope, fetchedAt }, ServerId) => ({
      kind: 'TransferServer',
      source: ids,
      scope,
      fetchedAt,
      ServerId,
    }),
    toldByIds: fields('serverId', 'consoleUrl'),
  },
  BlueprintRun: {
    find: (loaders, { scope }, BlueprintName, RunId) =>
      loaders.blueprintRun.byIds.load({ scope, BlueprintName, RunId }),
    ofIds: ({ scope, fetchedAt }, BlueprintName, RunId) => ({
      kind: 'BlueprintRun',
      source: ids,
      scope,
      fetchedAt,
      BlueprintName,
      RunId,
    }),
    toldByIds: fields('blueprintName', 'runId', 'consoleUrl', 'blueprint'),
  },
  Blueprint: {
    find: (loaders, { scope }, name) => loaders.blueprint.byName.load({ scope, name }),
    ofIds: ({ scope, fetchedAt }, Name) => ({ kind: 'Blueprint', source: ids, scope, fetchedAt, Name }),
    toldByIds: fields('name', 'runs'),
  },
  GlueWorkflow: {
    find: ({ glueWorkflow }, { scope }, name, _second, info) =>
      glueWorkflow.byName.load({ scope, name, withGraph: wantsGraph(info) }),
    ofIds: ({ scope, fetchedAt }, Name) => ({ kind: 'GlueWorkflow', source: ids, scope, fetchedAt, Name }),
    toldByIds: fields('name', 'consoleUrl'),
  },
};
