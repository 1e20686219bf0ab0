import { z } from 'zod';
import { expected, wholeNumber } from './rules';

/** A regular expression with the flags that replacing needs; undefined for a text that is none, or that matches the empty text. */
const globalPattern = (source: string): RegExp | undefined => {
  try {
    const pattern = new RegExp(source, 'gu');
    return pattern.test('') ? undefined : new RegExp(source, 'gu');
  } catch {
    return undefined;
  }
};

const expectedPattern = 'a regular expression of JavaScript that does not match an empty text';

const pattern = z.string(expected(expectedPattern)).transform((source, context) => {
  const compiled = globalPattern(source);
  if (compiled) return compiled;
  context.addIssue({ code: 'custom', message: `expected ${expectedPattern}` });
  return z.NEVER;
});

/** `logs`: what is read of CloudWatch Logs, and what is removed from it. */
export const logs = z.strictObject({
  redact: z.array(pattern, expected('a list of regular expressions')).max(50).default([]),
  transferDays: wholeNumber(0, 90).default(7),
});
