/*
 * AWS throttles per account, region and operation, and production shares the quota. So the calls of one such lane
 * take turns: a bucket of tokens that learns. It is refilled at a careful rate, at half of it as soon as AWS
 * throttles, and a little faster with each second that goes well. Whoever asks for a lot stands in a queue of his own,
 * and the queues are served in turn, so a greedy question does not starve the others.
 *
 * What nobody waits for stands behind all that somebody does, and leaves half of the bucket to those who may come.
 *
 * Fifty calls that are throttled together are one piece of news, and halve the rate once: a new rate is given a second
 * before it is judged. Where AWS throttles a part of all calls however slowly they come, halving once a second and
 * gaining two calls a second meet between two and four calls a second. Halving with each throttled call would end at
 * the least rate, and starve all who wait without sparing AWS anything.
 */

export interface TurnSettings {
  /** Calls a second to begin with, in one lane. */
  readonly startPerSecond: number;
  readonly leastPerSecond: number;
  readonly mostPerSecond: number;
  /** Calls that may be made at once after a rest. */
  readonly burst: number;
}

/** How pressing a call is. */
export interface Standing {
  /** True while nobody waits for what is asked. */
  readonly isBackground: boolean;
}

export interface Turns {
  /** Resolves when it is the asker's turn in the lane; rejects with the signal's reason when that aborts first. */
  take(lane: string, asker: object, signal: AbortSignal, standing?: Standing): Promise<void>;
  /** Somebody waits now for what was asked in the background: those whose `isBackground` has become false move up. */
  hurry(lane: string): void;
  /** AWS answered, and did not throttle. */
  succeeded(lane: string): void;
  /**
   * AWS throttled a call that was sent at `sentAt`, and asked for nothing more for a while: no call of the lane is made
   * before that. Answers how long the lane rests now, in milliseconds.
   */
  throttled(lane: string, pauseMs: number, sentAt?: number): number;
  /** The clock that `sentAt` is read from. */
  now(): number;
}

interface Waiting {
  readonly asker: object;
  readonly standing: Standing;
  readonly go: () => void;
}

interface Lane {
  perSecond: number;
  /** Since when the rate has been on trial: when it was changed last, or found good. */
  ratedAt: number;
  /** Calls sent before this moment say nothing of the rate. */
  judgedFrom: number;
  tokens: number;
  refilledAt: number;
  pausedUntil: number;
  timer: NodeJS.Timeout | undefined;
  /** The queue of each asker, the one to be served next first. */
  readonly queues: Map<object, Waiting[]>;
  /** What nobody waits for, in the order in which it came. */
  background: Waiting[];
}

/** How much faster a lane gets in a second that goes well, in calls a second. */
const recovery = 2;

/** How long a rate is tried before it is judged. */
const trialMs = 1_000;

/** What a lane has learnt longer ago says nothing of now. */
const forgetMs = 60_000;

/** AWS's word on how long to wait counts up to here: a wrong one must not close a lane for a day. */
const longestPauseMs = 60_000;

