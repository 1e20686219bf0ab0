import type { ExecutionErrorType } from '@aws-sdk/client-transfer';
import { never } from '../timeline';
import type { ExecutionPlan, StepScript } from './executionPlan';

/** The steps that a file goes through, with their results. */
export type ExecutionOutcome = Pick<ExecutionPlan, 'steps' | 'onExceptionSteps'>;

/** Every fourth invoice fails. The failures rotate. */
export const invoiceOutcome = (number: number): ExecutionOutcome => {
  if (number % 4 !== 3) return { steps: invoiceSteps, onExceptionSteps: [] };
  const { step, error } = stepFailures[Math.floor(number / 4) % stepFailures.length] ?? virus;
  return { steps: failingAt(invoiceSteps, step, error), onExceptionSteps: quarantine };
};

export const invoiceSteps: readonly StepScript[] = [
  { type: 'DECRYPT', seconds: 20, outputs: '{"algorithm":"PGP","decrypted":true}' },
  { type: 'CUSTOM', seconds: 60, outputs: '{"engine":"example-scan 7.2","verdict":"clean"}' },
  { type: 'TAG', seconds: 10, outputs: '{"Tags":[{"Key":"scanned","Value":"yes"}]}' },
  { type: 'COPY', seconds: 70, outputs: '{"bucket":"example-invoices-accounting"}' },
  { type: 'DELETE', seconds: 10, outputs: '{}' },
];

/** Takes longer than the interval between failures, so that one execution is always HANDLING_EXCEPTION. */
const quarantine: readonly StepScript[] = [
  { type: 'COPY', seconds: 340, outputs: '{"bucket":"example-invoices-quarantine"}' },
  { type: 'TAG', seconds: 60, outputs: '{"Tags":[{"Key":"scanned","Value":"no"}]}' },
];

interface StepFailure {
  /** Index of the step that fails. */
  readonly step: number;
  readonly error: { readonly Type: ExecutionErrorType; readonly Message: string };
}

const stepFailure = (step: number, Type: ExecutionErrorType, Message: string): StepFailure => ({
  step,
  error: { Type, Message },
});

const virus = stepFailure(
  1,
  'CUSTOM_STEP_FAILED',
  'The function reported FAILURE: macro virus Example.A in invoice',
);

const wrongKey = stepFailure(0, 'BAD_REQUEST', 'The file is not encrypted with a key that this server knows');

const stepFailures: readonly StepFailure[] = [
  virus,
  stepFailure(3, 'ALREADY_EXISTS', 'The destination has a file of this name and OverwriteExisting is FALSE'),
  wrongKey,
  stepFailure(3, 'PERMISSION_DENIED', 'Access denied: s3:PutObject on example-invoices-accounting'),
  stepFailure(1, 'TIMEOUT', 'The custom step sent no callback within 600 seconds'),
  stepFailure(4, 'NOT_FOUND', 'The source file does not exist any more'),
  stepFailure(2, 'THROTTLED', 'Too many executions of this workflow were started'),
  stepFailure(2, 'INTERNAL_SERVER_ERROR', 'An internal error occurred; the file was left as it is'),
];

const failingAt = (
  steps: readonly StepScript[],
  failing: number,
  error: StepFailure['error'],
): StepScript[] =>
  steps
    .slice(0, failing + 1)
    .map((step, at): StepScript =>
      at === failing ? { type: step.type, seconds: step.seconds, error } : step,
    );

/** Fails in the first step. The file is quarantined. */
export const undecryptableOutcome: ExecutionOutcome = {
  steps: failingAt(invoiceSteps, wrongKey.step, wrongKey.error),
  onExceptionSteps: quarantine,
};

/** Every third survey fails its checksum. */
export const surveyOutcome = (number: number): ExecutionOutcome =>
  number % 3 === 2
    ? { steps: failingAt(surveySteps, 1, checksumMismatch), onExceptionSteps: rejection }
    : { steps: surveySteps, onExceptionSteps: [] };

const surveySteps: readonly StepScript[] = [
  { type: 'COPY', seconds: 600, outputs: '{"path":"/archive/"}' },
  { type: 'CUSTOM', seconds: 240, outputs: '{"algorithm":"sha256","matches":true}' },
  { type: 'DELETE', seconds: 20, outputs: '{}' },
];

const checksumMismatch = {
  Type: 'CUSTOM_STEP_FAILED',
  Message: 'The function reported FAILURE: sha256 of the file is not that of its manifest',
} as const;

const rejection: readonly StepScript[] = [
  { type: 'COPY', seconds: 500, outputs: '{"path":"/rejected/"}' },
  { type: 'CUSTOM', seconds: 20, outputs: '{"notified":["geo@example.com"]}' },
];

export const leftoverOutcome = (): ExecutionOutcome => ({
  steps: [
    { type: 'TAG', seconds: 60, outputs: '{"Tags":[{"Key":"partial","Value":"yes"}]}' },
    { type: 'COPY', seconds: 1400, outputs: '{"bucket":"example-partial-uploads"}' },
    { type: 'DELETE', seconds: 10, outputs: '{}' },
  ],
  onExceptionSteps: [],
});

/** Slow, so that more than a thousand executions are in progress at any time. */
export const sensorOutcome = (): ExecutionOutcome => ({
  steps: [
    { type: 'CUSTOM', seconds: 1700, outputs: '{"rows":1440}' },
    { type: 'COPY', seconds: 600, outputs: '{"bucket":"example-sensor-lake"}' },
  ],
  onExceptionSteps: [],
});

/** The copy step never ends. */
export const endlessCopy: ExecutionOutcome = {
  steps: [...invoiceSteps.slice(0, 3), { type: 'COPY', seconds: never }],
  onExceptionSteps: [],
};

/** Fails the virus scan. The last exception step never ends. */
export const endlessQuarantine: ExecutionOutcome = {
  steps: failingAt(invoiceSteps, virus.step, virus.error),
  onExceptionSteps: [
    { type: 'COPY', seconds: 340, outputs: '{"bucket":"example-invoices-quarantine"}' },
    { type: 'TAG', seconds: never },
  ],
};

/** The checksum step never ends. */
export const endlessSurvey: ExecutionOutcome = {
  steps: [...surveySteps.slice(0, 1), { type: 'CUSTOM', seconds: never }],
  onExceptionSteps: [],
};

/** Fails its checksum. The first exception step fails and the second never ends. */
export const endlessRejection: ExecutionOutcome = {
  steps: failingAt(surveySteps, 1, checksumMismatch),
  onExceptionSteps: [
    {
      type: 'COPY',
      seconds: 90,
      error: {
        Type: 'ALREADY_EXISTS',
        Message: 'The destination has a file of this name and OverwriteExisting is FALSE',
      },
    },
    { type: 'CUSTOM', seconds: never },
  ],
};
