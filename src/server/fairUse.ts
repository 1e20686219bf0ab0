import type { FairUse, Left, LimitName, Refusal } from '../app/fairUse/fairUse';
import type { Limits } from '../app/limits';
import type { Caller } from '../model/caller';
import { HttpError } from '../model/httpError';
import type { RequestResult } from './requestResult';

/*
 * The limits of callers over HTTP. The headers `RateLimit` and `RateLimit-Policy` are those of
 * draft-ietf-httpapi-ratelimit-headers-10.
 */

/**
 * Counts a request against the limits of its caller, until its response is closed. Calls back once, with an error of status 429 for a
 * request that exceeds one; at once unless Redis has to be asked. Notes the limits in the result of the request.
 */
export type AdmitCaller = (
  caller: Caller,
  result: RequestResult,
  done: (refusal?: HttpError) => void,
) => void;

/**
 * Returns the headers of a response about limits, names and values in turn: what is left of the requests and AWS calls of the
 * caller, and `Retry-After` where a call was refused. A response from the cache alone says nothing of calls: it has used none.
 */
export type LimitHeaders = (result: RequestResult) => readonly string[];

const seconds = (ms: number): number => Math.ceil(ms / 1_000);

const messageOf = (
  { limit, retryAfterMs }: Refusal,
  { requestsPerMinute, concurrentRequests }: Limits,
): string => {
  const retry = `Try again in ${seconds(retryAfterMs)} s.`;
  return limit === 'requestsPerMinute'
    ? `You may send ${requestsPerMinute} requests a minute (limits.requestsPerMinute). ${retry}`
    : `You may have ${concurrentRequests} requests under way at once (limits.concurrentRequests). ${retry}`;
};

/** A policy of the draft: so many in the time in which an empty bucket fills. */
const policyOf = (limit: LimitName, { capacity, perMinute }: Left['rate']): string =>
  `"${limit}";q=${capacity};w=${seconds((capacity * 60_000) / perMinute)}`;

const stateOf = (limit: LimitName, left: number, untilMs: number): string =>
  `"${limit}";r=${left};t=${seconds(untilMs)}`;

export const createCallerAdmit = (fairUse: FairUse, limits: Limits): AdmitCaller => {
  const { requestsPerMinute, concurrentRequests } = limits;
  if (requestsPerMinute === undefined && concurrentRequests === undefined)
    return (_caller, _result, done) => done();

  const policy = [
    ...(requestsPerMinute === undefined
      ? []
      : [policyOf('requestsPerMinute', { capacity: requestsPerMinute, perMinute: requestsPerMinute })]),
    ...(concurrentRequests === undefined
      ? []
      : [`"concurrentRequests";q=${concurrentRequests};qu="concurrent-requests"`]),
  ].join(', ');

  /** What is left after the request. The end of requests under way is not known in advance, so it has no time. */
  const stateAfter = (caller: Caller, refusal: Refusal | undefined): string | undefined => {
    if (refusal?.limit === 'concurrentRequests') return '"concurrentRequests";r=0';
    const requests = fairUse.requestsLeft(caller);
    return (
      requests && stateOf('requestsPerMinute', requests.left, refusal?.retryAfterMs ?? requests.fullAfterMs)
    );
  };

  return (caller, result, done) => {
    const settle = (refusal: Refusal | undefined): void => {
      result.limits = { policy, state: stateAfter(caller, refusal) };
      if (refusal) {
        done(new HttpError(429, messageOf(refusal, limits), 'RATE_LIMITED', refusal.retryAfterMs));
      } else {
        if (result.isClosed) fairUse.endRequest(caller);
        else result.release = () => fairUse.endRequest(caller);
        done();
      }
    };
    const begun = fairUse.beginRequest(caller);
    if (begun instanceof Promise) void begun.then(settle);
    else settle(begun);
  };
};

const noHeaders: readonly string[] = [];

const listOf = (one: string | undefined, other: string): string =>
  one === undefined ? other : `${one}, ${other}`;

export const createLimitHeaders =
  (fairUse: FairUse): LimitHeaders =>
  (result) => {
    const { caller, ledger, limits } = result;
    const calls = caller && ledger?.hasSpent() ? fairUse.callsLeft(caller) : undefined;
    if (!calls) {
      if (!limits) return noHeaders;
      const { policy, state } = limits;
      return state === undefined
        ? ['ratelimit-policy', policy]
        : ['ratelimit-policy', policy, 'ratelimit', state];
    }
    const retryMs = ledger?.refusedForMs();
    const ofCalls = stateOf('upstreamCallsPerMinute', calls.left, retryMs ?? calls.fullAfterMs);
    return [
      'ratelimit-policy',
      listOf(limits?.policy, policyOf('upstreamCallsPerMinute', calls.rate)),
      'ratelimit',
      listOf(limits?.state, ofCalls),
      ...(retryMs === undefined ? [] : ['retry-after', String(seconds(retryMs))]),
    ];
  };
