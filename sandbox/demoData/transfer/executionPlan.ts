import type {
  DescribedExecution,
  ExecutionError,
  ExecutionStatus,
  ExecutionStepResult,
  WorkflowStepType,
} from '@aws-sdk/client-transfer';
import { hasEnded } from '../timeline';

/** A step as it goes: how long it takes, and what it tells when it ends. */
export interface StepScript {
  readonly type: WorkflowStepType;
  readonly seconds: number;
  readonly outputs?: string;
  readonly error?: ExecutionError;
}

/** One file on its way through a workflow. */
export interface ExecutionPlan {
  readonly begins: number;
  /** What does not change: the file, its sender, role and logs. */
  readonly about: Omit<DescribedExecution, 'Status' | 'Results'> & { readonly ExecutionId: string };
  /** Up to the one that fails, if one does. */
  readonly steps: readonly StepScript[];
  readonly onExceptionSteps: readonly StepScript[];
}

/** In AWS's shape, with the results of those steps that have ended. */
export const executionAt = (plan: ExecutionPlan, now: Date): DescribedExecution => {
  const failed = plan.steps.some(({ error }) => error !== undefined);
  const steps = timed(plan.steps, plan.begins);
  const handling = failed ? timed(plan.onExceptionSteps, steps.ends) : { results: [], ends: steps.ends };
  return {
    ...plan.about,
    Status: statusAt(now, failed, steps.ends, handling.ends),
    Results: {
      Steps: endedResults(steps.results, now),
      OnExceptionSteps: endedResults(handling.results, now),
    },
  };
};

/** AWS tells no empty lists. */
const endedResults = (results: readonly TimedResult[], now: Date): ExecutionStepResult[] | undefined => {
  const ended = results.filter((result) => hasEnded(result, now));
  return ended.length === 0 ? undefined : ended.map(({ result }) => result);
};

const statusAt = (now: Date, failed: boolean, stepsEnd: number, allEnds: number): ExecutionStatus => {
  if (now.getTime() < stepsEnd) return 'IN_PROGRESS';
  if (!failed) return 'COMPLETED';
  return now.getTime() < allEnds ? 'HANDLING_EXCEPTION' : 'EXCEPTION';
};

interface TimedResult {
  readonly ends: number;
  readonly result: ExecutionStepResult;
}

const timed = (steps: readonly StepScript[], begins: number) => {
  let clock = begins;
  const results = steps.map(({ type, seconds: lasts, outputs, error }): TimedResult => {
    clock += lasts * 1000;
    return { ends: clock, result: { StepType: type, Outputs: outputs, Error: error } };
  });
  return { results, ends: clock };
};
