import type { Redact } from '../logs/redact';
import { parseTransferLine, type TransferLine } from '../logs/transferLine';
import { isOfFormat } from '../model/formats';
import type { Operation } from '../model/operation';
import type { AwsList } from './list';
import { filterLogEvents, inputOf, type LogQuery, pageOf } from './logQuery';
import { transferExecution } from './transferExecution';

/** An event of a log. */
export interface TransferLogItem {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Undefined for an event that is about no execution. */
  readonly line: TransferLine | undefined;
}

/** The largest page that AWS accepts. It has at most 1 MB. */
const pageSize = 10_000;

/** Selects lines about executions, and not those of sessions. */
export const ofExecutions = '{ $.workflowId = "w-*" }';

const { workflowId, executionId } = transferExecution.ids;

const isAboutExecution = (line: TransferLine): boolean =>
  isOfFormat(workflowId.format, line.workflowId) && isOfFormat(executionId.format, line.executionId);

/**
 * The lines about Transfer executions in a log group. Null where there is no such group. Pages are not cached: what is read of them is in the
 * history.
 */
export const transferLogOf = (redact: Redact): AwsList<LogQuery, TransferLogItem> => ({
  operation: filterLogEvents as unknown as Operation<unknown, unknown>,
  items: { type: 'LogEvent', visibleWith: transferExecution.visibleWith },
  pageSize,
  input: (query, token) => inputOf(query, token, pageSize),
  parse(_scope, _query, answer, token) {
    return {
      value: pageOf(answer, token, ({ timestamp = 0, message = '' }) => {
        const line = parseTransferLine(message, timestamp, redact);
        return { at: timestamp, line: line && isAboutExecution(line) ? line : undefined };
      }),
      ttl: undefined,
      records: [],
    };
  },
});
