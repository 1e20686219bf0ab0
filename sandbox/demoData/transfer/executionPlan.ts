import type {
  DescribedExecution,
  ExecutionError,
  ExecutionStatus,
  ExecutionStepResult,
  WorkflowStepType,
} from '@aws-sdk/client-transfer';
import { hasEnded } from '../timeline';

/** Duration and result of a step. */
export interface StepScript {
  readonly type: WorkflowStepType;
  readonly seconds: number;
  readonly outputs?: string;
  readonly error?: ExecutionError;
}

/** The execution of a workflow for one file. */
export interface ExecutionPlan {
  readonly begins: number;
  /** The constant part: file, user, role and logs. */
  readonly about: Omit<DescribedExecution, 'Status' | 'Results'> & { readonly ExecutionId: string };
  /** Ends with the failed step, if there is one. */
  readonly steps: readonly StepScript[];
  readonly onExceptionSteps: readonly StepScript[];
  /** True: CloudWatch never received the last log line. */
  readonly isEndLost?: boolean;
}

/** The execution in the shape of DescribeExecution, with the results of the steps that have ended. */
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

/** AWS omits empty lists. */
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
