import type { QueryResolvers } from '../generated/graphql';
import { type AnyKind, kindOf, nodeKinds } from '../kinds';
import { Blueprint, blueprintQueries } from './blueprint';
import { BlueprintRun } from './blueprintRun';
import { Entity, entityQueries } from './entities';
import { errorMessages } from './errorMessages';
import {
  ExecutionConnection,
  ExecutionCounts,
  ExecutionStatistics,
  executionsQueries,
  executionTable,
  StatusChange,
} from './executions';
import { childLists, fieldResolvers, pureFields } from './fields';
import { GlueWorkflow, GlueWorkflowRun } from './glueWorkflow';
import { Image, imageQueries } from './image';
import { Change, ImageComparison, imageComparisonQueries } from './imageComparison';
import { ImageBuilderWorkflow } from './imageBuilderWorkflow';
import { ImagePipeline, imagePipelineQueries } from './imagePipeline';
import { Lifecycle } from './lifecycle';
import { LifecyclePolicy, lifecyclePolicyQueries } from './lifecyclePolicy';
import { LifecycleResource } from './lifecycleResource';
import { lookUps } from './lookUp';
import { Execution, Node, nodeQueries, Scope } from './node';
import { RootCause } from './rootCause';
import { scalars } from './scalars';
import { ExecutionEvent, Subscription } from './subscription';
import { TransferExecution, TransferExecutionStepResult } from './transferExecution';
import { TransferServer, TransferWorkflowDetail } from './transferServer';
import { TransferWorkflow, transferWorkflowQueries } from './transferWorkflow';
import { Viewer, viewerQueries } from './viewer';
import { WorkflowStep, workflowStepQueries } from './workflowStep';

const Query: Partial<QueryResolvers> = {
  ...lookUps,
  ...nodeQueries,
  ...executionsQueries,
  ...blueprintQueries,
  ...imageQueries,
  ...imageComparisonQueries,
  ...imagePipelineQueries,
  ...lifecyclePolicyQueries,
  ...transferWorkflowQueries,
  ...workflowStepQueries,
  ...viewerQueries,
};

/** The tables of computed fields: relations, lists, durations and links. */
const computed: Readonly<Record<string, object>> = {
  ImageBuilderWorkflow,
  WorkflowStep,
  Lifecycle,
  TransferExecution,
  BlueprintRun,
  Image,
  ImagePipeline,
  LifecyclePolicy,
  TransferWorkflow,
  TransferServer,
  Blueprint,
  GlueWorkflow,
};

const tableOf = (kind: AnyKind): object => ({
  ...(kind.execution && executionTable),
  ...computed[kind.type],
});

const kindTables = Object.fromEntries(
  nodeKinds.map(kindOf).map((kind) => [kind.type, { ...fieldResolvers(kind), ...tableOf(kind) }]),
);

/** The pure fields of each kind, by the GraphQL type. */
export const pureFieldsOfKinds = new Map(
  nodeKinds.map(kindOf).map((kind) => [kind.type, pureFields(kind, tableOf(kind))]),
);

/** The lists under objects of each kind, by the GraphQL type. */
export const listsOfKinds = new Map(nodeKinds.map(kindOf).map((kind) => [kind.type, childLists(kind)]));

/** The resolver tables. Every other type mirrors AWS's answer (mirror.ts). */
export const resolvers = {
  ...scalars,
  Query,
  Subscription,
  ExecutionEvent,
  Node,
  Execution,
  ExecutionConnection,
  ExecutionCounts,
  ExecutionStatistics,
  StatusChange,
  Scope,
  Viewer,
  ...kindTables,
  RootCause,
  ImageComparison,
  Change,
  LifecycleResource,
  ...errorMessages,
  TransferExecutionStepResult,
  TransferWorkflowDetail,
  GlueWorkflowRun,
};

/** The same with those of a federated subgraph. */
export const subgraphResolvers = { ...resolvers, Query: { ...Query, ...entityQueries }, _Entity: Entity };
