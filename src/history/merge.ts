import { kindOf, type NodeKind } from '../kinds';
import { loggedRecord, mergeLogged } from '../kinds/loggedTransfer';
import type { TransferExecutionRecord } from '../kinds/transferExecution';
import { type ExecutionRecord, isFromLog, type View } from '../model/record';

const hasAll = (view: View, other: View): boolean =>
  [...other.fields].every((field) => view.fields.has(field));

/** AWS's word is unknown where a view lacks it. */
const isSameState = (one: ExecutionRecord, other: ExecutionRecord): boolean =>
  one.status === other.status &&
  (one.rawStatus === other.rawStatus || one.rawStatus === undefined || other.rawStatus === undefined);

/**
 * What two answers of AWS's API say about one execution, `seen` being the one that arrives later. The newer answer wins. Fields
 * that only the older one has stay as long as the status is the same: a list does not remove what a Get has returned, unless
 * the execution has changed since. The result has the view with the most fields, and the time of the newer answer.
 */
const mergeAnswers = (known: ExecutionRecord, seen: ExecutionRecord): ExecutionRecord => {
  const [older, newer] = seen.fetchedAt >= known.fetchedAt ? [known, seen] : [seen, known];
  if (hasAll(newer.view, older.view) || !isSameState(older, newer)) return newer;
  const view = older.view.fields.size > newer.view.fields.size ? older.view : newer.view;
  const returned = Object.entries(newer).filter(([name]) => newer.view.fields.has(name));
  const members = { ...older, ...Object.fromEntries(returned), fetchedAt: newer.fetchedAt, view };
  return kindOf(newer.kind as NodeKind).revive(members) as ExecutionRecord;
};

/**
 * The same for answers of AWS's API and records from the log. `goneAt` is since when the API is known not to know the execution, in
 * epoch milliseconds.
 */
export const mergeRecords = (
  known: ExecutionRecord,
  seen: ExecutionRecord,
  goneAt: number | null = null,
): ExecutionRecord => {
  if (!loggedRecord(known) && !loggedRecord(seen)) return mergeAnswers(known, seen);
  const answers = [known, seen].filter((record) => !isFromLog(record));
  const [one, other] = answers;
  const api = one && other ? mergeAnswers(one, other) : one;
  return mergeLogged(
    known as unknown as TransferExecutionRecord,
    seen as unknown as TransferExecutionRecord,
    api as TransferExecutionRecord | undefined,
    goneAt ?? undefined,
  ) as unknown as ExecutionRecord;
};
