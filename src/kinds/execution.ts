import type { AwsTime } from '../model/time';
import { type ExecutionStatus, hasNotEnded, isUnderWay } from '../model/status';
import { fieldsOf } from './fields';

/** Maps AWS's status words. A word that a newer SDK adds breaks the build; one that the SDK lacks becomes UNKNOWN. */
export interface StatusWords {
  readonly of: (word: string | null | undefined) => ExecutionStatus;
  /** Every status that `of` can return. */
  readonly statuses: ReadonlySet<ExecutionStatus>;
}

export const statusWords = <Word extends string>(
  words: Readonly<Record<Word, ExecutionStatus>>,
): StatusWords => ({
  of: (word) =>
    word !== null && word !== undefined && Object.hasOwn(words, word) ? words[word as Word] : 'UNKNOWN',
  statuses: new Set<ExecutionStatus>([...Object.values<ExecutionStatus>(words), 'UNKNOWN']),
});

/** How the fields that all kinds of execution have are read from AWS's answer. */
interface ExecutionReaders<Raw> {
  readonly words: StatusWords;
  readonly word: (raw: Raw) => string | undefined;
  /** The status, where the word alone does not decide it. */
  readonly statusOf?: (raw: Raw) => ExecutionStatus;
  readonly reason: (raw: Raw) => string | undefined;
  readonly start: (raw: Raw) => AwsTime | null | undefined;
  readonly end: (raw: Raw) => AwsTime | null | undefined;
}

/** The duration of what is under way depends on the time. */
export const hasFixedDuration = ({ status }: { readonly status: ExecutionStatus }): boolean =>
  !isUnderWay(status);

/** The fields of the interface `Execution` that the history of the gateway answers. */
export const historyFields = [
  'origin',
  'firstSeenAt',
  'lastSeenAt',
  'changes',
  'expectedDurationSeconds',
  'isOverdue',
] as const;

/** The fields of the interface `Execution`, for a kind whose lists return all of them. */
export const executionFields = <Raw>({
  words,
  word,
  statusOf = (raw) => words.of(word(raw)),
  reason,
  start,
  end,
}: ExecutionReaders<Raw>) => {
  const { ids, list } = fieldsOf<Raw>();
  return {
    status: list(statusOf),
    rawStatus: list(word),
    statusReason: list(reason),
    startedAt: list.time(start),
    endedAt: list.time((raw) => (hasNotEnded(statusOf(raw)) ? undefined : end(raw))),
    durationSeconds: list.computed({ isPure: hasFixedDuration }),
    rootCause: list.computed(),
    consoleUrl: ids.computed(),
    origin: list.computed(),
    firstSeenAt: list.computed(),
    lastSeenAt: list.computed(),
    changes: list.computed(),
    expectedDurationSeconds: list.computed(),
    isOverdue: list.computed(),
  };
};
