import { kindOf } from '../../kinds';
import type { ImageRecord } from '../../kinds/image';
import type { ImageBuilderWorkflowRecord } from '../../kinds/imageBuilderWorkflow';
import { stepsOfWorkflow, stepsParentOf, type WorkflowStepRecord } from '../../kinds/workflowStep';
import { firstOrderedMs } from '../../kinds/logQuery';
import { failureLines } from '../../logs/pattern';
import type { MaybePromise } from '../../model/page';
import { isForgotten } from '../../model/record';
import type { Scope } from '../../model/scope';
import type { Cause } from '../../rootCause/cause';
import { causeInMessage } from '../../rootCause/component';
import {
  causeOfStep,
  causeOfWorkflow,
  failedStepOf,
  isUnexplained,
  subjectOfStep,
} from '../../rootCause/imageBuilder';
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

/** What an image has the failure context of. */
interface OfImage {
  readonly scope: Scope;
  readonly imageBuildVersionArn?: string | undefined;
  readonly message?: string | undefined;
}

/** A component failed, and it is not known where in it. */
const lacksPlace = ({ component, phase }: Cause, { message }: OfImage): boolean =>
  phase === undefined && (component !== undefined || causeInMessage(message).component !== undefined);

/** The image of a step or a workflow: where it is cached, or where the cause without its failure context lacks something. */
const imageFor = async (
  failed: OfImage,
  causeBy: (context: unknown) => Cause,
  { context, mayFetch }: Terms,
  missing: string[],
): Promise<ImageRecord | null | undefined> => {
  const { scope, imageBuildVersionArn: arn } = failed;
  if (arn === undefined) return undefined;
  const { loaders } = context;
  const cached = loaders.cached('Image', scope, { arn }, 'list');
  if (cached || !mayFetch) return cached;
  const cause = causeBy(undefined);
  return lacksPlace(cause, failed) || isUnexplained(cause)
    ? attempted(() => loaders.byIds('Image', scope, { arn }, 'list'), missing)
    : undefined;
};

/** Why a step failed. */
export const findingsOfStep = async (step: WorkflowStepRecord, terms: Terms): Promise<Findings> => {
  const { context, mayFetch } = terms;
  const { scope } = step;
  const sources = [sourceOf(kindOf('WorkflowStep'), step)];
  const missing: string[] = [];
  const maySeeSensitive = context.access.in(scope).maySeeSensitive(kindOf('WorkflowStep'));
  const visible = maySeeSensitive ? step : { ...step, outputs: undefined };
  const causeBy = (failure: unknown, lines?: readonly string[]): Cause =>
    causeOfStep(visible, failure, lines, context.logs.redact);
  const image = await imageFor(step, causeBy, terms, missing);
  const failure = image?.state?.failureContext;

  let cause = causeBy(failure);
  if (image && failure) sources.push(sourceOf(kindOf('Image'), image));
  if (mayFetch && maySeeSensitive && isUnexplained(cause)) {
    const lines = await attempted(() => linesOf(step, terms, missing), missing);
    if (lines && lines.length > 0) sources.push('logs:FilterLogEvents');
    cause = causeBy(failure, lines);
  }
  return { cause, subject: subjectOfStep(cause), sources, missing, log: (one) => logOfStep(step, one) };
};

/** The steps of a workflow as AWS lists them, where they are cached or can be fetched. FORBIDDEN for callers who may not see them. */
const listedSteps = (
  workflow: ImageBuilderWorkflowRecord,
  { context, mayFetch }: Terms,
  missing: string[],
): MaybePromise<readonly WorkflowStepRecord[]> => {
  const { access, loaders } = context;
  access.in(workflow.scope).require(kindOf('WorkflowStep'));
  if (isForgotten(workflow)) return [];
  return mayFetch
    ? someItems((token) => loaders.pageUnder(stepsOfWorkflow, workflow, stepsParentOf, token), missing)
    : (loaders.cachedUnder(stepsOfWorkflow, workflow, stepsParentOf)?.items ?? []);
};

/** The step that made a workflow fail: in AWS's list, or else in the history. */
const stepThatFailed = async (
  workflow: ImageBuilderWorkflowRecord,
  terms: Terms,
  missing: string[],
): Promise<WorkflowStepRecord | undefined> => {
  const listed = await attempted(() => listedSteps(workflow, terms, missing), missing);
  const found = failedStepOf(listed ?? [], workflow.message);
  if (found) return found;
  const stored = await attempted(() => terms.context.history.failedUnder(workflow.id), missing);
  return failedStepOf((stored ?? []) as unknown as readonly WorkflowStepRecord[], workflow.message);
};

/** Why a workflow failed: by its first failed step that ended it, or else by its message and the failure context of its image. */
export const findingsOfWorkflow = async (
  workflow: ImageBuilderWorkflowRecord,
  terms: Terms,
): Promise<Findings> => {
  const missing: string[] = [];
  const sources = [sourceOf(kindOf('ImageBuilderWorkflow'), workflow)];
  const step = await stepThatFailed(workflow, terms, missing);
  if (step) {
    const found = await findingsOfStep(step, terms);
    const cause = { ...found.cause, message: found.cause.message ?? workflow.message };
    return {
      ...found,
      cause,
      sources: [...sources, ...found.sources],
      missing: [...missing, ...found.missing],
    };
  }
  const causeBy = (context: unknown): Cause => causeOfWorkflow(workflow, context);
  const image = await imageFor(workflow, causeBy, terms, missing);
  if (image?.state?.failureContext) sources.push(sourceOf(kindOf('Image'), image));
  const cause = causeBy(image?.state?.failureContext);
  return { cause, subject: subjectOfStep(cause), sources, missing, log: () => undefined };
};
