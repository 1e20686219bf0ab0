import { describe, expect, it } from '@jest/globals';
import { withReturnedSteps } from '../../src/logs/returnedSteps';
import type { LoggedStep } from '../../src/logs/transferSteps';

const step = (type: string, name: string, more: Partial<LoggedStep> = {}): LoggedStep => ({
  type,
  name,
  startedAt: 1,
  endedAt: 2,
  error: undefined,
  ...more,
});
const failed = { type: 'BAD_REQUEST', message: 'no' };
const returnedError = { Type: 'PERMISSION_DENIED', Message: 'denied' } as const;

const join = (
  results: Parameters<typeof withReturnedSteps>[1],
  steps: readonly LoggedStep[],
  onExceptionSteps: readonly LoggedStep[] = [],
) => {
  const joined = withReturnedSteps({ steps, onExceptionSteps }, results);
  const short = ({ type, name, error, outputs }: LoggedStep) => [
    type,
    name ?? '-',
    ...(error ? [error.message] : []),
    ...(outputs === undefined ? [] : [outputs]),
  ];
  return [joined.steps.map(short), joined.onExceptionSteps.map(short)];
};

describe('Steps of the log and results of the API', () => {
  it('are joined in their order: names from the log, outputs from the API, and later steps from the log', () => {
    const results = { Steps: [{ StepType: 'COPY', Outputs: '{"a":1}' }, { StepType: 'TAG' }] } as const;
    const steps = [step('COPY', 'copy'), step('TAG', 'tag', { error: failed }), step('DELETE', 'remove')];

    expect(join(results, steps)).toEqual([
      [
        ['COPY', 'copy', '{"a":1}'],
        ['TAG', 'tag', 'no'],
      ],
      [['DELETE', 'remove']],
    ]);
    expect(join(results, [step('COPY', 'copy'), step('TAG', 'tag'), step('DELETE', 'remove')])).toEqual([
      [
        ['COPY', 'copy', '{"a":1}'],
        ['TAG', 'tag'],
        ['DELETE', 'remove'],
      ],
      [],
    ]);
  });

  it('have what the API returned where lines are missing', () => {
    const results = {
      Steps: [{ StepType: 'COPY' }, { StepType: 'TAG', Error: returnedError }],
      OnExceptionSteps: [{ StepType: 'CUSTOM' }],
    } as const;

    expect(join(results, [])).toEqual([
      [
        ['COPY', '-'],
        ['TAG', '-', 'denied'],
      ],
      [['CUSTOM', '-']],
    ]);
    // The line StepErrored is missing, so the log alone takes the last step for one of the usual ones.
    expect(join(results, [step('TAG', 'tag', { endedAt: undefined }), step('CUSTOM', 'notify')])).toEqual([
      [
        ['COPY', '-'],
        ['TAG', 'tag', 'denied'],
      ],
      [['CUSTOM', 'notify']],
    ]);
  });

  it('are not joined where they contradict each other', () => {
    const results = { Steps: [{ StepType: 'COPY', Error: returnedError }] } as const;

    expect(join(results, [step('COPY', 'succeeded')])).toEqual([
      [['COPY', '-', 'denied']],
      [['COPY', 'succeeded']],
    ]);
    expect(
      join({ Steps: [{ StepType: 'COPY' }, { StepType: 'COPY' }] }, [step('COPY', 'b', { error: failed })]),
    ).toEqual([
      [
        ['COPY', '-'],
        ['COPY', 'b', 'no'],
      ],
      [],
    ]);
  });

  it.each([[null], ['text'], [{}], [[null, 7, { StepType: 5, Error: 'x', Outputs: {} }]]])(
    'do not fail where AWS returns %j',
    (Steps) => {
      expect(() => join({ Steps } as never, [step('COPY', 'copy')])).not.toThrow();
    },
  );
});
