import { z } from 'zod';
import { defaultTimeLimits } from '../aws/settings';
import { wholeNumber } from './rules';

const milliseconds = wholeNumber(100, 600_000);

/** `aws`: time limits of requests to AWS and to sources of credentials. */
export const aws = z.strictObject({
  connectTimeoutMs: milliseconds.default(defaultTimeLimits.connectTimeoutMs),
  answerTimeoutMs: milliseconds.default(defaultTimeLimits.answerTimeoutMs),
  credentialsTimeoutMs: milliseconds.default(defaultTimeLimits.credentialsTimeoutMs),
});
