import type { ExecutionRecord } from '../model/record';
import type { Past, StoredChange } from './entries';

/** An execution as a store knows it. */
export interface KnownPast extends Past {
  readonly record: ExecutionRecord;
}

interface Sight {
  readonly at: number;
  readonly status: string;
}

/** When a store saw which status: at first, after each change, and last. */
const sightsOf = ({ record, firstSeenAt, changes }: KnownPast): readonly Sight[] => [
  { at: firstSeenAt, status: changes[0]?.previous_status ?? record.status },
  ...changes,
  { at: record.fetchedAt.getTime(), status: record.status },
];

const changesOf = (sights: readonly Sight[]): readonly StoredChange[] => {
  const distinct = new Map(sights.map((sight) => [`${sight.at} ${sight.status}`, sight]));
  const sorted = [...distinct.values()].sort((one, other) => one.at - other.at);
  return sorted.flatMap(({ at, status }, index) => {
    const previous = sorted[index - 1];
    return previous && previous.status !== status ? { at, previous_status: previous.status, status } : [];
  });
};

/**
 * What two stores know of one execution beside its record: the earliest first sight, the changes of both in order, each once,
 * and since when AWS no longer knows it, unless one of them has seen it later.
 */
export const mergePast = (one: KnownPast, other: KnownPast): Past => {
  const lastSeenAt = Math.max(one.record.fetchedAt.getTime(), other.record.fetchedAt.getTime());
  const gone = [one.goneAt, other.goneAt].filter(
    (at) => at !== null && at >= lastSeenAt,
  ) as readonly number[];
  return {
    firstSeenAt: Math.min(one.firstSeenAt, other.firstSeenAt),
    goneAt: gone.length === 0 ? null : Math.min(...gone),
    changes: changesOf([...sightsOf(one), ...sightsOf(other)]),
  };
};
