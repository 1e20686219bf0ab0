import DataLoader from 'dataloader';
import type { Standby, StatusChange } from '.';
import type { Permissions } from '../model/caller';
import { GatewayError } from '../model/errors';
import type { MaybePromise } from '../model/page';
import { type ExecutionRecord, isForgotten, isFromLog, type Seen } from '../model/record';
import type { ExecutionStatus } from '../model/status';
import { isOfFuture } from '../model/time';
import type { Pauses } from '../model/timeSlice';
import type { Expectations } from './expectations';
import { mergeRecords } from './merge';
import type { HistoryFilter } from './filter';
import type { Rights } from './sources';
import type { HistoryPlace } from '../model/executionOrder';
import type { ExpectedDuration, Statistics, StatisticsGroup } from './statistics';
import { type StoredExecution, withSeen } from './stored';

/*
 * The history as one operation of a caller sees it. Questions that are asked at the same time are one query. Only what the
 * caller may see is returned.
 */

/** A part of what the history has under an object. */
export interface ForgottenPage {
  readonly items: readonly { readonly record: ExecutionRecord; readonly place: HistoryPlace }[];
  readonly hasNextPage: boolean;
}

export interface OperationHistory {
  /** What is known of an execution. What the history does not have, or cannot return now, is known by the record alone. */
  seen(record: ExecutionRecord): MaybePromise<Seen>;
  /** The record of the history with this global id; undefined where it has none. Rejects with HistoryUnavailable. */
  stored(id: string): Promise<ExecutionRecord | undefined>;
  /** The last 100 changes of its status, in order. Rejects with HistoryUnavailable. */
  changes(record: ExecutionRecord): Promise<readonly StatusChange[]>;
  /** The executions with this AWS id in any scope, newest first; at most 25. Rejects with HistoryUnavailable. */
  find(awsId: string): Promise<readonly ExecutionRecord[]>;
  /** True for a record of the history that answers a look-up without asking AWS, if it has what is selected. */
  isEnough(record: ExecutionRecord): boolean;
  /**
   * The execution with this global id, which AWS did not know at a moment, in epoch milliseconds (by default now): its origin is
   * HISTORY, or AWS where AWS has returned it after that. Null where the history does not have it either. Rejects with
   * HistoryUnavailable.
   */
  forgotten(id: string, at?: number): Promise<ExecutionRecord | null>;
  /**
   * Takes an execution that was found in its log, and returns it with what the history has of it (`known`, null for nothing). It is written
   * soon.
   */
  addLogged(record: ExecutionRecord, known: ExecutionRecord | null): ExecutionRecord;
  /**
   * Executions of a kind (a value of `ExecutionKind`) whose nearest parent is this object, which AWS did not know at a moment
   * (by default now): their origin is likewise. Newest start first. Rejects with HistoryUnavailable.
   */
  forgottenUnder(
    parentId: string,
    filter: {
      readonly kind: string;
      readonly statuses?: readonly ExecutionStatus[] | undefined;
      /** Only what AWS's API has not returned since, in epoch milliseconds. */
      readonly unseenSince?: number | undefined;
    },
    after: HistoryPlace | undefined,
    size: number,
    at?: number,
  ): Promise<ForgottenPage>;
  /**
   * Executions that failed and whose nearest parent is this object, newest start first; at most 25. Those of many objects are read
   * together. Rejects with HistoryUnavailable.
   */
  failedUnder(parentId: string): Promise<readonly ExecutionRecord[]>;
  /** How long such an execution usually takes; undefined where nothing is known. Rejects with HistoryUnavailable. */
  expectedDuration(record: ExecutionRecord): Promise<ExpectedDuration | undefined>;
  /** Figures of the executions that match, by group. Rejects with HistoryUnavailable. */
  statistics(filter: HistoryFilter, rights: Rights, groupBy: StatisticsGroup): Promise<readonly Statistics[]>;
}

export interface OperationHistoryOptions {
  /** What only the past shows is never that of the store in memory that answers during an outage. */
  readonly history: Pick<Standby, 'past' | 'markGone' | 'offer'>;
  readonly expectations: Expectations;
  readonly permissions: Permissions;
  /** Answers from before this moment, in epoch milliseconds, are too old; -Infinity accepts all. */
  readonly minFetchedAt: number;
  /** False: look-ups always ask AWS first. */
  readonly answersLookUps: boolean;
  readonly now: () => Date;
  readonly schedule: Pauses['schedule'];
}

/** The executions of one query: a larger statement would take longer to build than the event loop should wait. */
const mostInQuery = 500;

/** So many objects are searched by one query, which reads the index once for each. */
const mostParents = 16;

/** The most failed executions of one object. */
const mostFailed = 25;

const newest = (...times: readonly (number | undefined)[]): number =>
  Math.max(...times.map((time) => time ?? -Infinity));

/** A time; -Infinity for none, and for one of the future. */
const reachedTime = (time: number | undefined, now: number): number =>
  time === undefined || isOfFuture(time, now) ? -Infinity : time;

/**
 * What a record of AWS and the history together say at `now`, in epoch milliseconds. The record may be newer than what is stored, and is
 * newer than what is stored with a time of the future.
 */
