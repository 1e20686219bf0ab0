import { type ExecutionStatus, isUnderWay } from './status';
import { type AwsTime, readableMoment } from './time';

/*
 * The order of all executions: what is under way without a start (Transfer tells none) comes first, then the newest
 * start, and what is neither under way nor has a start comes last. Ties are decided by id, ascending.
 */

const ranks = { underWay: 0, started: 1, other: 2 } as const;

/** The place of an execution, but for ties. */
export interface Rank {
  readonly rank: number;
  /** Epoch milliseconds; 0 without a start. */
  readonly startedAt: number;
}

/** The whole of what decides an execution's place. A cursor holds it. */
export interface ExecutionPlace extends Rank {
  readonly id: string;
}

export const rankOf = (status: ExecutionStatus, start: AwsTime | null | undefined): Rank => {
  const startedAt = readableMoment(start);
  if (startedAt !== undefined) return { rank: ranks.started, startedAt };
  return { rank: isUnderWay(status) ? ranks.underWay : ranks.other, startedAt: 0 };
};

/** True where AWS told when it started. */
export const hasStart = ({ rank }: Rank): boolean => rank === ranks.started;

/** The same as one number: it grows from the first to the last. */
export const orderOf = ({ rank, startedAt }: Rank): number =>
  rank === ranks.started ? -startedAt : (rank - ranks.started) * Infinity;

/** Negative when `one` comes before `other`, 0 for a tie. */
export const compareRanks = (one: Rank, other: Rank): number =>
  one.rank - other.rank || other.startedAt - one.startedAt;

/** Negative when `one` comes before `other`; 0 only for the same execution. */
export const comparePlaces = (one: ExecutionPlace, other: ExecutionPlace): number =>
  compareRanks(one, other) || (one.id < other.id ? -1 : Number(one.id > other.id));

const knownRanks: ReadonlySet<unknown> = new Set(Object.values(ranks));

/** A place as JSON holds it. */
export const placeParts = ({ rank, startedAt, id }: ExecutionPlace): readonly unknown[] => [
  rank,
  startedAt,
  id,
];

/** The place that `placeParts` wrote; undefined for anything else. */
export const placeOfParts = (parts: readonly unknown[]): ExecutionPlace | undefined => {
  const [rank, startedAt, id] = parts;
  const isPlace =
    parts.length === 3 && knownRanks.has(rank) && Number.isSafeInteger(startedAt) && typeof id === 'string';
  return isPlace ? { rank: Number(rank), startedAt: Number(startedAt), id: id } : undefined;
};
