import type { ExecutionStepResult } from '@aws-sdk/client-transfer';
import { isObject } from '../model/isObject';
import type { LoggedStep, LoggedSteps } from './transferSteps';

/*
 * Joins the steps in a log with the results that AWS's API has returned while the execution ran. These are all that had run by then, in order and
 * without names and times. The log has names and times, and steps that ran later, but may lack lines.
 */

/** Results of steps in the form of AWS's API. JSON holds them. */
export interface ReturnedResults {
  readonly Steps?: readonly ExecutionStepResult[] | undefined;
  readonly OnExceptionSteps?: readonly ExecutionStepResult[] | undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const stepOf = ({ StepType, Outputs, Error: error }: ExecutionStepResult): LoggedStep => ({
  type: textOf(StepType),
  name: undefined,
  startedAt: undefined,
  endedAt: undefined,
  error: isObject(error) ? { type: textOf(error.Type), message: textOf(error.Message) } : undefined,
  outputs: textOf(Outputs),
});

/** AWS's answer may have any shape. */
const stepsIn = (results: unknown): readonly LoggedStep[] =>
  Array.isArray(results) ? results.map((result) => stepOf(isObject(result) ? result : {})) : [];

/** False for a step of the log that contradicts a result. What was last may have gone on after AWS has returned it. */
const mayBeSame = (result: LoggedStep, step: LoggedStep, isLast: boolean): boolean => {
  if (step.type !== undefined && step.type !== result.type) return false;
  if (step.error) return isLast || result.error !== undefined;
  return result.error === undefined || step.endedAt === undefined;
};

/**
 * The results in their order, each with the next step of the log that may be the same, and the steps behind these. Where lines are missing, the
 * first of several results that a step may be is the one.
 */
const join = (results: readonly LoggedStep[], steps: readonly LoggedStep[]) => {
  let next = 0;
  const joined = results.map((result, index): LoggedStep => {
    const step = steps[next];
    if (!step || !mayBeSame(result, step, index === results.length - 1)) return result;
    next += 1;
    return { ...step, type: result.type, error: step.error ?? result.error, outputs: result.outputs };
  });
  return { joined, rest: steps.slice(next) };
};

/** All steps that the log or the API knows, those of the API first. What ran after a failed one handles its exception. */
export const withReturnedSteps = (
  { steps, onExceptionSteps }: LoggedSteps,
  { Steps, OnExceptionSteps }: ReturnedResults,
): LoggedSteps => {
  const { joined, rest } = join(stepsIn(Steps), steps);
  const hasFailed = joined.some(({ error }) => error !== undefined);
  const handling = join(
    stepsIn(OnExceptionSteps),
    hasFailed ? [...rest, ...onExceptionSteps] : onExceptionSteps,
  );
  return {
    steps: hasFailed ? joined : [...joined, ...rest],
    onExceptionSteps: [...handling.joined, ...handling.rest],
  };
};
