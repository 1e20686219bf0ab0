import { randomUUID } from 'node:crypto';
import type { History } from '../history';
import type { Metrics } from './metrics';
import { createOutgoingNotices } from './outgoingNotices';

/*
 * Replicas that share a history share AWS's rate as well: each takes an equal part, and all slow down when AWS throttles one
 * of them. They pass on to each other what AWS reports by events. They learn of each other by heartbeats in the history. A replica that cannot send these is presumed dead by the
 * others, which then take its part; so it lets go of it before.
 */

/** All in milliseconds. */
export interface ReplicaTimes {
  /** Between two heartbeats. */
  readonly beatMs: number;
  /** The others have heard of a new replica after this time, so it takes its part. */
  readonly joinMs: number;
  /** A replica without heartbeats lets go of its part after this time. */
  readonly isolatedAfterMs: number;
  /** A replica without heartbeats is dead for the others after this time. Longer, so that they do not use its part too early. */
  readonly deadAfterMs: number;
  /** How long one replica may read a list without a sign of life. */
  readonly leaseMs: number;
}

export const usualReplicaTimes: ReplicaTimes = {
  beatMs: 1_000,
  joinMs: 5_000,
  isolatedAfterMs: 45_000,
  deadAfterMs: 60_000,
  leaseMs: 30_000,
};

/** What a replica takes of its part while the others may not know of it, or may use its part. */
const isolatedPart = 0.1;

/** A throttle is reported for so long at least, so that each replica hears of it. In beats. */
const shortestReport = 2;

/** How long that may take, in milliseconds. */
const flushMs = 5_000;

export interface ReplicaEvents {
  /** Another replica has noticed that AWS throttles a lane, for so many milliseconds more. */
  readonly onThrottled: (lane: string, leftMs: number) => void;
  /** Another replica has passed something on, at a moment in epoch milliseconds. */
  readonly onNotice: (body: string, at: number) => void;
}

export interface Replicas {
  /** Unique to this process. */
  readonly id: string;
  /** The part of AWS's rate that belongs to this process now: from 0, exclusive, to 1. */
  share(): number;
  /** The replicas that live, this one included, as far as this one knows. */
  count(): number;
  /** Reports that AWS throttles a lane for so many milliseconds more. */
  report(lane: string, leftMs: number): void;
  /**
   * Passes something on that was learned of an object, by its global id. The others have it with their next heartbeat; later where the
   * history cannot be written, or where one has just joined.
   */
  passOn(object: string, body: string): void;
  /** What could not be passed on, since too much of it waited for the history. */
  droppedNotices(): number;
  /** Begins to send heartbeats. */
  start(events: ReplicaEvents): void;
  /** Leaves its part and its lists to the others, once the history has stored what was read of these. Never rejects. */
  leave(): Promise<void>;
}

export const createReplicas = (
  history: History,
  now: () => number,
  { beatMs, joinMs, isolatedAfterMs, deadAfterMs }: ReplicaTimes = usualReplicaTimes,
): Replicas => {
  const id = randomUUID();
  const outgoing = createOutgoingNotices(history.notices, id);
  /** The replicas that the last heartbeat has counted; undefined before the first one. */
  let count: number | undefined;
  /** When the last heartbeat was sent that has arrived, and the first one without a gap: by `performance.now()`. */
  let beatAt = -Infinity;
  let joinedAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> = Promise.resolve();
  let hasLeft = false;
  /** The ends of the throttles that were taken or reported, by lane: epoch milliseconds. */
  const throttledUntil = new Map<string, number>();

  const takeThrottles = async ({ onThrottled }: ReplicaEvents): Promise<void> => {
    for (const { lane, until, replica } of await history.throttles.current()) {
      const known = throttledUntil.get(lane) ?? -Infinity;
      // The times of one throttle differ by those of the queries.
      if (replica === id || until <= known + beatMs / 2) continue;
      throttledUntil.set(lane, until);
      onThrottled(lane, Math.max(0, until - now()));
    }
  };

  const beat = async (events: ReplicaEvents): Promise<void> => {
    const sentAt = performance.now();
    const counted = await history.replicas.beat(id, deadAfterMs);
    if (sentAt - beatAt > isolatedAfterMs) joinedAt = sentAt;
    beatAt = sentAt;
    count = counted;
    if (counted === 1) outgoing.forget(sentAt);
    else await Promise.all([takeThrottles(events), takeNotices(events), outgoing.send()]);
  };

  let noticesUntil: number | undefined;
  /** The moments of the notices that were returned last, by object. What is returned again was among them. */
  let noticedAt: ReadonlyMap<string, number> = new Map();

  const takeNotices = async ({ onNotice }: ReplicaEvents): Promise<void> => {
    const { notices, moment } = await history.notices.since(noticesUntil, id);
    const known = noticedAt;
    noticesUntil = moment;
    noticedAt = new Map(notices.map((notice) => [notice.object, notice.moment]));
    for (const notice of notices) {
      if (notice.moment > (known.get(notice.object) ?? -Infinity)) onNotice(notice.body, notice.at);
    }
  };

  /** Sends heartbeats until it leaves. Without the history, the next one tries again. */
  const beatOnAndOn = (events: ReplicaEvents): void => {
    beating = beat(events).catch(() => undefined);
    void beating.then(() => {
      if (!hasLeft) timer = setTimeout(() => beatOnAndOn(events), beatMs).unref();
    });
  };

  return {
    id,
    share() {
      if (!history.isShared || count === 1) return 1;
      const at = performance.now();
      const isKnown = at - beatAt <= isolatedAfterMs && at - joinedAt >= joinMs;
      return (isKnown ? 1 : isolatedPart) / (count ?? 1);
    },
    count: () => count ?? 1,
    report(lane, leftMs) {
      if (!history.isShared || count === 1) return;
      const until = now() + Math.max(leftMs, shortestReport * beatMs);
      if (until <= (throttledUntil.get(lane) ?? -Infinity) + beatMs / 2) return;
      throttledUntil.set(lane, until);
      history.throttles.report({ lane, until, replica: id }).catch(() => undefined); // Each replica notices it by itself.
    },
    passOn(object, body) {
      if (!history.isShared) return;
      outgoing.add(object, body);
      // Another one may have joined since the last heartbeat: the next one will say.
      if (count !== 1) void outgoing.send();
    },
    droppedNotices: () => outgoing.dropped(),
    start(events) {
      if (history.isShared) beatOnAndOn(events);
    },
    async leave() {
      hasLeft = true;
      clearTimeout(timer);
      if (!history.isShared) return;
      await beating;
      await history.flush(flushMs);
      await history.replicas.leave(id).catch(() => undefined); // The others presume it dead after a while.
    },
  };
};

export const addReplicaMetrics = (metrics: Metrics, replicas: Replicas): void => {
  metrics.addGauge(
    'execution_gateway_replicas',
    'Replicas that share the history and live, this one included.',
    () => replicas.count(),
  );
  metrics.addGauge(
    'execution_gateway_rate_share',
    'The part of the rate of AWS calls that belongs to this replica.',
    () => replicas.share(),
  );
  metrics.addCounter(
    'execution_gateway_notices_dropped_total',
    'Objects with events of AWS that could not be passed on to other replicas.',
    () => replicas.droppedNotices(),
  );
};
