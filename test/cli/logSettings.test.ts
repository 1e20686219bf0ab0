import { describe, expect, it } from '@jest/globals';
import { settingsFromYaml } from '../support/settingsFile';

describe('The settings of logs', () => {
  it('are a week of transfers, and no patterns, by default', () => {
    expect(settingsFromYaml('{}').logs).toEqual({ redact: [], transferDays: 7 });
  });

  it('have patterns that replace all that they match', () => {
    const { redact } = settingsFromYaml(
      String.raw`logs: { redact: ['card \d{4}', 'ü+'], transferDays: 0 }`,
    ).logs;

    expect(redact.map((pattern) => 'card 1234 card 5678 ü'.replace(pattern, '*'))).toEqual([
      '* * ü',
      'card 1234 card 5678 *',
    ]);
  });

  it.each([
    ['logs: { redact: ["("] }', 'logs.redact[0]: expected a regular expression of JavaScript'],
    [
      'logs: { redact: ["x*"] }',
      'logs.redact[0]: expected a regular expression of JavaScript that does not match an empty text',
    ],
    ['logs: { redact: [7] }', 'logs.redact[0]: expected a regular expression'],
    ['logs: { redact: x }', 'logs.redact: expected a list of regular expressions'],
    ['logs: { transferDays: 91 }', 'logs.transferDays: expected'],
    ['logs: { days: 3 }', 'logs.days: there is no such setting'],
  ])('are refused: %s', (yaml, fault) => {
    expect(() => settingsFromYaml(yaml)).toThrow(fault);
  });
});
