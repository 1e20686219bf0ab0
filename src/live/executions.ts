import type { ExpectedDuration, StoredEvent } from '../history';
import type { MaybePromise } from '../model/page';
import type { ExecutionRecord } from '../model/record';
import { epochMs, isOfFuture } from '../model/time';
import type { Clock } from './clock';
import { intervalAfterFailures, intervalOf, longestMs, shortestMs } from './interval';

/*
 * The executions that streams are about, each read once for all of them. One that has ended is not read, nor one that another replica
 * reads: what that learns arrives in the log.
 */

/** One execution to read, and the oldest answer of AWS that is news, in epoch milliseconds. */
export interface DueExecution {
  readonly record: ExecutionRecord;
  /** True where a stream is about it alone, and not about a filter that it matches. */
  readonly isOwn: boolean;
  readonly minFetchedAt: number;
}

export interface ExecutionReads {
  /**
   * Reads executions in the background, at the same time, so that those of one list share its calls. What AWS returns goes to the history.
   * Returns for each what AWS or else the history has, or the error.
   */
  readonly read: (due: readonly DueExecution[]) => Promise<readonly (ExecutionRecord | Error | null)[]>;
  /** How long such an execution usually takes. */
  readonly expected: (record: ExecutionRecord) => Promise<ExpectedDuration | undefined>;
  /** True where this replica may read what has this key. It stays so until `release`. */
  readonly hold: (key: string) => MaybePromise<boolean>;
  readonly release: (key: string) => void;
  /** So many times less often, an execution is read whose changes AWS reports by events. 1 for others. */
  readonly slowdownOf: (record: ExecutionRecord) => number;
  /**
   * Which part of the first interval, more than 0 and at most 1, passes until the first read: equal for executions that are read together, and
   * different for others that streams begin with at the same time.
   */
  readonly phaseOf: (record: ExecutionRecord) => number;
  /** True for a state that does not change any more. */
  readonly isOver: (record: ExecutionRecord) => boolean;
  /** Called with a defect of a read. What it was about is read again later, as after a failure of AWS. */
  readonly onFailure: (error: unknown) => void;
}

export interface ExecutionInterests {
  /**
   * Reads an execution while somebody watches it. `record` is what is known of it now. `isOwn`: for a stream that is about it alone. Returns the
   * end of the interest.
   */
  watch(record: ExecutionRecord, isOwn?: boolean): () => void;
  /**
   * What is known of an execution that is watched, if it was read within 30 seconds; otherwise undefined, also where its last read has failed.
   */
  latest(id: string): ExecutionRecord | undefined;
  /** Takes what is new of any execution. */
  onEvent(event: StoredEvent): void;
  /**
   * Reads those of these executions at once, and of those that belong to these ids, that are in progress and were not read since a moment
   * (epoch milliseconds).
   */
  hasten(ids: ReadonlySet<string>, since: number): void;
  /** The executions that are read. */
  count(): number;
  /** Resolves when no read is under way. */
  idle(): Promise<void>;
}

interface Interest {
  record: ExecutionRecord;
  watchers: number;
  /** Those of them that are about it alone. */
  owners: number;
  /** When it is due, in epoch milliseconds; Infinity while it is read, and where it has ended. */
  dueAt: number;
  failures: number;
  isHeld: boolean;
  /** When AWS has reported a change that is not read yet, in epoch milliseconds. */
  newsAt: number | undefined;
  /** True after such a report, until the execution is read without one: then, it is read as often as others. */
  isTouched: boolean;
  /** When it was last read, in epoch milliseconds. */
  readAt: number;
  /** When the last read began that has succeeded, in epoch milliseconds. */
  asOf: number;
}

/** Executions under one parent that are due within this time are read together: they share the list of the parent. */
const togetherMs = 250;

/** However many changes AWS reports, an execution is read no more often than this. */
const newsPauseMs = 1_000;

const keyOf = ({ id }: ExecutionRecord): string => `live ${id}`;

const newInterest = (record: ExecutionRecord): Interest => ({
  record,
  watchers: 0,
  owners: 0,
  dueAt: Infinity,
  failures: 0,
  isHeld: false,
  newsAt: undefined,
  isTouched: false,
  readAt: -Infinity,
  asOf: -Infinity,
});

