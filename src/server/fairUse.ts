import type { ServerResponse } from 'node:http';
import type { FairUse, Refusal } from '../app/fairUse/fairUse';
import type { Limits } from '../app/limits';
import type { Caller } from '../model/caller';
import { onResponseClosed } from './connections';
import { HttpError } from '../model/httpError';

/**
 * Counts a request against the limits of its caller, until its response is closed. Calls back once, with an error of status 429 for a
 * request that exceeds one; at once unless Redis has to be asked. Sets the `RateLimit` headers of the response.
 */
export type AdmitCaller = (
  caller: Caller,
  response: ServerResponse,
  done: (refusal?: HttpError) => void,
) => void;

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

/** The headers are those of draft-ietf-httpapi-ratelimit-headers-10. */
export const createCallerAdmit = (fairUse: FairUse, limits: Limits): AdmitCaller => {
  const { requestsPerMinute, concurrentRequests } = limits;
  if (requestsPerMinute === undefined && concurrentRequests === undefined)
    return (_caller, _response, done) => done();

  const policies = [
    ...(requestsPerMinute === undefined ? [] : [`"requestsPerMinute";q=${requestsPerMinute};w=60`]),
    ...(concurrentRequests === undefined
      ? []
      : [`"concurrentRequests";q=${concurrentRequests};qu="concurrent-requests"`]),
  ].join(', ');

  /** What is left after the request. The end of requests under way is not known in advance, so it has no time. */
  const stateOf = (caller: Caller, refusal: Refusal | undefined): string | undefined => {
    if (refusal?.limit === 'concurrentRequests') return '"concurrentRequests";r=0';
    const requests = fairUse.requestsLeft(caller);
    if (!requests) return undefined;
    const untilMs = refusal?.retryAfterMs ?? requests.fullAfterMs;
    return `"requestsPerMinute";r=${requests.left};t=${seconds(untilMs)}`;
  };

  return (caller, response, done) => {
    const settle = (refusal: Refusal | undefined): void => {
      response.setHeader('ratelimit-policy', policies);
      const state = stateOf(caller, refusal);
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
