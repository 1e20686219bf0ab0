import { kindOf } from '../../kinds';
import type { ImageBuilderWorkflowRecord } from '../../kinds/imageBuilderWorkflow';
import { stepsOfWorkflow, stepsParentOf, type WorkflowStepRecord } from '../../kinds/workflowStep';
import { firstOrderedMs } from '../../kinds/logQuery';
import { failureLines } from '../../logs/pattern';
import { isForgotten } from '../../model/record';
import type { Cause } from '../../rootCause/cause';
import { causeInMessage } from '../../rootCause/component';
import { causeOfStep, failedStepOf, isUnexplained, subjectOfStep } from '../../rootCause/imageBuilder';
import { logOfStep } from '../imageLogs';
import { someItems, attempted, type Findings, sourceOf, type Terms } from './findings';

/** The lines about failures that a step's log has, oldest first. The newest are read first: they have the failure that ended the step. */
const linesOf = async (
  step: WorkflowStepRecord,
  { context }: Terms,
  missing: string[],
): Promise<readonly string[] | undefined> => {
  const { loaders, logs } = context;
  const log = await logOfStep(step, context);
  if (!log) return undefined;
  const { place, start, end } = log;
  const isNewestFirst = start >= firstOrderedMs;
  const query = { place, start, end, pattern: failureLines, isNewestFirst };
  const events = await someItems(
    (token) => loaders.page(logs.imageBuilder, step.scope, query, token),
    missing,
  );
  const messages = events.map(({ message }) => message);
  return isNewestFirst ? messages.reverse() : messages;
};

/** The failed steps that are read of a workflow that AWS has forgotten. */
const mostForgottenSteps = 25;

/** A component failed, and it is not known where in it. */
const lacksPlace = ({ component, phase }: Cause, { message }: WorkflowStepRecord): boolean =>
  phase === undefined && (component !== undefined || causeInMessage(message).component !== undefined);

/** Why a step failed. */
export const findingsOfStep = async (step: WorkflowStepRecord, terms: Terms): Promise<Findings> => {
  const { context, mayFetch } = terms;
  const { scope, imageBuildVersionArn: arn } = step;
  const sources = [sourceOf(kindOf('WorkflowStep'), step)];
  const missing: string[] = [];
  const maySeeSensitive = context.access.in(scope).maySeeSensitive(kindOf('WorkflowStep'));
  const visible = maySeeSensitive ? step : { ...step, outputs: undefined };
  let image = arn === undefined ? undefined : context.loaders.cached('Image', scope, { arn }, 'list');
  const causeBy = (lines?: readonly string[]): Cause =>
    causeOfStep(visible, image?.state?.failureContext, lines, context.logs.redact);

  let cause = causeBy();
  if (!image && arn !== undefined && mayFetch && (lacksPlace(cause, step) || isUnexplained(cause))) {
    image = await attempted(() => context.loaders.byIds('Image', scope, { arn }, 'list'), missing);
    cause = causeBy();
  }
  if (image?.state?.failureContext) sources.push(sourceOf(kindOf('Image'), image));
  if (mayFetch && maySeeSensitive && isUnexplained(cause)) {
    const lines = await attempted(() => linesOf(step, terms, missing), missing);
    if (lines && lines.length > 0) sources.push('logs:FilterLogEvents');
    cause = causeBy(lines);
  }
  return { cause, subject: subjectOfStep(cause), sources, missing, log: (one) => logOfStep(step, one) };
};

/** The steps of a workflow that are known, or can be fetched. FORBIDDEN for callers who may not see them. */
const stepsOf = async (
  workflow: ImageBuilderWorkflowRecord,
  { context, mayFetch }: Terms,
  missing: string[],
): Promise<readonly WorkflowStepRecord[]> => {
  const { access, history, loaders } = context;
  access.in(workflow.scope).require(kindOf('WorkflowStep'));
  if (isForgotten(workflow)) {
    const filter = { kind: 'WORKFLOW_STEP', statuses: ['FAILED'] as const };
    const { items } = await history.forgottenUnder(workflow.id, filter, undefined, mostForgottenSteps);
    return items.map(({ record }) => record as unknown as WorkflowStepRecord).reverse();
  }
  return mayFetch
    ? someItems((token) => loaders.pageUnder(stepsOfWorkflow, workflow, stepsParentOf, token), missing)
    : (loaders.cachedUnder(stepsOfWorkflow, workflow, stepsParentOf)?.items ?? []);
};

/** Why a workflow failed: by its first failed step that ended it. */
export const findingsOfWorkflow = async (
  workflow: ImageBuilderWorkflowRecord,
  terms: Terms,
): Promise<Findings> => {
  const missing: string[] = [];
  const own = sourceOf(kindOf('ImageBuilderWorkflow'), workflow);
  const steps = await attempted(() => stepsOf(workflow, terms, missing), missing);
  const step = failedStepOf(steps ?? [], workflow.message);
  if (!step) {
    const cause: Cause = { message: workflow.message, reason: workflow.message };
    return { cause, subject: 'The workflow failed', sources: [own], missing, log: () => undefined };
  }
  const found = await findingsOfStep(step, terms);
  const cause = { ...found.cause, message: found.cause.message ?? workflow.message };
  return { ...found, cause, sources: [own, ...found.sources], missing: [...missing, ...found.missing] };
};
