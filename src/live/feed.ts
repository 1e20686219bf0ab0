import type { History, StoredEvent } from '../history';
import { HistoryUnavailable } from '../history/outage';
import type { EndSignal } from '../model/endSignal';
import { isSliceOver, nextSlice } from '../model/timeSlice';
import type { Clock } from './clock';

/*
 * The log of events as the process sees it. It reads new events once for all that wait for them, and keeps the last 1,000. Those who wait hold
 * a position and nothing else: one who is behind reads the log itself.
 */

/** What follows a position. */
export interface Following {
  readonly events: readonly StoredEvent[];
  /** The next position. */
  readonly readTo: number;
}

export interface Feed {
  /** Begins to follow the log, from its newest event on, while somebody does. Rejects with HistoryUnavailable. Returns the end of it. */
  follow(): Promise<() => void>;
  /**
   * The next events after a position, 100 at most; none where there are no newer ones, or the history cannot be read now. `gap`: some are no
   * longer kept.
   */
  after(position: number): Promise<Following | 'gap'>;
  /** Resolves when there may be events after a position, or the signal has aborted. */
  news(position: number, signal: EndSignal): Promise<void>;
}

export interface FeedOptions {
  readonly events: History['events'];
  readonly clock: Clock;
  /** Called with each event of the log once, as soon as this process has read it. */
  readonly onEvent: (event: StoredEvent) => void;
  /** Called with a defect. The feed goes on. */
  readonly onFailure: (error: unknown) => void;
}

/** The events in memory. */
const mostKept = 1_000;

/** The events of one read. */
const mostRead = 500;
const mostFollowing = 100;

/** The pause after a read that has failed. */
const retryMs = 1_000;

export const createFeed = ({ events: log, clock, onEvent, onFailure }: FeedOptions): Feed => {
  let kept: StoredEvent[] = [];
  /** All events after the one number, up to the other, are in memory. */
  let keptAfter = 0;
  let readTo = 0;
  let followers = 0;
  let starting: Promise<void> | undefined;
  let stopWatching = (): void => undefined;
  let stopRetry = (): void => undefined;
  let isReading = false;
  let hasNews = false;
  const waiting = new Set<() => void>();

  const wake = (): void => {
    for (const resolve of [...waiting]) resolve();
  };

  const take = async ({ events, readTo: next }: Following): Promise<void> => {
    kept.push(...events);
    readTo = next;
    const surplus = kept.length - mostKept;
    if (surplus > 0) {
      keptAfter = kept[surplus - 1]?.number ?? keptAfter;
      kept = kept.slice(surplus);
    }
    wake();
    for (const event of events) {
      onEvent(event);
      if (isSliceOver()) await nextSlice();
    }
  };

  /**
   * Where some events behind a position are no longer kept, those in memory do not follow on what was read: who is behind them has to read the
   * log, and learns of the gap.
   */
  const checkKept = async (position: number, [first]: readonly StoredEvent[]): Promise<void> => {
    if (first?.number === position + 1) return;
    // Numbers have gaps where nothing is missing, too.
    const oldest = (await log.log()).keptAfter;
    if (oldest <= position) return;
    kept = [];
    keptAfter = oldest;
  };

  /** Reads until the log has no newer events. */
  const read = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    try {
      while (hasNews && followers > 0) {
        hasNews = false;
        for (;;) {
          const found = await log.after(readTo, mostRead);
          if (found.readTo === readTo) break;
          await checkKept(readTo, found.events);
          await take(found);
        }
      }
    } catch (error) {
      if (!(error instanceof HistoryUnavailable)) onFailure(error);
      stopRetry = clock.after(retryMs, onNews);
    } finally {
      isReading = false;
    }
  };

  const onNews = (): void => {
    hasNews = true;
    void read();
  };

  const start = async (): Promise<void> => {
    // Watched first, so that nothing is missed between the position and the first news.
    stopWatching = log.watch(onNews);
    try {
      const { newest } = await log.log();
      kept = [];
      keptAfter = newest;
      readTo = newest;
    } catch (error) {
      stopWatching();
      throw error;
    }
    onNews();
  };

  const stop = (): void => {
    stopWatching();
    stopRetry();
    starting = undefined;
    kept = [];
  };

  const readLog = async (position: number): Promise<Following | 'gap'> => {
    const found = await log.after(position, mostFollowing);
    // What was deleted meanwhile is missing in what was read before.
    return (await log.log()).keptAfter > position ? 'gap' : found;
  };

  return {
    async follow() {
      followers += 1;
      let isOver = false;
      const end = (): void => {
        if (isOver) return;
        isOver = true;
        followers -= 1;
        if (followers === 0) stop();
      };
      starting ??= start().catch((error: unknown) => {
        starting = undefined;
        throw error;
      });
      try {
        await starting;
      } catch (error) {
        end();
        throw error;
      }
      return end;
    },

    async after(position) {
      if (isSliceOver()) await nextSlice();
      if (position >= readTo) return { events: [], readTo: position };
      if (position >= keptAfter) {
        // From the end, where most who ask are.
        let first = kept.length;
        while (first > 0 && (kept[first - 1]?.number ?? 0) > position) first -= 1;
        const events = kept.slice(first, first + mostFollowing);
        const isAll = first + mostFollowing >= kept.length;
        return { events, readTo: isAll ? readTo : (events.at(-1)?.number ?? readTo) };
      }
      try {
        return await readLog(position);
      } catch (error) {
        if (!(error instanceof HistoryUnavailable)) throw error;
        await new Promise<void>((resolve) => void clock.after(retryMs, resolve));
        return { events: [], readTo: position };
      }
    },

    news(position, signal) {
      if (position < readTo || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const end = (): void => {
          waiting.delete(end);
          signal.removeEventListener('abort', end);
          resolve();
        };
        waiting.add(end);
        signal.addEventListener('abort', end);
      });
    },
  };
};