export const createExecutionInterests = (
  { read, expected, hold, release, slowdownOf, phaseOf, isOver, onFailure }: ExecutionReads,
  clock: Clock,
): ExecutionInterests => {
  const interests = new Map<string, Interest>();
  let stopTimer = (): void => undefined;
  let timerAt = Infinity;

  const plan = (): void => {
    const next = Math.min(...[...interests.values()].map(({ dueAt }) => dueAt));
    if (next === timerAt) return;
    stopTimer();
    timerAt = next;
    if (next < Infinity) stopTimer = clock.after(Math.max(0, next - clock.now()), onTimer);
  };

  const intervalFor = async (interest: Interest): Promise<number> => {
    const { record, failures } = interest;
    if (failures > 0) return intervalAfterFailures(failures);
    const start = epochMs(record.startedAt);
    const known = await expected(record).catch(() => undefined);
    const interval = intervalOf(start === undefined ? undefined : clock.now() - start, known);
    return interest.isTouched ? interval : interval * slowdownOf(record);
  };

  const soonest = ({ readAt }: Interest): number => Math.max(clock.now(), readAt + newsPauseMs);

  const letGo = (interest: Interest): void => {
    if (interest.isHeld) release(keyOf(interest.record));
    interest.isHeld = false;
  };

  const schedule = async (interest: Interest, phase = 1): Promise<void> => {
    if (isOver(interest.record)) {
      interest.dueAt = Infinity;
      letGo(interest);
    } else {
      const dueAt = clock.now() + phase * (await intervalFor(interest));
      const hasNews = interest.newsAt !== undefined && interest.failures === 0;
      interest.dueAt = hasNews ? Math.min(dueAt, soonest(interest)) : dueAt;
      if (isOver(interest.record)) interest.dueAt = Infinity;
    }
    plan();
  };

  const take = (interest: Interest, record: ExecutionRecord): void => {
    const known = interest.record.fetchedAt;
    // The clock of another replica may have run ahead.
    if (record.fetchedAt >= known || isOfFuture(known.getTime(), clock.now())) interest.record = record;
  };

  const holdAll = async (due: readonly Interest[]): Promise<readonly Interest[]> => {
    const held = await Promise.all(due.map(async ({ record }) => hold(keyOf(record))));
    due.forEach((interest, index) => {
      interest.isHeld = held[index] === true;
      // It may have ended meanwhile.
      if (interest.watchers === 0) letGo(interest);
    });
    // The replica that holds it has the news, too.
    for (const interest of due) if (!interest.isHeld) interest.newsAt = undefined;
    return due.filter(({ isHeld }) => isHeld);
  };

  /** Takes the news that a read answers. Returns the oldest answer of AWS that is new enough. */
  const beginRead = (interest: Interest): number => {
    const { newsAt = -Infinity } = interest;
    interest.isTouched = interest.newsAt !== undefined;
    interest.newsAt = undefined;
    interest.readAt = clock.now();
    // What a query has fetched within half of the shortest interval is new enough.
    return Math.max(newsAt, clock.now() - shortestMs / 2);
  };

  const readAll = async (due: readonly Interest[]): Promise<void> => {
    const results = await read(
      due.map((interest) => ({
        record: interest.record,
        isOwn: interest.owners > 0,
        minFetchedAt: beginRead(interest),
      })),
    );
    due.forEach((interest, index) => {
      const result = results[index];
      interest.failures = result instanceof Error ? interest.failures + 1 : 0;
      if (interest.failures === 0) interest.asOf = interest.readAt;
      if (result && !(result instanceof Error)) take(interest, result);
    });
  };

  /** Those that are due, and soon due ones that share their calls. Others keep their distance: many changes at once make all of them late. */
  const dueNow = (): readonly Interest[] => {
    const now = clock.now();
    const soon = [...interests.values()].filter(({ dueAt }) => dueAt <= now + togetherMs);
    const parents = new Set(soon.filter(({ dueAt }) => dueAt <= now).map(({ record }) => record.parents[0]));
    const sharesCalls = ([parent]: readonly string[]): boolean => parent !== undefined && parents.has(parent);
    return soon.filter(({ dueAt, record }) => dueAt <= now || sharesCalls(record.parents));
  };

  const run = async (): Promise<void> => {
    const due = dueNow();
    for (const interest of due) interest.dueAt = Infinity;
    plan();
    try {
      const held = await holdAll(due);
      if (held.length > 0) await readAll(held);
    } catch (error) {
      for (const interest of due) interest.failures += 1;
      onFailure(error);
    }
    await Promise.all(due.filter(({ watchers }) => watchers > 0).map((interest) => schedule(interest)));
  };

  const underWay = new Set<Promise<void>>();

  function onTimer(): void {
    timerAt = Infinity;
    const round = run().finally(() => underWay.delete(round));
    underWay.add(round);
  }

  return {
    watch(record, isOwn = false) {
      const known = interests.get(record.id);
      const interest = known ?? newInterest(record);
      interests.set(record.id, interest);
      interest.watchers += 1;
      interest.owners += isOwn ? 1 : 0;
      take(interest, record);
      if (!known) void schedule(interest, phaseOf(record));
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        interest.watchers -= 1;
        interest.owners -= isOwn ? 1 : 0;
        if (interest.watchers > 0) return;
        interests.delete(record.id);
        letGo(interest);
        plan();
      };
    },
    latest(id) {
      const interest = interests.get(id);
      if (!interest || interest.failures > 0) return undefined;
      const { record, asOf } = interest;
      return Math.max(record.fetchedAt.getTime(), asOf) >= clock.now() - longestMs ? record : undefined;
    },
    onEvent({ record }) {
      const interest = interests.get(record.id);
      if (!interest) return;
      const wasOver = isOver(interest.record);
      take(interest, record);
      // A read under way schedules the next one itself.
      if (interest.dueAt < Infinity || (wasOver && !isOver(record))) void schedule(interest);
    },
    hasten(ids, since) {
      for (const interest of interests.values()) {
        const { record } = interest;
        const isMeant = ids.has(record.id) || record.parents.some((id) => ids.has(id));
        if (!isMeant || isOver(record) || record.fetchedAt.getTime() >= since) continue;
        interest.newsAt = since;
        // A read under way schedules the next one itself.
        if (interest.dueAt < Infinity) interest.dueAt = Math.min(interest.dueAt, soonest(interest));
      }
      plan();
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    count: () => [...interests.values()].filter(({ record }) => !isOver(record)).length,
  };
};
