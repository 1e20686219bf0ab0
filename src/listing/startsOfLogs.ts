import type { TransferExecutionRecord } from '../kinds/transferExecution';
import { transferWorkflow } from '../kinds/transferWorkflow';
import { hasLoggedEnd } from '../logs/transferEvents';
import { GatewayError } from '../model/errors';
import type { List } from './list';
import { readList, type ReadingTerms } from './readList';

/*
 * A log can have executions that have begun since AWS listed those in progress. They may still run: only a list that is newer than their last line
 * shows it.
 */

/** When the last line of an execution without a logged end was written, in epoch milliseconds; undefined for one with an end. */
const lastLineOf = ({ logFacts }: TransferExecutionRecord): number | undefined =>
  logFacts && !hasLoggedEnd(logFacts) ? Math.max(...logFacts.events.map(({ at }) => at)) : undefined;

const readIfDue = async (list: List, terms: ReadingTerms): Promise<void> => {
  try {
    await readList(list, terms, () => undefined);
  } catch (error) {
    // The catalog has it.
    if (!(error instanceof GatewayError)) throw error;
  }
};

/**
 * Reads the lists of the workflows whose executions from a log may still run, as far as they are older than the last lines, and the terms allow. Where
 * one is not read, it stays due. Costs one ListExecutions per list and page. Does not reject with a GatewayError.
 */
export const listStarted = async (
  executions: readonly TransferExecutionRecord[],
  terms: ReadingTerms,
): Promise<void> => {
  const lists = new Set<List>();
  for (const execution of executions) {
    const at = lastLineOf(execution);
    if (at === undefined) continue;
    const { scope, workflowId } = execution;
    for (const list of terms.catalog.noteRun(transferWorkflow.idOf(scope, { workflowId }), at))
      lists.add(list);
  }
  await Promise.all([...lists].map((list) => readIfDue(list, terms)));
};
