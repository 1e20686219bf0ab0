import type { QueryResolvers } from '../generated/graphql';
import { Blueprint, blueprintQueries } from './blueprint';
import { BlueprintRun, blueprintRunQueries } from './blueprintRun';
import { GlueWorkflow, glueWorkflowQueries, GlueWorkflowRun } from './glueWorkflow';
import { Image, imageQueries } from './image';
import { ImageBuilderWorkflow, imageBuilderWorkflowQueries } from './imageBuilderWorkflow';
import {
  ImageBuilderWorkflowDefinition,
  imageBuilderWorkflowDefinitionQueries,
} from './imageBuilderWorkflowDefinition';
import { ImagePipeline, imagePipelineQueries } from './imagePipeline';
import { Lifecycle, lifecycleQueries } from './lifecycle';
import { LifecyclePolicy, lifecyclePolicyQueries } from './lifecyclePolicy';
import { LifecycleResource } from './lifecycleResource';
import { executionsQueries } from './executions';
import { Execution, Node, nodeQueries, Scope } from './node';
import { scalars } from './scalars';
import {
  TransferExecution,
  transferExecutionQueries,
  TransferExecutionStepResult,
} from './transferExecution';
import { TransferServer, transferServerQueries, TransferWorkflowDetail } from './transferServer';
import { TransferWorkflow, transferWorkflowQueries } from './transferWorkflow';
import { WorkflowStep, workflowStepQueries } from './workflowStep';

const Query: QueryResolvers = {
  ...nodeQueries,
  ...executionsQueries,
  ...imageBuilderWorkflowQueries,
  ...workflowStepQueries,
  ...lifecycleQueries,
  ...lifecyclePolicyQueries,
  ...imageQueries,
  ...imagePipelineQueries,
  ...imageBuilderWorkflowDefinitionQueries,
  ...transferExecutionQueries,
  ...transferWorkflowQueries,
  ...transferServerQueries,
  ...blueprintRunQueries,
  ...blueprintQueries,
  ...glueWorkflowQueries,
};

/** The tables; every other type mirrors AWS's answer as it is (mirror.ts). */
export const resolvers = {
  ...scalars,
  Query,
  Node,
  Execution,
  Scope,
  ImageBuilderWorkflow,
  WorkflowStep,
  Lifecycle,
  LifecycleResource,
  LifecyclePolicy,
  Image,
  ImagePipeline,
  ImageBuilderWorkflowDefinition,
  TransferExecution,
  TransferExecutionStepResult,
  TransferWorkflow,
  TransferWorkflowDetail,
  TransferServer,
  BlueprintRun,
  Blueprint,
  GlueWorkflow,
  GlueWorkflowRun,
};
