import type { ExecutionKindSpec } from '../kinds';
import { type ExecutionRecord, isFromLog } from '../model/record';
import { type ExecutionStatus, hasNotEnded } from '../model/status';
import { epochMs } from '../model/time';
import { statusSince } from './row';

/* What differs between two states of one execution in the store, as an event. */

/** What the store knows of an execution. Times are epoch milliseconds. */
export interface KnownState {
  readonly record: ExecutionRecord;
  readonly firstSeenAt: number;
  readonly goneAt: number | null;
}

/** A change of an execution, with its new state. */
export interface Transition extends KnownState {
  readonly type: 'ADDED' | 'CHANGED' | 'ENDED';
  readonly kind: ExecutionKindSpec;
  readonly previousStatus: ExecutionStatus | undefined;
  /** Sorted. */
  readonly changedFields: readonly string[];
  /** Those of them that are the same but for sensitive values within. */
  readonly hiddenChanges: readonly string[];
  readonly at: number;
}

/** An execution that had ended so long before it was first returned is no news: a list was read for the first time. */
const newsMs = 3_600_000;

const statusOf = ({ record, goneAt }: KnownState): ExecutionStatus =>
  statusSince(record.status, goneAt ?? undefined);

/** A word of AWS that the gateway does not know says nothing about the end. */
const hasEnded = (state: KnownState): boolean => {
  const status = statusOf(state);
  if (status === 'UNKNOWN') return state.goneAt !== null || isFromLog(state.record);
  return !hasNotEnded(status);
};

const isNews = (state: KnownState, now: number): boolean => {
  if (!hasEnded(state)) return true;
  const { endedAt, startedAt } = state.record;
  const at = epochMs(endedAt) ?? epochMs(startedAt);
  return at !== undefined && at > now - newsMs;
};

const textOf = (value: unknown): string | undefined =>
  value === null || value === undefined ? undefined : JSON.stringify(value);

/** The fields that both records have with different values. A malformed value says nothing. */
const changedFieldsOf = (
  { fields, execution: { search } }: ExecutionKindSpec,
  before: ExecutionRecord,
  after: ExecutionRecord,
): readonly string[] => {
  const [old, young] = [before, after] as unknown as readonly Readonly<Record<string, unknown>>[];
  const { withheld = {} } = search;
  // What is stored of a value is compared also where the view lacks it, since it is not stored as a whole.
  const isKnown = (name: string): boolean =>
    name in withheld
      ? old?.[name] !== undefined && young?.[name] !== undefined
      : before.view.fields.has(name) && after.view.fields.has(name);
  return Object.entries(fields).flatMap(([name, field]) => {
    if (!('read' in field) || field.isInternal === true || name === 'status') return [];
    if (!isKnown(name)) return [];
    const values = [old?.[name], young?.[name]];
    if (values.some((value) => value instanceof Error)) return [];
    return textOf(values[0]) === textOf(values[1]) ? [] : [name];
  });
};

/** The fields of these that are the same but for the values of sensitive members. */
const hiddenChangesOf = (
  { execution: { sensitiveMembers = {} } }: ExecutionKindSpec,
  changedFields: readonly string[],
  before: ExecutionRecord,
  after: ExecutionRecord,
): readonly string[] => {
  const [old, young] = [before, after] as unknown as readonly Readonly<Record<string, unknown>>[];
  return changedFields.filter((name) => {
    const members = sensitiveMembers[name];
    if (!members) return false;
    const publicText = (value: unknown): string | undefined =>
      JSON.stringify(value, (member, part: unknown) => (members.includes(member) ? undefined : part));
    return publicText(old?.[name]) === publicText(young?.[name]);
  });
};

/**
 * The event of a new state, which AWS has returned at a moment; undefined where nothing has changed. `before` is undefined for an execution
 * that the store did not have. Times are epoch milliseconds.
 */
export const transitionOf = (
  kind: ExecutionKindSpec,
  before: KnownState | undefined,
  after: KnownState,
  at: number,
  now: number,
): Transition | undefined => {
  const { record, firstSeenAt, goneAt } = after;
  const common = { kind, record, firstSeenAt, goneAt, at };
  if (!before) {
    return isNews(after, now)
      ? { ...common, type: 'ADDED', previousStatus: undefined, changedFields: [], hiddenChanges: [] }
      : undefined;
  }
  const previousStatus = statusOf(before);
  const isOtherStatus = previousStatus !== statusOf(after);
  const others = before.record === record ? [] : changedFieldsOf(kind, before.record, record);
  if (!isOtherStatus && others.length === 0) return undefined;
  const changedFields = [...others, ...(isOtherStatus ? ['status'] : [])].sort();
  const type = isOtherStatus && !hasEnded(before) && hasEnded(after) ? 'ENDED' : 'CHANGED';
  const hiddenChanges = hiddenChangesOf(kind, others, before.record, record);
  return { ...common, type, previousStatus, changedFields, hiddenChanges };
};
