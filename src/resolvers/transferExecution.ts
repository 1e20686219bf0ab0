import type { TransferExecutionResolvers, TransferExecutionStepResultResolvers } from '../generated/graphql';
import { kindOf } from '../kinds';
import { isFromLog } from '../model/record';
import type { TransferExecutionRecord, TransferStepResultRecord } from '../kinds/transferExecution';
import { hydrate } from './fields';
import { logFields } from './logs';
import { mapMaybe } from './maybe';
import { logOfTransfer } from './transferLogs';
import { oneId, relation, relationById } from './related';
import { startedByUpload } from './startedBy';
import { stepName } from '../kinds/transferWorkflow';
import { definitionOfResult } from './transferWorkflow';

/** The results of one of the two lists, each with its position. Those that AWS's API has returned come first. */
const placed = (
  { scope, workflowId, results, view, logFacts }: TransferExecutionRecord,
  list: TransferStepResultRecord['list'],
): TransferStepResultRecord[] | undefined => {
  const returned = isFromLog({ view }) ? (logFacts?.results?.value[list]?.length ?? 0) : Infinity;
  return results?.[list]?.map((result, index) => ({
    ...result,
    scope,
    workflowId,
    list,
    index,
    isReturned: index < returned,
  }));
};

export const TransferExecution: Partial<TransferExecutionResolvers> = {
  results: (execution, _args, context, info) =>
    mapMaybe(
      hydrate(kindOf('TransferExecution'), execution, context, info),
      (full) =>
        full?.results && { steps: placed(full, 'Steps'), onExceptionSteps: placed(full, 'OnExceptionSteps') },
    ),
  // The message of an error, which can repeat what a program wrote.
  statusReason: (execution, _args, context, info) =>
    mapMaybe(hydrate(kindOf('TransferExecution'), execution, context, info), (full) =>
      full?.statusReason === undefined ? undefined : context.logs.redact(full.statusReason),
    ),
  ...logFields('TransferExecution', ({ logs }) => logs.transfer, logOfTransfer),
  startedBy: startedByUpload,
  workflow: relationById('TransferExecution', 'workflowId', 'TransferWorkflow'),
  server: relation('TransferExecution', 'serviceMetadata', 'TransferServer', ({ serviceMetadata }) =>
    oneId('serverId', serviceMetadata?.UserDetails?.ServerId),
  ),
};

/** The other fields are AWS's members. */
export const TransferExecutionStepResult: Partial<TransferExecutionStepResultResolvers> = {
  name: (result, _args, { loaders }) =>
    result.isReturned && result.Name === undefined
      ? mapMaybe(definitionOfResult(result, loaders), stepName)
      : result.Name,
  definition: (result, _args, { loaders }) => definitionOfResult(result, loaders),
};
