import { LRUCache } from 'lru-cache';
import type { Redis } from '../../aws/cache/redis';
import type { Caller } from '../../model/caller';
import { GatewayError } from '../../model/errors';
import type { MaybePromise } from '../../model/page';
import { type Bucket, createLeasedBucket } from './leasedBucket';
import { leaseFrom } from './sharedBuckets';
import { createTokenBucket, type Rate } from '../../model/tokenBucket';

/** What each caller may use. */
export interface CallerLimits {
  /** Undefined: any number. */
  readonly requestsPerMinute?: number | undefined;
  /** Requests under way at once, in this process. Undefined: any number. */
  readonly concurrentRequests?: number | undefined;
  /** AWS calls, unless a role of the caller allows another number. Undefined: any number. */
  readonly upstreamCallsPerMinute?: number | undefined;
  /** AWS calls at once, after a time without any. */
  readonly upstreamCallsBurst: number;
}

/** The limits, for metrics. */
export const limitNames = [
  'requestsPerMinute',
  'concurrentRequests',
  'upstreamCallsPerMinute',
  'streamsPerCaller',
  'streams',
] as const;
export type LimitName = (typeof limitNames)[number];

/** A request that exceeds a limit. */
export interface Refusal {
  readonly limit: Extract<LimitName, 'requestsPerMinute' | 'concurrentRequests'>;
  readonly retryAfterMs: number;
}

/** What a caller has left of a limit per minute. */
export interface Left {
  readonly rate: Rate;
  /** What the caller may use at once now. */
  readonly left: number;
  /** Milliseconds without use until the whole capacity is left. */
  readonly fullAfterMs: number;
}

export interface FairUse {
  /** Takes one AWS call from the caller's limit. Throws or rejects with RATE_LIMITED where none is left. */
  takeCall(caller: Caller): MaybePromise<void>;
  /** Gives back a call that was not made. */
  giveBackCall(caller: Caller): void;
  /** Begins a request, which ends with `endRequest`; or returns why it is refused. */
  beginRequest(caller: Caller): MaybePromise<Refusal | undefined>;
  endRequest(caller: Caller): void;
  /** What is left of the requests per minute, after one was taken; undefined without such a limit. */
  requestsLeft(caller: Caller): Left | undefined;
  /** What is left of the AWS calls per minute, after one was taken; undefined without such a limit. */
  callsLeft(caller: Caller): Left | undefined;
}

export interface FairUseOptions {
  readonly limits: CallerLimits;
  /** Shares the limits per minute between replicas. */
  readonly redis: Redis | undefined;
  readonly onRefusal: (limit: LimitName) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/**
 * Callers whose use is known, with and without credentials each: clients with many addresses must not make the gateway forget
 * the use of others. A caller that is forgotten has used nothing.
 */
const callersKept = 10_000;

/** The end of another request of the caller is not known in advance. */
const concurrentRetryMs = 1_000;

type BucketOf = (caller: Caller) => Bucket;

const bucketsOf = (limit: LimitName, redis: Redis | undefined, now: () => number): BucketOf => {
  const lease = redis && leaseFrom(redis);
  const createBucket = (id: string): Bucket => {
    const own = createTokenBucket(now);
    return lease
      ? createLeasedBucket((rate, wanted) => lease(`${limit} ${id}`, rate, wanted), own, now)
      : own;
  };
  const kept = () => new LRUCache<string, Bucket>({ max: callersKept, memoMethod: createBucket });
  const known = kept();
  const anonymous = kept();
  return ({ id, subject }) => (subject === null ? anonymous : known).memo(id);
};

const tooManyCalls = (
  { capacity, perMinute }: Rate,
  isOfRole: boolean,
  retryAfterMs: number,
): GatewayError => {
  const source = isOfRole ? 'upstreamCallsPerMinute of your roles' : 'limits.upstreamCallsPerMinute';
  return new GatewayError(
    'RATE_LIMITED',
    `Your requests may make ${perMinute} AWS calls a minute, and ${capacity} at once (${source}), and this field needs one more. Try again in ${retryAfterMs} ms.`,
    { retryAfterMs },
  );
};

/** Limits what each caller may use. Refuses what exceeds a limit at once: nothing waits for tokens. */
export const createFairUse = (options: FairUseOptions): FairUse => {
  const { limits, redis, onRefusal, now = performance.now.bind(performance) } = options;
  const { requestsPerMinute, concurrentRequests, upstreamCallsBurst } = limits;
  const callsOf = bucketsOf('upstreamCallsPerMinute', redis, now);
  const requestsOf = bucketsOf('requestsPerMinute', redis, now);
  const requestRate: Rate | undefined =
    requestsPerMinute === undefined
      ? undefined
      : { capacity: requestsPerMinute, perMinute: requestsPerMinute };
  /** The requests under way of callers that have any. */
  const underWay = new Map<string, number>();

  const callRateOf = ({ permissions }: Caller): Rate | undefined => {
    const perMinute = permissions.upstreamCallsPerMinute ?? limits.upstreamCallsPerMinute;
    return perMinute === undefined
      ? undefined
      : { capacity: Math.min(upstreamCallsBurst, perMinute), perMinute };
  };

  const leftOf = (bucketOf: BucketOf, caller: Caller, rate: Rate): Left => {
    const left = Math.min(rate.capacity, Math.max(0, bucketOf(caller).left()));
    return { rate, left, fullAfterMs: ((rate.capacity - left) * 60_000) / rate.perMinute };
  };

  const checkCall = (rate: Rate, isOfRole: boolean, waitMs: number): void => {
    if (waitMs === 0) return;
    onRefusal('upstreamCallsPerMinute');
    throw tooManyCalls(rate, isOfRole, waitMs);
  };

  const refuse = (limit: Refusal['limit'], retryAfterMs: number): Refusal => {
    onRefusal(limit);
    return { limit, retryAfterMs };
  };

  const endRequest = ({ id }: Caller): void => {
    if (concurrentRequests === undefined) return;
    const others = (underWay.get(id) ?? 0) - 1;
    if (others > 0) underWay.set(id, others);
    else underWay.delete(id);
  };

  const checkRequest = (caller: Caller, waitMs: number): Refusal | undefined => {
    if (waitMs === 0) return undefined;
    endRequest(caller);
    return refuse('requestsPerMinute', waitMs);
  };

  return {
    takeCall(caller) {
      const rate = callRateOf(caller);
      if (!rate) return undefined;
      const isOfRole = caller.permissions.upstreamCallsPerMinute !== undefined;
      const waitMs = callsOf(caller).take(rate);
      if (waitMs instanceof Promise) return waitMs.then((ms) => checkCall(rate, isOfRole, ms));
      checkCall(rate, isOfRole, waitMs);
      return undefined;
    },
    giveBackCall: (caller) => callsOf(caller).giveBack(),
    beginRequest(caller) {
      if (concurrentRequests !== undefined) {
        const others = underWay.get(caller.id) ?? 0;
        if (others >= concurrentRequests) return refuse('concurrentRequests', concurrentRetryMs);
        underWay.set(caller.id, others + 1);
      }
      if (!requestRate) return undefined;
      const waitMs = requestsOf(caller).take(requestRate);
      return waitMs instanceof Promise
        ? waitMs.then((ms) => checkRequest(caller, ms))
        : checkRequest(caller, waitMs);
    },
    endRequest,
    requestsLeft: (caller) => (requestRate ? leftOf(requestsOf, caller, requestRate) : undefined),
    callsLeft(caller) {
      const rate = callRateOf(caller);
      return rate && leftOf(callsOf, caller, rate);
    },
  };
};
