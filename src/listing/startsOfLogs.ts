import { loggedTransfer } from '../kinds/loggedTransfer';
import type { TransferExecutionRecord } from '../kinds/transferExecution';
import { transferWorkflow } from '../kinds/transferWorkflow';
import { hasLoggedEnd } from '../logs/transferEvents';
import { mergeFacts, noFacts } from '../logs/transferFacts';
import { GatewayError } from '../model/errors';
import { rootBranches } from './branches';
import type { List } from './list';
import { readList, type ReadingTerms } from './readList';

/*
 * A log can have executions that have begun since AWS listed those in progress. They may still run: only a list that is newer than their last line
 * shows it.
 */

/** When the last line of an execution without a logged end was written, in epoch milliseconds; undefined for one with an end. */
const lastLineOf = ({ logFacts }: TransferExecutionRecord): number | undefined =>
  logFacts && !hasLoggedEnd(logFacts) ? Math.max(...logFacts.events.map(({ at }) => at)) : undefined;

const workflows = rootBranches.find(({ kind }) => kind.type === transferWorkflow.type);

const readIfDue = async (list: List, terms: ReadingTerms): Promise<void> => {
  try {
    await readList(list, terms, () => undefined);
  } catch (error) {
    // The catalog has it.
    if (!(error instanceof GatewayError)) throw error;
  }
};

const readAll = async (lists: ReadonlySet<List>, terms: ReadingTerms): Promise<void> => {
  await Promise.all([...lists].map((list) => readIfDue(list, terms)));
};

/** The execution with when AWS's lists were read to their end, where all of them were after a moment, in epoch milliseconds. */
const withListing = (
  execution: TransferExecutionRecord,
  lists: readonly List[],
  lastLineAt: number,
): TransferExecutionRecord => {
  const listedAt = Math.min(...lists.map(({ known }) => known?.asOf ?? -Infinity));
  if (lists.length === 0 || listedAt <= lastLineAt) return execution;
  const facts = mergeFacts(execution.logFacts ?? noFacts, { events: [], listedAt });
  return loggedTransfer(execution.scope, execution, facts, execution.fetchedAt);
};

/**
 * Reads the lists of the workflows whose executions from a log may still run, as far as they are older than the last lines, and the terms allow. Where
 * one is not read, it stays due. Returns the executions with when their lists were read. Costs one ListExecutions per list and page, and ListWorkflows for a
 * scope whose workflows are not known. Does not reject with a GatewayError.
 */
export const listStarted = async (
  executions: readonly TransferExecutionRecord[],
  terms: ReadingTerms,
): Promise<readonly TransferExecutionRecord[]> => {
  const noteRun = ({ scope, workflowId }: TransferExecutionRecord, at: number): readonly List[] =>
    terms.catalog.noteRun(transferWorkflow.idOf(scope, { workflowId }), at);
  const isKnown = ({ scope, workflowId }: TransferExecutionRecord): boolean =>
    terms.catalog.object(transferWorkflow.idOf(scope, { workflowId })) !== undefined;

  const open = executions.filter((execution) => lastLineOf(execution) !== undefined);
  const roots = open.flatMap((one) =>
    workflows && !isKnown(one) ? [terms.catalog.root(one.scope, workflows)] : [],
  );
  await readAll(new Set(roots), terms);
  const lists = open.flatMap((execution) => noteRun(execution, lastLineOf(execution) ?? -Infinity));
  await readAll(new Set(lists), terms);
  return executions.map((execution) => {
    const at = lastLineOf(execution);
    return at === undefined ? execution : withListing(execution, noteRun(execution, at), at);
  });
};
