/*
 * AWS throttles per account, region and operation, and production shares the quota. So the calls of one such lane
 * take turns: a bucket of tokens that learns. It is refilled at a careful rate, at half of it as soon as AWS
 * throttles, and a little faster with each answer that was not throttled. Whoever asks for a lot stands in a queue
 * of his own, and the queues are served in turn, so a greedy question does not starve the others.
 */

export interface TurnSettings {
  /** Calls a second to begin with, in one lane. */
  readonly startPerSecond: number;
  readonly leastPerSecond: number;
  readonly mostPerSecond: number;
  /** Calls that may be made at once after a rest. */
  readonly burst: number;
}

export interface Turns {
  /** Resolves when it is the asker's turn in the lane; rejects with the signal's reason when that aborts first. */
  take(lane: string, asker: object, signal: AbortSignal): Promise<void>;
  /** AWS answered, and did not throttle. */
  succeeded(lane: string): void;
  /** AWS throttled, and asked for nothing more for a while: no call of the lane is made before that. */
  throttled(lane: string, pauseMs: number): void;
}

interface Waiting {
  readonly go: () => void;
}

interface Lane {
  perSecond: number;
  tokens: number;
  refilledAt: number;
  pausedUntil: number;
  timer: NodeJS.Timeout | undefined;
  /** The queue of each asker, the one to be served next first. */
  readonly queues: Map<object, Waiting[]>;
}

/** How much faster a lane gets by one answer that was not throttled, in calls a second. */
const recovery = 0.2;

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
      tokens: burst,
      refilledAt: now(),
      pausedUntil: 0,
      timer: undefined,
      queues: new Map(),
    };
    lanes.set(name, created);
    return created;
  };

  const refill = (lane: Lane): void => {
    const at = now();
    lane.tokens = Math.min(burst, lane.tokens + ((at - lane.refilledAt) / 1000) * lane.perSecond);
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

  const serve = (lane: Lane): void => {
    clearTimeout(lane.timer);
    lane.timer = undefined;
    refill(lane);
    while (lane.queues.size > 0 && lane.tokens >= 1 && now() >= lane.pausedUntil) {
      lane.tokens -= 1;
      next(lane)?.go();
    }
    if (lane.queues.size === 0) return;
    const untilToken = ((1 - lane.tokens) / lane.perSecond) * 1000;
    lane.timer = setTimeout(() => serve(lane), Math.max(untilToken, lane.pausedUntil - now(), 1));
  };

  return {
    take(name, asker, signal) {
      const lane = laneOf(name);
      return new Promise((resolve, reject) => {
        const waiting: Waiting = {
          go: () => {
            signal.removeEventListener('abort', onAbort);
            resolve();
          },
        };
        const onAbort = (): void => {
          const queue = (lane.queues.get(asker) ?? []).filter((one) => one !== waiting);
          if (queue.length > 0) lane.queues.set(asker, queue);
          else lane.queues.delete(asker);
          reject(signal.reason as Error);
        };
        signal.addEventListener('abort', onAbort, { once: true });
        const queue = lane.queues.get(asker);
        if (queue) queue.push(waiting);
        else lane.queues.set(asker, [waiting]);
        serve(lane);
      });
    },
    succeeded(name) {
      const lane = laneOf(name);
      lane.perSecond = Math.min(mostPerSecond, lane.perSecond + recovery);
    },
    throttled(name, pauseMs) {
      const lane = laneOf(name);
      refill(lane);
      lane.perSecond = Math.max(leastPerSecond, lane.perSecond / 2);
      lane.tokens = 0;
      lane.pausedUntil = Math.max(lane.pausedUntil, now() + pauseMs);
      serve(lane);
    },
  };
};
