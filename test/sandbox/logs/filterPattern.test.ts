import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../../sandbox/errors';
import { filterPattern } from '../../../sandbox/logs/filterPattern';

const event = JSON.stringify({
  type: 'StepErrored',
  details: { errorType: 'TIMEOUT', attempts: 3, ratio: 0.5, output: null, retried: false, names: ['a', 'b'] },
  'user-name': 'ann',
  workflowId: 'w-0123',
});

describe('A JSON pattern', () => {
  it.each([
    ['equality', '{ $.type = "StepErrored" }'],
    ['equality of a nested member', '{ $.details.errorType = "TIMEOUT" }'],
    ['equality with an unquoted word', '{ $.details.errorType = TIMEOUT }'],
    ['inequality', '{ $.type != "StepStarted" }'],
    ['a wildcard at the end', '{ $.type = "Step*" }'],
    ['a wildcard at the start', '{ $.type = "*Errored" }'],
    ['a wildcard in the middle', '{ $.type = "St*Err*d" }'],
    ['a wildcard for nothing', '{ $.type = "StepErrored*" }'],
    ['a wildcard in an unquoted word', '{ $.type = Step* }'],
    ['a value with other characters in quotes', '{ $.workflowId = "w-0123" }'],
    ['a member with a hyphen', '{ $.user-name = "ann" }'],
    ['an item of a list', '{ $.details.names[1] = "b" }'],
    ['and', '{ $.type = "StepErrored" && $.details.attempts = 3 }'],
    ['or', '{ $.type = "x" || $.details.attempts = 3 }'],
    ['and before or', '{ $.type = "StepErrored" || $.type = "x" && $.type = "y" }'],
    ['parentheses', '{ ($.type = "x" || $.type = "Step*") && ($.details.attempts = 3) }'],
    ['IS NULL', '{ $.details.output IS NULL }'],
    ['IS FALSE', '{ $.details.retried IS FALSE }'],
    ['NOT EXISTS', '{ $.details.token NOT EXISTS }'],
    ['greater', '{ $.details.attempts > 2 }'],
    ['greater or equal', '{ $.details.attempts >= 3 }'],
    ['less', '{ $.details.ratio < 0.6 }'],
    ['less or equal', '{ $.details.ratio <= 5e-1 }'],
    ['equality of numbers', '{ $.details.ratio = 0.50 }'],
    ['no blanks', '{$.type="StepErrored"}'],
  ])('matches by %s', (_what, pattern) => {
    expect(filterPattern(pattern)(event)).toBe(true);
  });

  it.each([
    ['another case', '{ $.type = "steperrored" }'],
    ['a part of the value', '{ $.type = "Step" }'],
    ['a wildcard that would have to overlap', '{ $.type = "StepErrored*d" }'],
    ['unequal to the same', '{ $.type != "StepErrored" }'],
    ['unequal to a missing member', '{ $.missing != "x" }'],
    ['unequal to null', '{ $.details.output != "x" }'],
    ['and with one false', '{ $.type = "StepErrored" && $.details.attempts = 4 }'],
    ['or in parentheses before and', '{ ($.type = "StepErrored" || $.type = "x") && $.type = "y" }'],
    ['IS NULL of a missing member', '{ $.details.token IS NULL }'],
    ['NOT EXISTS of null', '{ $.details.output NOT EXISTS }'],
    ['a comparison of a text', '{ $.type > 1 }'],
    ['a number in quotes', '{ $.details.attempts = "3" }'],
    ['a member of every object', '{ $.constructor.name = "*" }'],
  ])('does not match by %s', (_what, pattern) => {
    expect(filterPattern(pattern)(event)).toBe(false);
  });

  it.each(['not JSON', '"a text"', '[', '', 'null'])('never matches a line without an object: %s', (line) => {
    expect(filterPattern('{ $.type NOT EXISTS }')(line)).toBe(false);
  });
});

describe('A text pattern', () => {
  const line = 'CmdExecution: Stderr: Error: Unable to find a match: htpd "now"';

  it.each([
    ['a term', 'Stderr'],
    ['several terms', 'match Stderr'],
    ['exact words', '"find a match"'],
    ['quotes in quotes', '"\\"now\\""'],
    ['no excluded term', 'Stderr -ExitCode'],
    ['excluded terms only', '-ExitCode -Stdout'],
    ['one of the optional terms', '?Stderr ?ExitCode'],
    ['optional exact words', '?"Exit code" ?"Error: Unable"'],
    ['all terms, ignoring optional ones', 'Stderr ?missing'],
    ['nothing', ''],
    ['blanks', '  '],
  ])('matches by %s', (_what, pattern) => {
    expect(filterPattern(pattern)(line)).toBe(true);
  });

  it.each([
    ['another case', 'stderr'],
    ['one missing term of two', 'Stderr ExitCode'],
    ['words in another order', '"match a find"'],
    ['an excluded term', 'Stderr -match'],
    ['excluded words', '-"find a match"'],
    ['none of the optional terms', '?Stdout ?ExitCode'],
    ['a missing term beside an optional one', 'ExitCode ?Stderr'],
  ])('does not match by %s', (_what, pattern) => {
    expect(filterPattern(pattern)(line)).toBe(false);
  });
});

describe('An invalid pattern is refused', () => {
  it.each([
    '{ $.type = }',
    '{ $.type = "open }',
    '{ $.type "x" }',
    '{ type = "x" }',
    '{ $.type = "x"',
    '{ $.type = "x" } more',
    '{ ($.type = "x" }',
    '{ $.type = "x" & $.type = "y" }',
    '{ $.type = "x" && }',
    '{ $.id = w-0123 }',
    '{ $.n > "1" }',
    '{ $.n IS 1 }',
    '{ $.n NOT NULL }',
    '{}',
    '{ }',
    'error-404',
    '"open',
    '-',
    '?',
    'a.b',
  ])('%s', (pattern) => {
    expect(() => filterPattern(pattern)).toThrow(/^Invalid filter pattern: /);
    expect(() => filterPattern(pattern)).toThrow(ServiceError);
  });

  it.each([
    ['%Error.*%', 'regular expressions'],
    ['{ $.type = %Step.*% }', 'regular expressions'],
    ['[ip, user, ...]', 'lists of fields'],
  ])('with what the sandbox does not have: %s', (pattern, what) => {
    expect(() => filterPattern(pattern)).toThrow(`the sandbox does not support ${what}`);
  });

  it('takes no time that grows out of proportion', () => {
    const stars = filterPattern(`{ $.a = "${'a*'.repeat(400)}b" }`);

    expect(stars(JSON.stringify({ a: 'a'.repeat(200_000) }))).toBe(false);
    expect(() => filterPattern(`{ ${'('.repeat(900)} }`)).toThrow('Invalid filter pattern');
  });
});
