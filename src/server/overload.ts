import type { IncomingMessage, ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isBodyShort } from './bodies';
import { isForOperators } from './operatorPaths';

/** The values above which the server refuses all new requests, and above half of which those without credentials. 0 turns one off. */
export interface OverloadSettings {
  /** Milliseconds that the event loop is late, on average over each of two seconds in a row. */
  readonly eventLoopDelayMs: number;
  /** GraphQL requests under way. */
  readonly requests: number;
}

export const defaultOverload: OverloadSettings = { eventLoopDelayMs: 500, requests: 5_000 };

/** A gate that shuts above its limit, and opens again only below half of it, so that it does not flap. */
const createGate = (limit: number) => {
  let isShut = false;
  return {
    isShut: () => isShut,
    update(value: number): void {
      isShut = limit > 0 && value > (isShut ? limit / 2 : limit);
    },
  };
};

export interface OverloadOptions {
  readonly settings: OverloadSettings;
  readonly requestsUnderWay: () => number;
  readonly hasCredentials: (request: IncomingMessage) => boolean;
  /** Gets whom the server refuses now: all, or only those without credentials. */
  readonly onShed: (level: 1 | 2) => void;
}

type FirstHeaders = (request: IncomingMessage) => readonly string[];

export interface Overload {
  /** True for a request that has to be refused, which is counted then. */
  refuses(request: IncomingMessage): boolean;
  /** Takes the delay of the event loop in the last second, in milliseconds. One slow second alone is no overload. */
  observeDelay(ms: number): void;
  /**
   * Answers a request with status 503 where the server is overloaded; false where it is not. Does not read the body.
   * `firstOf` returns the headers that the answer begins with, names and values in turn.
   */
  shed(request: IncomingMessage, response: ServerResponse, firstOf?: FirstHeaders): boolean;
  /** 0: all requests are accepted. 1: those without credentials are refused. 2: all are. */
  level(): 0 | 1 | 2;
}

const retryAfterSeconds = 5;
const body = JSON.stringify({
  errors: [{ message: `The server is overloaded. Try again in ${retryAfterSeconds} s.` }],
});
const headers = [
  ...['content-type', 'application/json; charset=utf-8', 'content-length', String(body.length)],
  ...['retry-after', String(retryAfterSeconds)],
];

/** Sheds load: refuses new requests early and cheaply while the server is overloaded. */
export const createOverload = (options: OverloadOptions): Overload => {
  const { settings, requestsUnderWay, hasCredentials, onShed } = options;
  const gatesOf = (share: number) => ({
    delay: createGate(settings.eventLoopDelayMs * share),
    requests: createGate(settings.requests * share),
  });
  const all = gatesOf(1);
  const anonymous = gatesOf(1 / 2);

  const level = (): 0 | 1 | 2 => {
    const count = requestsUnderWay();
    all.requests.update(count);
    anonymous.requests.update(count);
    if (all.delay.isShut() || all.requests.isShut()) return 2;
    return anonymous.delay.isShut() || anonymous.requests.isShut() ? 1 : 0;
  };

  let lastDelayMs = 0;

  const refuses = (request: IncomingMessage): boolean => {
    const reached = level();
    // Health and metrics are answered whatever the load is: a restart would make it worse.
    if (reached === 0 || isForOperators(request)) return false;
    if (reached === 1 && hasCredentials(request)) return false;
    onShed(reached);
    return true;
  };

  return {
    refuses,
    observeDelay(ms) {
      const lower = Math.min(ms, lastDelayMs);
      lastDelayMs = ms;
      all.delay.update(lower);
      anonymous.delay.update(lower);
    },
    level,
    shed(request, response, firstOf = () => []) {
      if (!refuses(request)) return false;
      const last = isBodyShort(request) ? [] : ['connection', 'close'];
      response.writeHead(503, [...firstOf(request), ...headers, ...last]).end(body);
      return true;
    },
  };
};

const resolutionMs = 20;
const sampleMs = 1_000;

/** Measures the delay of the event loop, and passes its mean every second. Returns a function that ends it. */
export const measureDelay = (onSample: (ms: number) => void): (() => void) => {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  let sampledAt = performance.now();
  const timer = setInterval(() => {
    const at = performance.now();
    // Without a value, the event loop was blocked all the time.
    onSample(histogram.count > 0 ? histogram.mean / 1e6 - resolutionMs : at - sampledAt);
    histogram.reset();
    sampledAt = at;
  }, sampleMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    histogram.disable();
  };
};
