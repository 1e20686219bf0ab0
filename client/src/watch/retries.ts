import type { ErrorCode, GatewayError } from '../errors';

/** The waits before attempts to connect. */
export interface Retries {
  /** Milliseconds to wait before the next attempt. Throws the failure if another attempt cannot succeed. */
  waitAfter(failure: GatewayError): number;
  /** Begins with short waits again. */
  succeeded(): void;
}

export interface RetriesOptions {
  readonly maxRetries: number;
  /** True if each attempt gets its headers anew, so that a token which was refused is renewed. */
  readonly canRenew: boolean;
  /** From 0 to less than 1. */
  readonly random: () => number;
}

const firstMs = 1_000;
const mostMs = 30_000;
/** A longer `Retry-After` is cut. */
const longestMs = 3_600_000;

/** The codes of failures that pass. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'GATEWAY_UNAVAILABLE',
  'TIMEOUT',
  'THROTTLED',
  'RATE_LIMITED',
  'UPSTREAM_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
]);

/** 408: the request has not arrived in time. */
const isPassing = ({ code, status = 200 }: GatewayError): boolean =>
  passing.has(code) || status === 408 || status >= 500;

/**
 * Exponential back-off with full jitter, so that clients which a gateway has lost at the same time return one by one. What the gateway asks for
 * (`Retry-After`) is waited for in addition.
 */
export const createRetries = ({ maxRetries, canRenew, random }: RetriesOptions): Retries => {
  let failures = 0;
  let isRenewed = false;

  const mayRetry = (failure: GatewayError): boolean => {
    if (failures >= maxRetries) return false;
    if (failure.code !== 'UNAUTHENTICATED') return isPassing(failure);
    const isFirst = canRenew && !isRenewed;
    isRenewed = true;
    return isFirst;
  };

  return {
    waitAfter(failure) {
      if (!mayRetry(failure)) throw failure;
      const backOffMs = random() * Math.min(mostMs, firstMs * 2 ** failures);
      failures += 1;
      return Math.min(longestMs, (failure.retryAfterMs ?? 0) + backOffMs);
    },
    succeeded() {
      failures = 0;
      isRenewed = false;
    },
  };
};