const seenOf = ({ fetchedAt }: ExecutionRecord, stored: StoredExecution | undefined, now: number): Seen => {
  const at = fetchedAt.getTime();
  if (!stored) return { origin: 'AWS', firstSeenAt: at, lastSeenAt: at };
  const { goneAt } = stored;
  const reached = (time: number | undefined): number => reachedTime(time, now);
  return {
    origin: reached(goneAt) >= at ? 'HISTORY' : 'AWS',
    firstSeenAt: Math.min(stored.firstSeenAt, at),
    lastSeenAt: newest(reached(stored.lastSeenAt), at),
    goneAt,
  };
};

/** True where AWS has returned an execution after a moment. A time of the future does not show that. */
const isSeenSince = (lastSeenAt: number, moment: number, now: number): boolean =>
  lastSeenAt > moment && !isOfFuture(lastSeenAt, now);

/** The same record of an execution that AWS did not know at this moment, in epoch milliseconds. What AWS has returned since stays. */
const asForgotten = (record: ExecutionRecord, at: number, now: number): ExecutionRecord => {
  const { seen } = record;
  if (!seen || isForgotten(record) || isSeenSince(seen.lastSeenAt, at, now)) return record;
  const lastSeenAt = Math.min(seen.lastSeenAt, at);
  return withSeen(record, { ...seen, origin: 'HISTORY', lastSeenAt, goneAt: at });
};

export const createOperationHistory = ({
  history,
  expectations,
  permissions,
  minFetchedAt,
  answersLookUps,
  now,
  schedule,
}: OperationHistoryOptions): OperationHistory => {
  const { past } = history;
  const stored = new DataLoader<string, StoredExecution | undefined>(
    async (ids) => {
      const found = await past.getMany(ids, permissions);
      return ids.map((id) => found.get(id));
    },
    { maxBatchSize: mostInQuery, batchScheduleFn: schedule },
  );
  const changes = new DataLoader<string, readonly StatusChange[]>(
    async (ids) => {
      const found = await past.changesOfMany(ids, permissions);
      return ids.map((id) => found.get(id) ?? []);
    },
    { maxBatchSize: mostInQuery, batchScheduleFn: schedule },
  );
  // The operation pauses until it is known, so it must not wait for a pause.
  const byAwsId = new DataLoader<string, readonly ExecutionRecord[]>(
    async (awsIds) => {
      const found = await past.findMany(awsIds, permissions);
      return awsIds.map((awsId) => (found.get(awsId) ?? []).map(({ record }) => record));
    },
    { maxBatchSize: mostInQuery },
  );

  const failed = new DataLoader<string, readonly ExecutionRecord[]>(
    async (parentIds) => {
      const filter = { parentIds, statuses: ['FAILED'] as const };
      const size = parentIds.length * mostFailed;
      const { items } = await past.page({ filter, rights: permissions, size });
      return parentIds.map((id) =>
        items.flatMap(({ record }) => (record.parents[0] === id ? record : [])).slice(0, mostFailed),
      );
    },
    { maxBatchSize: mostParents, batchScheduleFn: schedule },
  );

  const seen = async (record: ExecutionRecord): Promise<Seen> => {
    try {
      return seenOf(record, await stored.load(record.id), now().getTime());
    } catch (error) {
      if (error instanceof GatewayError) return seenOf(record, undefined, now().getTime());
      throw error;
    }
  };

  return {
    seen: (record) => record.seen ?? seen(record),
    stored: async (id) => (await stored.load(id))?.record,
    changes: (record) => changes.load(record.id),
    find: (awsId) => byAwsId.load(awsId),

    isEnough({ seen: known }) {
      if (!answersLookUps || known === undefined) return false;
      const time = now().getTime();
      return newest(reachedTime(known.lastSeenAt, time), reachedTime(known.goneAt, time)) >= minFetchedAt;
    },

    async forgotten(id, at = now().getTime()) {
      const found = await stored.load(id);
      if (!found) return null;
      const time = now().getTime();
      if (found.origin === 'AWS' && !isSeenSince(found.lastSeenAt, at, time)) history.markGone([id], at);
      return asForgotten(found.record, at, time);
    },

    addLogged(record, known) {
      history.offer([record]);
      const merged = known ? mergeRecords(known, record, known.seen?.goneAt ?? null) : record;
      const at = record.fetchedAt.getTime();
      return withSeen(merged, {
        origin: isFromLog(merged) ? 'LOG' : 'HISTORY',
        firstSeenAt: Math.min(known?.seen?.firstSeenAt ?? at, at),
        lastSeenAt: newest(known?.seen?.lastSeenAt, at),
        goneAt: known?.seen?.goneAt ?? at,
      });
    },

    async forgottenUnder(parentId, { kind, statuses, unseenSince }, after, size, at = now().getTime()) {
      const { items, hasNextPage } = await past.page({
        filter: { kinds: [kind], parentIds: [parentId], statuses, unseenSince },
        rights: permissions,
        after,
        size,
      });
      const time = now().getTime();
      return {
        items: items.map(({ record, place }) => ({ record: asForgotten(record, at, time), place })),
        hasNextPage,
      };
    },

    failedUnder: (parentId) => failed.load(parentId),

    expectedDuration: (record) => expectations(record),

    statistics: (filter, rights, groupBy) => past.statistics(filter, rights, groupBy),
  };
};
