import { z } from 'zod';
import { defaultOverload } from '../server/overload';
import { defaultStreams } from '../server/streams/settings';
import { addresses } from './auth';
import { expected, wholeNumber } from './rules';

const expectedHost = expected('a host name without a port, like gateway.example.com');

/** `server`: the pages that it serves, and the host names that it answers to. */
export const server = z.strictObject({
  graphiql: z.boolean(expected('true or false')).default(true),
  reference: z.boolean(expected('true or false')).default(true),
  hosts: z
    .array(z.string(expectedHost).regex(/^(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:.]+\])$/i, expectedHost), {
      ...expected('a list of host names'),
    })
    .min(1, expected('at least one host name'))
    .optional(),
  trustProxy: z
    .union([z.boolean(), addresses], expected('true, false, or a list of IP addresses and CIDR blocks'))
    .default(false),
  overload: z
    .strictObject(
      {
        eventLoopDelayMs: wholeNumber(0, 60_000).default(defaultOverload.eventLoopDelayMs),
        requests: wholeNumber(0, 1_000_000).default(defaultOverload.requests),
      },
      expected('a map with eventLoopDelayMs and requests'),
    )
    .prefault({}),
  streams: z
    .strictObject(
      {
        heartbeatMs: wholeNumber(100, 30_000).default(defaultStreams.heartbeatMs),
        unreadMs: wholeNumber(100, 600_000).default(defaultStreams.unreadMs),
      },
      expected('a map with heartbeatMs and unreadMs'),
    )
    .prefault({}),
  adminPort: wholeNumber(0, 65_535).optional(),
});
