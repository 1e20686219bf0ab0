import type { AwsTime } from '../model/time';
import { type ExecutionStatus } from '../model/status';
import { type ComputedField, fieldsOf, type StoredField } from './fields';

/** The statuses of AWS's words. A word that a newer SDK adds breaks the build; one that only AWS knows is UNKNOWN. */
export interface StatusWords {
  readonly of: (word: string | null | undefined) => ExecutionStatus;
  /** Every status that a word can have. */
  readonly statuses: ReadonlySet<ExecutionStatus>;
}

export const statusWords = <Word extends string>(
  words: Readonly<Record<Word, ExecutionStatus>>,
): StatusWords => ({
  of: (word) =>
    word !== null && word !== undefined && Object.hasOwn(words, word) ? words[word as Word] : 'UNKNOWN',
  statuses: new Set<ExecutionStatus>([...Object.values<ExecutionStatus>(words), 'UNKNOWN']),
});

/** Where AWS's answer has what every execution has. */
interface ExecutionReaders<Raw> {
  readonly words: StatusWords;
  readonly word: (raw: Raw) => string | undefined;
  readonly reason: (raw: Raw) => string | undefined;
  readonly start: (raw: Raw) => AwsTime | null | undefined;
  readonly end: (raw: Raw) => AwsTime | null | undefined;
}

interface ExecutionFields<Raw> {
  readonly status: StoredField<Raw, ExecutionStatus>;
  readonly rawStatus: StoredField<Raw, string | undefined>;
  readonly statusReason: StoredField<Raw, string | undefined>;
  readonly startedAt: StoredField<Raw, string | undefined>;
  readonly endedAt: StoredField<Raw, string | undefined>;
  readonly durationSeconds: ComputedField;
  readonly consoleUrl: ComputedField;
}

/** The fields of `Execution`, all of which the lists of the kind return. */
export const executionFields = <Raw>({
  words,
  word,
  reason,
  start,
  end,
}: ExecutionReaders<Raw>): ExecutionFields<Raw> => {
  const { ids, list } = fieldsOf<Raw>();
  return {
    status: list((raw) => words.of(word(raw))),
    rawStatus: list(word),
    statusReason: list(reason),
    startedAt: list.time(start),
    endedAt: list.time(end),
    durationSeconds: list.computed(),
    consoleUrl: ids.computed(),
  };
};
