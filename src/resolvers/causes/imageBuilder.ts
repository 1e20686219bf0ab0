import { kindOf } from '../../kinds';
import type { ImageRecord } from '../../kinds/image';
import type { ImageBuilderWorkflowRecord } from '../../kinds/imageBuilderWorkflow';
import { stepsOfWorkflow, stepsParentOf, type WorkflowStepRecord } from '../../kinds/workflowStep';
import { failureLines } from '../../logs/pattern';
import type { MaybePromise } from '../../model/page';
import { isForgotten } from '../../model/record';
import type { Cause } from '../../rootCause/cause';
import { causeInMessage } from '../../rootCause/component';
import { causeOfStep, failedStepOf, isUnexplained, subjectOfStep } from '../../rootCause/imageBuilder';
import { logOfStep } from '../imageLogs';
import { allItems, attempted, type Findings, sourceOf, type Terms } from './findings';

/** The lines about failures that a step's log has, oldest first. */
const linesOf = async (
  step: WorkflowStepRecord,
  { context }: Terms,
): Promise<readonly string[] | undefined> => {
  const { loaders, logs } = context;
  const log = await logOfStep(step, context);
  if (!log) return undefined;
  const { place, start, end } = log;
  const query = { place, start, end, pattern: failureLines, isNewestFirst: false };
  const events = await allItems((token) => loaders.page(logs.imageBuilder, step.scope, query, token));
  return events.map(({ message }) => message);
};

const imageOf = (
  { scope, imageBuildVersionArn: arn }: WorkflowStepRecord,
  { context, mayFetch }: Terms,
): MaybePromise<ImageRecord | null | undefined> => {
  if (arn === undefined) return undefined;
  const { loaders } = context;
  const cached = loaders.cached('Image', scope, { arn }, 'list');
  return cached === undefined && mayFetch ? loaders.byIds('Image', scope, { arn }, 'list') : cached;
};

/** A component failed, and it is not known where in it. */
const lacksPlace = ({ component, phase }: Cause, { message }: WorkflowStepRecord): boolean =>
  phase === undefined && (component !== undefined || causeInMessage(message).component !== undefined);

/** Why a step failed. */
export const findingsOfStep = async (step: WorkflowStepRecord, terms: Terms): Promise<Findings> => {
  const { context, mayFetch } = terms;
  const isCached = context.loaders.cached.bind(context.loaders);
  const arn = step.imageBuildVersionArn;
  const sources = [sourceOf(kindOf('WorkflowStep'), step)];
  const missing: string[] = [];
  const maySeeSensitive = context.access.in(step.scope).maySeeSensitive(kindOf('WorkflowStep'));
  const visible = maySeeSensitive ? step : { ...step, outputs: undefined };
  const known = arn === undefined ? undefined : isCached('Image', step.scope, { arn }, 'list');
  let cause = causeOfStep(visible, known?.state?.failureContext, undefined);
  let image = known;
  if (!known && mayFetch && (lacksPlace(cause, step) || isUnexplained(cause))) {
    image = await attempted(() => imageOf(step, terms), missing);
    cause = causeOfStep(visible, image?.state?.failureContext, undefined);
  }
  if (image) sources.push('imagebuilder:GetImage');
  if (mayFetch && maySeeSensitive && isUnexplained(cause)) {
    const lines = await attempted(() => linesOf(step, terms), missing);
    if (lines && lines.length > 0) sources.push('logs:FilterLogEvents');
    cause = causeOfStep(visible, image?.state?.failureContext, lines);
  }
  return {
    cause,
    subject: subjectOfStep(cause),
    sources,
    missing,
    log: (one) => logOfStep(step, one),
  };
};

/** Why a workflow failed: by its first failed step that ended it. */
export const findingsOfWorkflow = async (
  workflow: ImageBuilderWorkflowRecord,
  terms: Terms,
): Promise<Findings> => {
  const { context, mayFetch } = terms;
  const missing: string[] = [];
  const own = sourceOf(kindOf('ImageBuilderWorkflow'), workflow);
  const { loaders, history } = context;
  const steps = await attempted(async (): Promise<readonly WorkflowStepRecord[]> => {
    if (isForgotten(workflow)) {
      const filter = { kind: 'WORKFLOW_STEP', statuses: ['FAILED'] as const };
      const { items } = await history.forgottenUnder(workflow.id, filter, undefined, 25);
      return items.map(({ record }) => record as unknown as WorkflowStepRecord).reverse();
    }
    if (mayFetch)
      return allItems((token) => loaders.pageUnder(stepsOfWorkflow, workflow, stepsParentOf, token));
    return loaders.cachedUnder(stepsOfWorkflow, workflow, stepsParentOf)?.items ?? [];
  }, missing);
  const step = failedStepOf(steps ?? [], workflow.message);
  if (!step) {
    const cause: Cause = { message: workflow.message, reason: workflow.message };
    return { cause, subject: 'The workflow failed', sources: [own], missing, log: () => undefined };
  }
  const found = await findingsOfStep(step, terms);
  const cause = { ...found.cause, message: found.cause.message ?? workflow.message };
  return { ...found, cause, sources: [own, ...found.sources], missing: [...missing, ...found.missing] };
};
