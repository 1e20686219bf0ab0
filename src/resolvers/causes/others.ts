import { kindOf } from '../../kinds';
import type { BlueprintRunRecord } from '../../kinds/blueprintRun';
import type { LifecycleRecord } from '../../kinds/lifecycle';
import { loggedResults } from '../../kinds/loggedTransfer';
import { filterLogEvents } from '../../kinds/logQuery';
import { resourcesOfRun } from '../../kinds/lifecycleResource';
import type { TransferExecutionRecord, TransferResults } from '../../kinds/transferExecution';
import { isForgotten, isFromLog } from '../../model/record';
import {
  causeOfBlueprintRun,
  causeOfLifecycle,
  causeOfTransfer,
  hasFailedStep,
} from '../../rootCause/others';
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

/** The operations that returned an execution: a record from the log may have results of steps that AWS's API returned before. */
const sourcesOfTransfer = (execution: TransferExecutionRecord, isOfLog: boolean): readonly string[] => {
  const kind = kindOf('TransferExecution');
  const isJoined = isFromLog(execution) && execution.logFacts?.results !== undefined;
  return [
    sourceOf(kind, execution),
    ...(isJoined && kind.get ? [called(kind.get.operation)] : []),
    ...(isOfLog ? [called(filterLogEvents)] : []),
  ];
};

/** Results of steps, one of which failed: those of AWS's API, or else those of the log. */
const failedResults = ({ results, logFacts }: TransferExecutionRecord): TransferResults | undefined =>
  [results, logFacts && loggedResults(logFacts)].find(
    (known) => known && hasFailedStep([...(known.Steps ?? []), ...(known.OnExceptionSteps ?? [])]),
  );

/** The execution with the results of its steps: as it is known, as AWS returns it, or as the history has it. */
const withResults = async (
  execution: TransferExecutionRecord,
  { context, mayFetch }: Terms,
  missing: string[],
): Promise<TransferExecutionRecord> => {
  const { loaders, history } = context;
  if (isForgotten(execution)) return execution;
  const full =
    execution.view.fields.has('results') || !mayFetch
      ? execution
      : ((await attempted(() => loaders.hydrate(execution, 'get'), missing)) ?? execution);
  if (failedResults(full)) return full;
  const stored = await attempted(() => history.stored(execution.id), missing);
  const known = stored as unknown as TransferExecutionRecord | undefined;
  return known && failedResults(known) ? known : full;
};

/** Why a Transfer execution failed, by its steps. */
export const findingsOfTransfer = async (
  execution: TransferExecutionRecord,
  terms: Terms,
): Promise<Findings> => {
  const missing: string[] = [];
  const full = await withResults(execution, terms, missing);
  const results = failedResults(full);
  const maySeeSensitive = terms.context.access
    .in(execution.scope)
    .maySeeSensitive(kindOf('TransferExecution'));
  const { output, ...cause } = causeOfTransfer(
    results?.Steps ?? [],
    results?.OnExceptionSteps ?? [],
    full.statusReason,
  );
  return {
    cause: maySeeSensitive ? { ...cause, output } : cause,
    subject: 'The file was not processed',
    sources: sourcesOfTransfer(full, results !== undefined && results !== full.results),
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
