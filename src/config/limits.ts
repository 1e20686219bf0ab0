import { z } from 'zod';
import { wholeNumber } from './rules';

/** `limits`: what one request may cost. */
export const limits = z.strictObject({
  requestTimeoutMs: wholeNumber(100, 600_000).default(25_000),
  upstreamCallsPerRequest: wholeNumber(1, 100_000).default(200),
  bodyKilobytes: wholeNumber(1, 16_384).default(256),
});
