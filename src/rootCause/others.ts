import type { Cause } from './cause';

/* Root causes of what is not an Image Builder workflow. */

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

export interface FailedResource {
  readonly resourceId?: string | undefined;
  readonly action?: { readonly name?: string | undefined } | undefined;
  readonly state?: { readonly status?: string | undefined; readonly reason?: string | undefined } | undefined;
}

/** Why a lifecycle run failed: its first resource that failed, and how many others did. Without resources, AWS's reason. */
export const causeOfLifecycle = (
  message: string | undefined,
  resources: readonly FailedResource[],
): Cause => {
  const failed = resources.filter(({ state }) => state?.status === 'FAILED');
  const [first] = failed;
  if (!first) return { message, reason: message };
  const others = failed.length > 1 ? ` (and ${failed.length - 1} more)` : '';
  const what = `${first.action?.name ?? 'The action'} on ${first.resourceId ?? 'a resource'}`;
  return {
    component: first.resourceId,
    action: first.action?.name,
    message: message ?? first.state?.reason,
    reason: `${what}: ${first.state?.reason ?? message ?? 'failed'}${others}`,
  };
};

export interface TransferStepResult {
  readonly StepType?: string | undefined;
  readonly Name?: string | undefined;
  readonly Error?: { readonly Type?: string | undefined; readonly Message?: string | undefined } | undefined;
  readonly Outputs?: string | undefined;
}

const stepWord = ({ Name, StepType }: TransferStepResult, index: number): string =>
  `step ${index + 1} (${[StepType, Name].filter((part) => part !== undefined).join(' ')})`;

const errorWord = ({ Error: error }: TransferStepResult): string =>
  [error?.Type, error?.Message].filter((part) => part !== undefined && part !== '').join(': ');

/** Why a Transfer execution failed: its first step with an error, and what became of the exception handling. */
export const causeOfTransfer = (
  steps: readonly TransferStepResult[],
  onExceptionSteps: readonly TransferStepResult[],
  reason: string | undefined,
): Cause => {
  const index = steps.findIndex(({ Error: error }) => error !== undefined);
  const step = steps[index];
  const handler = onExceptionSteps.findIndex(({ Error: error }) => error !== undefined);
  const failedHandler = onExceptionSteps[handler];
  const handling = failedHandler
    ? `; exception handling failed in ${stepWord(failedHandler, handler)}: ${errorWord(failedHandler)}`
    : '';
  if (!step)
    return {
      message: reason,
      reason: reason === undefined && handling === '' ? undefined : `${reason ?? ''}${handling}`,
    };
  return {
    step: step.Name ?? step.StepType,
    component: undefined,
    action: step.StepType,
    message: step.Error?.Message ?? reason,
    reason: `${stepWord(step, index)}: ${errorWord(step)}${handling}`,
    output: step.Outputs,
  };
};

/** Why a blueprint run failed: its error, and that of its roll-back. */
export const causeOfBlueprintRun = (
  errorMessage: string | undefined,
  rollbackErrorMessage: string | undefined,
): Cause => {
  const rollback = text(rollbackErrorMessage);
  const error = text(errorMessage);
  if (error === undefined && rollback === undefined) return {};
  return {
    message: error ?? rollback,
    reason: [error, rollback === undefined ? undefined : `the roll-back failed: ${rollback}`]
      .filter((part) => part !== undefined)
      .join('; '),
  };
};
