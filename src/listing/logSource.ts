import type { StoredLogSource } from '../history';
import type { LogQuery } from '../kinds/logQuery';
import { type CoverageState, reasonOf } from '../model/coverage';
import { GatewayError } from '../model/errors';
import { type Scope, scopeKey } from '../model/scope';
import type { TtlClass } from '../model/ttl';
import { storedFailure } from './catalog';
import type { Patience } from './list';

/* What is known of one log group: in which state it is, until when that is good, and how it is stored. */

/** All lines between these moments are stored, in epoch milliseconds. */
export interface LogSpan {
  readonly from: number;
  readonly to: number;
}

/** A reading that was interrupted: AWS's token belongs to its query. */
export interface LogProgress {
  readonly query: LogQuery;
  readonly token: string;
  /** The tokens of all pages so far. */
  readonly tokens: ReadonlySet<string>;
  /** When the reading began, in epoch milliseconds. */
  readonly begunAt: number;
}

/** Reads what came since the last reading, what is older than all that was read, or what was read before. */
export type LogDirection = 'forward' | 'backward' | 'again';

/** A log group, and what is known of it. All requests of the process share it. */
export interface LogSource {
  readonly key: string;
  readonly scope: Scope;
  readonly group: string;
  read: LogSpan | undefined;
  /** True from the end of a reading up to now until the next one begins. */
  isCurrent: boolean;
  /** When AWS returned the newest page, in epoch milliseconds. */
  checkedAt: number | undefined;
  failure: { readonly error: GatewayError; readonly at: number } | undefined;
  /** What is to be read again, where lines may have arrived late. */
  again: LogSpan | undefined;
  /** How much time the next slice of the reading back has, in milliseconds; undefined where all the rest is read at once. */
  sliceMs: number | undefined;
  /** Readings that were interrupted. */
  progress: Readonly<Partial<Record<LogDirection, LogProgress | undefined>>>;
  /** A reading under way, which others wait for. */
  reading: Promise<unknown> | undefined;
}

/** True where the source was read back to the begin of the window. */
export const isWhole = ({ read }: LogSource, windowStart: number): boolean =>
  read !== undefined && read.from <= windowStart;

/** How new what is known has to be. */
export interface LogFreshness {
  /** Answers from before this moment, in epoch milliseconds, are too old. */
  readonly minFetchedAt: number;
  readonly patience: Patience;
}

/** What could not be read is tried again after this time at the latest. */
export const failurePatienceMs = 30_000;

/** What was read up to so long before the last page is not read up to then. */
export const currentMs = 60_000;

const unreadBefore = (from: number): GatewayError =>
  new GatewayError(
    'DEADLINE_EXCEEDED',
    `The log was read back to ${new Date(from).toISOString()} so far. Ask again for the rest.`,
  );

const unreadSince = (to: number): GatewayError =>
  new GatewayError(
    'DEADLINE_EXCEEDED',
    `The log was read up to ${new Date(to).toISOString()} so far. Ask again for the rest.`,
  );

export const unread = new GatewayError(
  'DEADLINE_EXCEEDED',
  'The log was not read yet. Ask again for the rest.',
);

export const createLogSource = (scope: Scope, group: string): LogSource => ({
  key: `${scopeKey(scope)} ${group}`,
  scope,
  group,
  read: undefined,
  isCurrent: false,
  checkedAt: undefined,
  failure: undefined,
  again: undefined,
  sliceMs: undefined,
  progress: {},
  reading: undefined,
});

/** Takes what this process, or another replica, has stored of the group. */
export const takeStored = (source: LogSource, { read, checkedAt, failure }: StoredLogSource): void => {
  source.read = read;
  source.checkedAt = checkedAt;
  source.failure = failure && { error: storedFailure(failure.reason), at: failure.at };
  source.progress = {};
  source.isCurrent = read !== undefined && (checkedAt ?? Infinity) - read.to < currentMs && !failure;
};

export const storedSource = ({ key, read, checkedAt, failure }: LogSource): StoredLogSource => ({
  key,
  read,
  checkedAt,
  failure: failure && { reason: reasonOf(failure.error), at: failure.at },
});

/** Until when what is known of the group is good, in epoch milliseconds; -Infinity where it was not read to its end. */
export const sourceDueAt = (
  source: LogSource,
  { minFetchedAt, patience }: LogFreshness,
  windowStart: number,
  lifetimes: Readonly<Record<TtlClass, number>>,
): number => {
  const { failure, checkedAt = -Infinity, isCurrent } = source;
  if (failure) return failure.at + failurePatienceMs;
  if (!(isCurrent && isWhole(source, windowStart)) || checkedAt < minFetchedAt) return -Infinity;
  if (checkedAt > patience.since) return Infinity;
  return checkedAt + Math.min(Math.max(lifetimes.stable, patience.leastMs), patience.mostMs);
};

/** True where neither all of the group was read, nor AWS has failed. */
export const isUnread = (source: LogSource, windowStart: number): boolean =>
  !source.failure && !(source.isCurrent && isWhole(source, windowStart));

/** How much was read, and why not all. */
export const stateOf = (
  source: LogSource,
  windowStart: number,
): { readonly state: CoverageState; readonly reason: string | undefined } => {
  const { failure, read, isCurrent } = source;
  if (failure) return { state: read ? 'PARTIAL' : 'FAILED', reason: reasonOf(failure.error) };
  if (!read) return { state: 'FAILED', reason: reasonOf(unread) };
  if (!isCurrent) return { state: 'PARTIAL', reason: reasonOf(unreadSince(read.to)) };
  return isWhole(source, windowStart)
    ? { state: 'COMPLETE', reason: undefined }
    : { state: 'PARTIAL', reason: reasonOf(unreadBefore(read.from)) };
};
