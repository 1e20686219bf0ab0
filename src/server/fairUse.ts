import type { ServerResponse } from 'node:http';
import type { FairUse, Left, LimitName, Refusal } from '../app/fairUse/fairUse';
import type { Limits } from '../app/limits';
import type { Caller } from '../model/caller';
import { HttpError } from '../model/httpError';
import { onResponseClosed } from './connections';
import type { RequestResult } from './requestResult';

/*
 * The limits of callers over HTTP. The headers `RateLimit` and `RateLimit-Policy` are those of
 * draft-ietf-httpapi-ratelimit-headers-10.
 */

/**
 * Counts a request against the limits of its caller, until its response is closed. Calls back once, with an error of status 429 for a
 * request that exceeds one; at once unless Redis has to be asked. Sets the `RateLimit` headers of the response.
 */
export type AdmitCaller = (
  caller: Caller,
  response: ServerResponse,
  done: (refusal?: HttpError) => void,
) => void;

/**
 * Adds what is left of the AWS calls of the caller to the `RateLimit` headers of a response, and `Retry-After` where a call was
 * refused. An answer from the cache alone is left as it is: it has used nothing.
 */
export type ShowCallsLeft = (result: RequestResult, response: ServerResponse) => void;

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

/** Adds an item to a header that is a list. */
const addItem = (response: ServerResponse, name: string, item: string): void => {
  const before = response.getHeader(name);
  response.setHeader(name, before === undefined ? item : `${String(before)}, ${item}`);
};

export const createCallerAdmit = (fairUse: FairUse, limits: Limits): AdmitCaller => {
  const { requestsPerMinute, concurrentRequests } = limits;
  if (requestsPerMinute === undefined && concurrentRequests === undefined)
    return (_caller, _response, done) => done();

  const policies = [
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

  return (caller, response, done) => {
    const settle = (refusal: Refusal | undefined): void => {
      response.setHeader('ratelimit-policy', policies);
      const state = stateAfter(caller, refusal);
      if (state !== undefined) response.setHeader('ratelimit', state);
      if (refusal) {
        done(new HttpError(429, messageOf(refusal, limits), 'RATE_LIMITED', refusal.retryAfterMs));
      } else {
        if (response.req.socket.destroyed) fairUse.endRequest(caller);
        else onResponseClosed(response, () => fairUse.endRequest(caller));
        done();
      }
    };
    const begun = fairUse.beginRequest(caller);
    if (begun instanceof Promise) void begun.then(settle);
    else settle(begun);
  };
};

/** The longest time that an error of a field asks to wait for a call; undefined where no call was refused. */
const callRetryMs = ({ errors }: RequestResult): number | undefined => {
  const times = errors.flatMap(({ extensions }) =>
    extensions?.code === 'RATE_LIMITED' ? Number(extensions.retryAfterMs) : [],
  );
  return times.length === 0 ? undefined : Math.max(...times);
};

export const showCallsLeft =
  (fairUse: FairUse): ShowCallsLeft =>
  (result, response) => {
    const { caller, ledger } = result;
    const calls = caller && ledger?.hasSpent() ? fairUse.callsLeft(caller) : undefined;
    if (!calls) return;
    const retryMs = callRetryMs(result);
    addItem(response, 'ratelimit-policy', policyOf('upstreamCallsPerMinute', calls.rate));
    const state = stateOf('upstreamCallsPerMinute', calls.left, retryMs ?? calls.fullAfterMs);
    addItem(response, 'ratelimit', state);
    if (retryMs !== undefined) response.setHeader('retry-after', seconds(retryMs));
  };
