import type {
  ListWaitingWorkflowStepsRequest,
  ListWaitingWorkflowStepsResponse,
  ListWorkflowStepExecutionsRequest,
  ListWorkflowStepExecutionsResponse,
  WorkflowStepExecution,
  WorkflowStepMetadata,
} from '@aws-sdk/client-imagebuilder';
import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import { type Lifetime, lifetimeOf, lifetimeOfList } from '../model/lifetime';
import type { WorkflowStepRecord } from '../model/records';
import { stepStatus } from '../model/status';
import { type AwsList, askPage } from './lists';
import { aboutAsked, largestPage, type PageKey, required } from './pages';
import { perKey, type ScopedKey } from './perKey';
import { perSibling } from './siblings';

interface StepKey extends ScopedKey {
  readonly stepExecutionId: string;
  /** Where it is known: what lists its siblings. */
  readonly workflowExecutionId?: string | undefined;
}

interface WorkflowKey extends PageKey {
  readonly workflowExecutionId: string;
  /** As for `stepsOfWorkflow`; not known where it is left out. */
  readonly hasEnded?: boolean | undefined;
}

const kind = 'WorkflowStep';

const lifetime = ({ status }: WorkflowStepMetadata): Lifetime => lifetimeOf(stepStatus(status));

interface StepsParent {
  readonly workflowExecutionId: string;
  /** True when the workflow is known to have ended: then its steps do not change any more, not even those PENDING. */
  readonly hasEnded: boolean;
}

/** The steps of a workflow: everything but `onFailure` and `timeoutSeconds`. */
export const stepsOfWorkflow: AwsList<
  StepsParent,
  ListWorkflowStepExecutionsRequest,
  ListWorkflowStepExecutionsResponse,
  WorkflowStepMetadata,
  WorkflowStepRecord
> = {
  operation: operations.listWorkflowStepExecutions,
  input: ({ workflowExecutionId }, nextToken) => ({
    workflowExecutionId,
    maxResults: largestPage.imagebuilder,
    nextToken,
  }),
  lifetime: ({ steps = [] }, { hasEnded }) =>
    hasEnded ? 'finished' : lifetimeOfList(steps.map(({ status }) => stepStatus(status))),
  read: ({ steps, nextToken }) => ({ items: steps, nextToken }),
  record: (item, { call, output, fetchedAt }, scope, { workflowExecutionId }) => ({
    ...item,
    kind,
    source: 'ListWorkflowStepExecutions',
    scope,
    fetchedAt,
    stepExecutionId: required(call, item.stepExecutionId, 'stepExecutionId'),
    workflowExecutionId,
    workflowBuildVersionArn: output.workflowBuildVersionArn,
    imageBuildVersionArn: output.imageBuildVersionArn,
  }),
};

/** The steps of all workflows of a scope that wait for an action: ids, name, action and start, nothing more. */
export const waitingSteps: AwsList<
  undefined,
  ListWaitingWorkflowStepsRequest,
  ListWaitingWorkflowStepsResponse,
  WorkflowStepExecution,
  WorkflowStepRecord
> = {
  operation: operations.listWaitingWorkflowSteps,
  input: (_scope, nextToken) => ({ maxResults: largestPage.imagebuilder, nextToken }),
  lifetime: () => 'lively',
  read: ({ steps, nextToken }) => ({ items: steps, nextToken }),
  record: (item, { call, fetchedAt }, scope) => ({
    ...item,
    kind,
    source: 'ListWaitingWorkflowSteps',
    scope,
    fetchedAt,
    stepExecutionId: required(call, item.stepExecutionId, 'stepExecutionId'),
  }),
};

export const workflowStepLoaders = (aws: AwsDoor) => {
  /** AWS's answer for the one step: the only one that has `onFailure` and `timeoutSeconds`. */
  const detailById = perKey(
    ['stepExecutionId'],
    async ({ scope, stepExecutionId }: StepKey): Promise<WorkflowStepRecord | null> => {
      const answer = await aws.ask(
        scope,
        operations.getWorkflowStepExecution,
        { stepExecutionId },
        (output) => (output.stepExecutionId === stepExecutionId ? lifetime(output) : undefined),
      );
      if (!answer) return null;
      const { call, fetchedAt, output } = answer;
      aboutAsked(call, 'stepExecutionId', output.stepExecutionId, stepExecutionId);
      return { ...output, kind, source: 'GetWorkflowStepExecution', scope, fetchedAt, stepExecutionId };
    },
  );

  /** Gives what a list told to all who want it alone. */
  const spread = (step: WorkflowStepRecord, hasEnded: boolean): void => {
    byId.prime(step, step);
    const goodFor = hasEnded ? 'finished' : lifetime(step);
    aws.keep(step, operations.getWorkflowStepExecution, [step.stepExecutionId], goodFor, step);
  };

  /** All that AWS lists of a workflow's steps; everything but `onFailure` and `timeoutSeconds`. */
  const pageByWorkflow = perKey(
    ['workflowExecutionId', 'token'],
    async ({ scope, workflowExecutionId, token, hasEnded = false }: WorkflowKey) => {
      const page = await askPage(aws, stepsOfWorkflow, scope, { workflowExecutionId, hasEnded }, token);
      page?.items.forEach((step) => spread(step, hasEnded));
      return page;
    },
  );

  /**
   * One step, as any answer has told it; null when Image Builder does not know it. Several of one workflow are taken
   * from its list.
   */
  const byId = perSibling<StepKey, WorkflowStepRecord>({
    ids: ['stepExecutionId'],
    recall: ({ scope, stepExecutionId }) =>
      aws.recall(kind, scope, operations.getWorkflowStepExecution, [stepExecutionId]),
    get: (key) => detailById.load(key),
    parentOf: (key) => key.workflowExecutionId,
    siblings:
      ({ scope }, workflowExecutionId) =>
      (token) =>
        pageByWorkflow.load({ scope, workflowExecutionId, token }),
    isParentInIds: false,
    couldHaveSpared: (calls) => aws.couldHaveSpared(calls),
  });

  /** The steps of all workflows that wait for an action: ids, name, action and start, nothing more. */
  const waitingPage = perKey(['token'], ({ scope, token }: PageKey) =>
    askPage(aws, waitingSteps, scope, undefined, token),
  );

  /** The step with all that a workflow's list tells; null when it is gone meanwhile. */
  const inList = async (step: WorkflowStepRecord): Promise<WorkflowStepRecord | null> =>
    step.source === 'ListWaitingWorkflowSteps' ? (step.isGot ? detailById : byId).load(step) : step;

  /** The step with all that AWS tells of it; null when it is gone meanwhile. */
  const inFull = async (step: WorkflowStepRecord): Promise<WorkflowStepRecord | null> =>
    step.source === 'GetWorkflowStepExecution' ? step : detailById.load(step);

  return { byId, detailById, pageByWorkflow, waitingPage, inList, inFull, spread };
};