export const createTurns = (
  settings: TurnSettings,
  now: () => number = performance.now.bind(performance),
): Turns => {
  const { startPerSecond, leastPerSecond, mostPerSecond, burst } = settings;
  const lanes = new Map<string, Lane>();

  const laneOf = (name: string): Lane => {
    const known = lanes.get(name);
    if (known) return known;
    const created: Lane = {
      perSecond: startPerSecond,
      ratedAt: now(),
      judgedFrom: -Infinity,
      tokens: burst,
      refilledAt: now(),
      pausedUntil: 0,
      timer: undefined,
      queues: new Map(),
      background: [],
    };
    lanes.set(name, created);
    return created;
  };

  /** A slowed lane has a smaller bucket, too: a full one at once would be throttled again. */
  const bucketOf = ({ perSecond }: Lane): number =>
    Math.min(burst, Math.max(1, (burst * perSecond) / startPerSecond));

  const refill = (lane: Lane): void => {
    const at = now();
    if (at - lane.ratedAt > forgetMs) lane.perSecond = Math.max(lane.perSecond, startPerSecond);
    lane.tokens = Math.min(bucketOf(lane), lane.tokens + ((at - lane.refilledAt) / 1000) * lane.perSecond);
    lane.refilledAt = at;
  };

  /** Takes the next in turn out of the lane's queues: one of each asker before a second one of any. */
  const next = ({ queues }: Lane): Waiting | undefined => {
    for (const [asker, queue] of queues) {
      const waiting = queue.shift();
      queues.delete(asker);
      if (queue.length > 0) queues.set(asker, queue);
      if (waiting) return waiting;
    }
    return undefined;
  };

  /** True where only such calls wait that nobody waits for. */
  const isSpare = ({ queues, background }: Lane): boolean => queues.size === 0 && background.length > 0;

  const serve = (lane: Lane): void => {
    clearTimeout(lane.timer);
    lane.timer = undefined;
    refill(lane);
    while (lane.queues.size > 0 && lane.tokens >= 1 && now() >= lane.pausedUntil) {
      lane.tokens -= 1;
      next(lane)?.go();
    }
    const reserve = bucketOf(lane) / 2;
    while (isSpare(lane) && lane.tokens >= 1 + reserve && now() >= lane.pausedUntil) {
      lane.tokens -= 1;
      lane.background.shift()?.go();
    }
    if (lane.queues.size === 0 && lane.background.length === 0) return;
    const needed = lane.queues.size > 0 ? 1 : 1 + reserve;
    const untilToken = ((needed - lane.tokens) / lane.perSecond) * 1000;
    lane.timer = setTimeout(() => serve(lane), Math.max(untilToken, lane.pausedUntil - now(), 1));
  };

  const stand = (lane: Lane, waiting: Waiting): void => {
    const { asker, standing } = waiting;
    const queue = standing.isBackground ? lane.background : lane.queues.get(asker);
    if (queue) queue.push(waiting);
    else lane.queues.set(asker, [waiting]);
  };

  const leave = (lane: Lane, waiting: Waiting): void => {
    const others = (queue: readonly Waiting[] = []): Waiting[] => queue.filter((one) => one !== waiting);
    lane.background = others(lane.background);
    const queue = others(lane.queues.get(waiting.asker));
    if (queue.length > 0) lane.queues.set(waiting.asker, queue);
    else lane.queues.delete(waiting.asker);
    if (lane.queues.size === 0 && lane.background.length === 0) clearTimeout(lane.timer);
  };

  return {
    take(name, asker, signal, standing = { isBackground: false }) {
      const lane = laneOf(name);
      return new Promise((resolve, reject) => {
        const waiting: Waiting = {
          asker,
          standing,
          go: () => {
            signal.removeEventListener('abort', onAbort);
            resolve();
          },
        };
        const onAbort = (): void => {
          leave(lane, waiting);
          reject(signal.reason as Error);
        };
        signal.addEventListener('abort', onAbort, { once: true });
        stand(lane, waiting);
        serve(lane);
      });
    },
    hurry(name) {
      const lane = laneOf(name);
      const waiting = lane.background;
      lane.background = [];
      for (const one of waiting) stand(lane, one);
      serve(lane);
    },
    succeeded(name) {
      const lane = laneOf(name);
      const at = now();
      const seconds = Math.max(0, Math.min(at - lane.ratedAt, trialMs)) / 1000;
      lane.ratedAt = Math.max(lane.ratedAt, at);
      // Faster than to begin with only where somebody waits: a rate that nobody uses is not proved good.
      if (lane.perSecond >= startPerSecond && lane.queues.size === 0) return;
      lane.perSecond = Math.min(mostPerSecond, lane.perSecond + recovery * seconds);
    },
    throttled(name, pauseMs, sentAt = now()) {
      const lane = laneOf(name);
      const at = now();
      refill(lane);
      lane.tokens = 0;
      lane.pausedUntil = Math.max(lane.pausedUntil, at + Math.min(pauseMs, longestPauseMs));
      if (sentAt >= lane.judgedFrom) {
        lane.perSecond = Math.max(leastPerSecond, lane.perSecond / 2);
        lane.ratedAt = lane.pausedUntil;
        lane.judgedFrom = Math.max(lane.pausedUntil, at + trialMs);
      }
      serve(lane);
      return lane.pausedUntil - at;
    },
    now,
  };
};
