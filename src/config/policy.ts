import { z } from 'zod';
import { kinds } from '../kinds';
import { accountIdPattern, regionPattern } from '../model/scope';
import { roleName } from './auth';
import { expected, wholeNumber } from './rules';

const executionKinds: readonly string[] = Object.values(kinds).flatMap((kind) =>
  'execution' in kind ? kind.execution.kind : [],
);

/** A list of values of this form, or of `*`, which means all. */
const selection = (what: string, isValue: (text: string) => boolean) =>
  z
    .array(
      z.string(expected(what)).refine((text) => text === '*' || isValue(text), expected(what)),
      {
        ...expected(`a list: ${what}`),
      },
    )
    .min(1, expected("at least one entry; ['*'] means all"));

const flag = z.boolean(expected('true or false'));

const role = z
  .strictObject(
    {
      accounts: selection("twelve digits in quotes, or '*'", (text) => accountIdPattern.test(text)),
      regions: selection("a region, like us-east-1, or '*'", (text) => regionPattern.test(text)),
      kinds: selection(`one of ${executionKinds.join(', ')}, or '*'`, (text) =>
        executionKinds.includes(text),
      ).transform((chosen) => (chosen.includes('*') ? executionKinds : chosen)),
      sensitive: flag.default(false),
      introspection: flag.default(false),
      graphiql: flag.default(true),
      reference: flag.optional(),
      callReport: flag.default(true),
      noCache: flag.default(false),
      anyDocument: flag.default(false),
      upstreamCallsPerMinute: wholeNumber(1, 1_000_000).optional(),
    },
    expected('a map with accounts, regions and kinds'),
  )
  // The reference shows the schema.
  .transform((one) => ({ ...one, reference: one.reference ?? one.introspection }));

/** `policy`: what each role may see and do. */
export const policy = z.strictObject(
  { roles: z.record(roleName, role, expected('a map of roles')) },
  expected('a map with roles'),
);
