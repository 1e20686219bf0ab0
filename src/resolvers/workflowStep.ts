import type { QueryResolvers, WorkflowStepResolvers } from '../generated/graphql';
import { durationSeconds } from '../model/duration';
import { jsonOf } from '../model/json';
import { nodeId } from '../model/nodeId';
import type { ImageBuilderWorkflowRecord, WorkflowStepRecord } from '../model/records';
import { ascending } from '../model/sortKey';
import { type ExecutionStatus, stepStatus } from '../model/status';
import { later } from './later';
import { kinds, onlyGot } from './kinds';
import { lookUpByIds } from './lookUp';
import { related } from './related';
import { scopeConnection } from './scopeConnection';
import { selects, selectsOnly } from './selection';

/** The list of waiting steps does not tell these. */
const listed = later<WorkflowStepRecord>((step, loaders) => loaders.workflowStep.inList(step));

/** Only AWS's answer for the one step tells these. */
const detailed = later<WorkflowStepRecord>((step, loaders) => loaders.workflowStep.inFull(step));

const idOf = ({ scope, stepExecutionId }: WorkflowStepRecord): string =>
  nodeId('WorkflowStep', scope, stepExecutionId);

/** The list of waiting steps tells no status, but that they wait: they are under way. */
const statusOf = (step: WorkflowStepRecord): ExecutionStatus =>
  step.source === 'ListWaitingWorkflowSteps' ? 'RUNNING' : stepStatus(step.status);

/** A step knows more of its workflow than the id. */
const toldOfWorkflow: ReadonlySet<string> = new Set([
  ...kinds.ImageBuilderWorkflow.toldByIds,
  'workflowBuildVersionArn',
  'imageBuildVersionArn',
  'type',
  'retried',
  'image',
  'definition',
]);

const workflowInHand = (
  step: WorkflowStepRecord,
  workflowExecutionId: string,
): ImageBuilderWorkflowRecord => ({
  ...kinds.ImageBuilderWorkflow.ofIds(step, workflowExecutionId, ''),
  workflowBuildVersionArn: step.workflowBuildVersionArn,
  imageBuildVersionArn: step.imageBuildVersionArn,
});

export const WorkflowStep: WorkflowStepResolvers = {
  id: idOf,
  scope: (step) => step.scope,
  status: statusOf,
  startedAt: (step) => step.startTime,
  endedAt: (step) => step.endTime,
  durationSeconds: (step, _args, { now }) =>
    durationSeconds(step.startTime, step.endTime, statusOf(step), now()),
  consoleUrl: () => null,
  fetchedAt: (step) => step.fetchedAt,

  stepExecutionId: (step) => step.stepExecutionId,
  workflowBuildVersionArn: (step) => step.workflowBuildVersionArn,
  workflowExecutionId: (step) => step.workflowExecutionId,
  imageBuildVersionArn: (step) => step.imageBuildVersionArn,
  name: (step) => step.name,
  action: (step) => step.action,

  rawStatus: listed((step) => step.status),
  statusReason: listed((step) => step.message),
  description: listed((step) => step.description),
  rollbackStatus: listed((step) => step.rollbackStatus),
  message: listed((step) => step.message),
  inputs: listed((step) => jsonOf(step.inputs)),
  outputs: listed((step) => jsonOf(step.outputs)),

  onFailure: detailed((step) => step.onFailure),
  timeoutSeconds: detailed((step) => step.timeoutSeconds),

  workflow: (step, _args, context, info) =>
    step.workflowExecutionId && selectsOnly(info, 'ImageBuilderWorkflow', toldOfWorkflow)
      ? workflowInHand(step, step.workflowExecutionId)
      : related('ImageBuilderWorkflow', [step.workflowExecutionId], step, context, info),
  image: (step, _args, context, info) => related('Image', [step.imageBuildVersionArn], step, context, info),
};

export const workflowStepQueries: Pick<QueryResolvers, 'workflowStep' | 'waitingWorkflowSteps'> = {
  workflowStep: (_query, { stepExecutionId, scope }, context, info) =>
    lookUpByIds('WorkflowStep', { stepExecutionId }, scope, context, info),

  waitingWorkflowSteps: (_query, args, context, info) => {
    const isGot = [['nodes'], ['edges', 'node']].some((path) =>
      onlyGot.WorkflowStep.some((field) => selects(info, 'WorkflowStepConnection', ...path, field)),
    );
    return scopeConnection(
      {
        field: 'waitingWorkflowSteps',
        page: (scope) => async (token) => {
          const page = await context.loaders.workflowStep.waitingPage.load({ scope, token });
          return page && { ...page, items: page.items.map((step) => ({ ...step, isGot })) };
        },
        key: (step) => step.stepExecutionId,
        sortKey: ({ startTime, stepExecutionId }) => [ascending(startTime), stepExecutionId],
      },
      args,
      context,
    );
  },
};
