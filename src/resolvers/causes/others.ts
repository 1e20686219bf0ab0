import { kindOf } from '../../kinds';
import type { BlueprintRunRecord } from '../../kinds/blueprintRun';
import type { LifecycleRecord } from '../../kinds/lifecycle';
import { resourcesOfRun } from '../../kinds/lifecycleResource';
import type { TransferExecutionRecord } from '../../kinds/transferExecution';
import { isForgotten, isFromLog } from '../../model/record';
import { causeOfBlueprintRun, causeOfLifecycle, causeOfTransfer } from '../../rootCause/others';
import { logOfTransfer } from '../transferLogs';
import { someItems, attempted, called, type Findings, sourceOf, type Terms } from './findings';

/** Why a lifecycle run failed: by the resources that failed. */
export const findingsOfLifecycle = async (
  run: LifecycleRecord,
  { context, mayFetch }: Terms,
): Promise<Findings> => {
  const { loaders } = context;
  const missing: string[] = [];
  const sources = [sourceOf(kindOf('Lifecycle'), run)];
  const keyOf = ({ lifecycleExecutionId }: LifecycleRecord) => ({ lifecycleExecutionId });
  const resources =
    mayFetch && !isForgotten(run)
      ? await attempted(
          () => someItems((token) => loaders.pageUnder(resourcesOfRun, run, keyOf, token), missing),
          missing,
        )
      : loaders.cachedUnder(resourcesOfRun, run, keyOf)?.items;
  if (resources) sources.push(called(resourcesOfRun.operation));
  const cause = causeOfLifecycle(run.state?.reason, resources ?? []);
  return { cause, subject: 'The lifecycle run failed', sources, missing, log: () => undefined };
};

/** The operations that returned an execution: that from the log may have results of steps that AWS's API returned before. */
const sourcesOfTransfer = (execution: TransferExecutionRecord): readonly string[] => {
  const kind = kindOf('TransferExecution');
  const isJoined = isFromLog(execution) && execution.logFacts?.results !== undefined;
  const returned = isJoined && kind.get ? [called(kind.get.operation)] : [];
  return [sourceOf(kind, execution), ...returned];
};

/** Why a Transfer execution failed, by its steps. */
export const findingsOfTransfer = async (
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
    sources: sourcesOfTransfer(full ?? execution),
    missing,
    log: (one) => logOfTransfer(execution, one),
  };
};

/** Why a blueprint run failed. */
export const findingsOfBlueprintRun = (run: BlueprintRunRecord): Findings => ({
  cause: causeOfBlueprintRun(run.errorMessage, run.rollbackErrorMessage),
  subject: 'The blueprint run failed',
  sources: [sourceOf(kindOf('BlueprintRun'), run)],
  missing: [],
  log: () => undefined,
});
