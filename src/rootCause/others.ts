import { isObject } from '../model/isObject';
import type { Cause } from './cause';

/* Root causes of what is not an Image Builder workflow. */

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

interface ResourceState {
  readonly status?: string | undefined;
  readonly reason?: string | undefined;
}

export interface FailedResource {
  readonly resourceId?: string | undefined;
  readonly action?: { readonly name?: string | undefined } | undefined;
  readonly state?: ResourceState | undefined;
  readonly snapshots?: readonly { readonly state?: ResourceState | undefined }[] | undefined;
}

/** The reason of a resource, or else of the first of its snapshots that has one and failed. */
const reasonOf = ({ state, snapshots }: FailedResource): string | undefined => {
  const items: readonly unknown[] = Array.isArray(snapshots) ? snapshots : [];
  const states: readonly unknown[] = [
    state,
    ...items.map((item) => (isObject(item) ? item.state : undefined)),
  ];
  return states.flatMap((one) =>
    isObject(one) && one.status === 'FAILED' ? (text(one.reason) ?? []) : [],
  )[0];
};

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
    message: message ?? reasonOf(first),
    reason: `${what}: ${reasonOf(first) ?? message ?? 'failed'}${others}`,
  };
};

export interface TransferStepResult {
  readonly StepType?: string | undefined;
  readonly Name?: string | undefined;
  readonly Error?:
    { readonly Type?: string | undefined; readonly Message?: string | undefined } | null | undefined;
  readonly Outputs?: string | undefined;
}

const errorWord = ({ Error: error }: TransferStepResult): string | undefined =>
  text([error?.Type, error?.Message].flatMap((part) => text(part) ?? []).join(': '));

/** `step 2 (TAG tagFile): BAD_REQUEST: no access`, without what is not known. */
const stepWord = (step: TransferStepResult, index: number): string => {
  const name = [step.StepType, step.Name].flatMap((part) => text(part) ?? []).join(' ');
  const place = `step ${index + 1}${name === '' ? '' : ` (${name})`}`;
  return `${place}: ${errorWord(step) ?? 'failed without a reason'}`;
};

/** The position of the first step with an error; AWS's answer may have any shape. */
const failedAt = (steps: readonly (TransferStepResult | null)[]): number =>
  steps.findIndex((step) => isObject(step?.Error));

export const hasFailedStep = (steps: readonly (TransferStepResult | null)[]): boolean =>
  failedAt(steps) !== -1;

/** Why a Transfer execution failed: its first step with an error, and what became of the exception handling. */
export const causeOfTransfer = (
  steps: readonly TransferStepResult[],
  onExceptionSteps: readonly TransferStepResult[],
  reason: string | undefined,
): Cause => {
  const index = failedAt(steps);
  const step = steps[index];
  const handler = failedAt(onExceptionSteps);
  const failedHandler = onExceptionSteps[handler];
  const handling = failedHandler && `exception handling failed in ${stepWord(failedHandler, handler)}`;
  const sentence = [step ? stepWord(step, index) : text(reason), handling]
    .filter((part) => part !== undefined)
    .join('; ');
  if (!step) return { message: reason, reason: text(sentence) };
  return {
    step: step.Name ?? step.StepType,
    component: undefined,
    action: step.StepType,
    message: step.Error?.Message ?? reason,
    reason: sentence,
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
