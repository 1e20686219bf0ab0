import type { GraphQLResolveInfo } from 'graphql';
import { type AnyKind, isNodeKind, kindOf } from '../kinds';
import type { BlueprintRunRecord } from '../kinds/blueprintRun';
import type { ImageRecord } from '../kinds/image';
import type { ImageBuilderWorkflowRecord } from '../kinds/imageBuilderWorkflow';
import type { LifecycleRecord } from '../kinds/lifecycle';
import { resourcesOfRun } from '../kinds/lifecycleResource';
import type { TransferExecutionRecord } from '../kinds/transferExecution';
import { stepsOfWorkflow, stepsParentOf, type WorkflowStepRecord } from '../kinds/workflowStep';
import { logUrl } from '../logs/consoleLink';
import { failureLines } from '../logs/pattern';
import { reasonOf } from '../model/coverage';
import { GatewayError } from '../model/errors';
import { type LoadPage, type MaybePromise, pagesFrom } from '../model/page';
import { type ExecutionRecord, isForgotten, type NodeRecord } from '../model/record';
import { type Cause, type RootCause as Found, rootCauseOf } from '../rootCause/cause';
import { causeInMessage } from '../rootCause/component';
import { causeOfStep, failedStepOf, isUnexplained, subjectOfStep } from '../rootCause/imageBuilder';
import { causeOfBlueprintRun, causeOfLifecycle, causeOfTransfer, hasFailed } from '../rootCause/others';
import type { GatewayContext } from './context';
import { hydrate } from './fields';
import { logOfStep } from './imageLogs';
import type { ObjectLog } from './logs';
import { logOfTransfer } from './transferLogs';

/** A cause with what it rests on. */
interface Findings {
  readonly cause: Cause;
  readonly subject: string;
  readonly sources: readonly string[];
  /** Why further sources could not be read. */
  readonly missing: readonly string[];
  /** The log of what failed. */
  readonly log: (context: GatewayContext) => MaybePromise<ObjectLog | undefined>;
}

/** The answer of `rootCause`, with what its link needs. */
export interface ResolvedCause extends Found {
  readonly missing: readonly string[];
  readonly record: NodeRecord;
  readonly log: Findings['log'];
}

const called = ({ service, name }: { readonly service: string; readonly name: string }): string =>
  `${service}:${name}`;

/** The operation that returned a record. */
const sourceOf = (kind: AnyKind, { view }: NodeRecord): string => {
  const list = kind.listing?.under?.list.operation;
  const operation = view.name === 'get' || !list ? kind.get?.operation : list;
  return operation ? called(operation) : kind.type;
};

/** The value of a task; undefined where AWS or a limit does not allow it, with the reason in `missing`. */
const attempted = async <Value>(
  task: () => MaybePromise<Value>,
  missing: string[],
): Promise<Value | undefined> => {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    missing.push(reasonOf(error));
    return undefined;
  }
};

/** The most pages of a list that are searched for what failed. */
const mostPages = 8;

const allItems = async <Item>(load: LoadPage<Item>): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let pages = 0;
  for await (const { page } of pagesFrom(load)) {
    items.push(...page.items);
    pages += 1;
    if (pages === mostPages) break;
  }
  return items;
};

/** What the answer may use, and may fetch. */
interface Terms {
  readonly context: GatewayContext;
  readonly mayFetch: boolean;
}

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

