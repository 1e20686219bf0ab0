import type { ListWorkflowStepExecutionsResponse, WorkflowStepMetadata } from '@aws-sdk/client-imagebuilder';
import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import { type Lifetime, lifetimeOf, lifetimeOfList } from '../model/lifetime';
import type { Page } from '../model/page';
import type { WorkflowStepRecord } from '../model/records';
import { stepStatus } from '../model/status';
import { aboutAsked, largestPage, type PageKey, pageOf, required } from './pages';
import { perKey, type ScopedKey } from './perKey';
import { perSibling } from './siblings';

interface StepKey extends ScopedKey {
  readonly stepExecutionId: string;
  /** Where it is known: what lists its siblings. */
  readonly workflowExecutionId?: string | undefined;
}

interface WorkflowKey extends PageKey {
  readonly workflowExecutionId: string;
  /** True when the workflow is known to have ended: then its steps do not change any more, not even those PENDING. */
  readonly hasEnded?: boolean | undefined;
}

const kind = 'WorkflowStep';

const lifetime = ({ status }: WorkflowStepMetadata): Lifetime => lifetimeOf(stepStatus(status));

const listLifetime = ({ steps = [] }: ListWorkflowStepExecutionsResponse): Lifetime =>
  lifetimeOfList(steps.map(({ status }) => stepStatus(status)));

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
      const told = required(call, output.stepExecutionId, 'stepExecutionId');
      aboutAsked(call, 'stepExecutionId', told, stepExecutionId);
      return { ...output, kind, source: 'GetWorkflowStepExecution', scope, fetchedAt, stepExecutionId };
    },
  );

  /** All that AWS lists of a workflow's steps; everything but `onFailure` and `timeoutSeconds`. */
  const pageByWorkflow = perKey(
    ['workflowExecutionId', 'token'],
    async (key: WorkflowKey): Promise<Page<WorkflowStepRecord> | null> => {
      const { scope, workflowExecutionId, token, hasEnded = false } = key;
      const answer = await aws.ask(
        scope,
        operations.listWorkflowStepExecutions,
        {
          workflowExecutionId,
          maxResults: largestPage.imagebuilder,
          nextToken: token,
        },
        hasEnded ? () => 'finished' : listLifetime,
      );
      return pageOf(
        answer,
        (output) => ({ items: output.steps, nextToken: output.nextToken }),
        (item, { call, output, fetchedAt }) => {
          const stepExecutionId = required(call, item.stepExecutionId, 'stepExecutionId');
          const record: WorkflowStepRecord = {
            ...item,
            kind,
            source: 'ListWorkflowStepExecutions',
            scope,
            fetchedAt,
            stepExecutionId,
            workflowExecutionId,
            workflowBuildVersionArn: output.workflowBuildVersionArn,
            imageBuildVersionArn: output.imageBuildVersionArn,
          };
          byId.prime(record, record);
          const goodFor = hasEnded ? 'finished' : lifetime(item);
          aws.keep(record, operations.getWorkflowStepExecution, [stepExecutionId], goodFor, record);
          return record;
        },
      );
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
  const waitingPage = perKey(
    ['token'],
    async ({ scope, token }: PageKey): Promise<Page<WorkflowStepRecord> | null> => {
      const answer = await aws.ask(
        scope,
        operations.listWaitingWorkflowSteps,
        {
          maxResults: largestPage.imagebuilder,
          nextToken: token,
        },
        () => 'lively',
      );
      return pageOf(
        answer,
        (output) => ({ items: output.steps, nextToken: output.nextToken }),
        (item, { call, fetchedAt }): WorkflowStepRecord => ({
          ...item,
          kind,
          source: 'ListWaitingWorkflowSteps',
          scope,
          fetchedAt,
          stepExecutionId: required(call, item.stepExecutionId, 'stepExecutionId'),
        }),
      );
    },
  );

  /** The step with all that a workflow's list tells; null when it is gone meanwhile. */
  const inList = async (step: WorkflowStepRecord): Promise<WorkflowStepRecord | null> =>
    step.source === 'ListWaitingWorkflowSteps' ? byId.load(step) : step;

  /** The step with all that AWS tells of it; null when it is gone meanwhile. */
  const inFull = async (step: WorkflowStepRecord): Promise<WorkflowStepRecord | null> =>
    step.source === 'GetWorkflowStepExecution' ? step : detailById.load(step);

  return { byId, detailById, pageByWorkflow, waitingPage, inList, inFull };
};