const findingsOfStep = async (step: WorkflowStepRecord, terms: Terms): Promise<Findings> => {
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
  if (mayFetch && maySeeSensitive && cause.output === undefined && needsLog(cause, step)) {
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

/** Without output, only the log has more than `exit status 1`. Other actions than those of components have no output. */
const needsLog = (cause: Cause, step: WorkflowStepRecord): boolean =>
  isUnexplained(cause) || causeInMessage(step.message).component !== undefined;

const findingsOfWorkflow = async (workflow: ImageBuilderWorkflowRecord, terms: Terms): Promise<Findings> => {
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

const findingsOfLifecycle = async (run: LifecycleRecord, { context, mayFetch }: Terms): Promise<Findings> => {
  const { loaders } = context;
  const missing: string[] = [];
  const sources = [sourceOf(kindOf('Lifecycle'), run)];
  const keyOf = ({ lifecycleExecutionId }: LifecycleRecord) => ({ lifecycleExecutionId });
  const resources =
    mayFetch && !isForgotten(run)
      ? await attempted(
          () => allItems((token) => loaders.pageUnder(resourcesOfRun, run, keyOf, token)),
          missing,
        )
      : loaders.cachedUnder(resourcesOfRun, run, keyOf)?.items;
  if (resources) sources.push(called(resourcesOfRun.operation));
  const cause = causeOfLifecycle(run.state?.reason, resources ?? []);
  return { cause, subject: 'The lifecycle run failed', sources, missing, log: () => undefined };
};

const findingsOfTransfer = async (
  execution: TransferExecutionRecord,
  { context, mayFetch }: Terms,
): Promise<Findings> => {
  const missing: string[] = [];
  const kind = kindOf('TransferExecution');
  const full =
    execution.view.fields.has('results') || isForgotten(execution) || !mayFetch
      ? execution
      : await attempted(() => context.loaders.hydrate(execution, 'get'), missing);
  const { results, statusReason } = full ?? execution;
  const maySeeSensitive = context.access.in(execution.scope).maySeeSensitive(kind);
  const { output, ...cause } = causeOfTransfer(
    results?.Steps ?? [],
    results?.OnExceptionSteps ?? [],
    statusReason,
  );
  return {
    cause: maySeeSensitive ? { ...cause, output } : cause,
    subject: 'The file was not processed',
    sources: [sourceOf(kind, full ?? execution)],
    missing,
    log: (one) => logOfTransfer(execution, one),
  };
};

const findingsOfBlueprintRun = (run: BlueprintRunRecord): Findings => ({
  cause: causeOfBlueprintRun(run.errorMessage, run.rollbackErrorMessage),
  subject: 'The blueprint run failed',
  sources: [sourceOf(kindOf('BlueprintRun'), run)],
  missing: [],
  log: () => undefined,
});

const findingsOf = (record: NodeRecord, terms: Terms): MaybePromise<Findings> => {
  switch (record.kind) {
    case 'ImageBuilderWorkflow':
      return findingsOfWorkflow(record as ImageBuilderWorkflowRecord, terms);
    case 'WorkflowStep':
      return findingsOfStep(record as WorkflowStepRecord, terms);
    case 'Lifecycle':
      return findingsOfLifecycle(record as LifecycleRecord, terms);
    case 'TransferExecution':
      return findingsOfTransfer(record as TransferExecutionRecord, terms);
    default:
      return findingsOfBlueprintRun(record as BlueprintRunRecord);
  }
};

/** Connections that may have many executions of any age. */
const longLists: ReadonlySet<string> = new Set(['ExecutionConnection', 'LifecycleConnection']);

/** True beneath a page of a long list. */
const isInLongList = ({ path }: GraphQLResolveInfo): boolean => {
  for (let at = path.prev; at; at = at.prev)
    if (at.typename !== undefined && longLists.has(at.typename)) return true;
  return false;
};

/** Why an execution failed; null where it did not. */
export const rootCause = async (
  record: ExecutionRecord,
  args: { readonly fetch?: boolean | null | undefined },
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<ResolvedCause | null> => {
  if (!isNodeKind(record.kind)) return null;
  const full = await hydrate(kindOf(record.kind), record, context, info);
  if (!full || !hasFailed(full.status)) return null;
  const mayFetch = args.fetch ?? !isInLongList(info);
  const { cause, subject, sources, missing, log } = await findingsOf(full, { context, mayFetch });
  const { redact } = context.logs;
  return { ...rootCauseOf(cause, subject, sources, redact), missing, record: full, log };
};

export const RootCause = {
  logUrl: async ({ log, record }: ResolvedCause, _args: object, context: GatewayContext) => {
    const found = await log(context);
    return found ? logUrl(record.scope, found.place, found.start) : null;
  },
};
