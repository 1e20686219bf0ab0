import { type Cause, mergeCauses } from './cause';
import { causeInContext, causeInLines, causeInMessage, componentName } from './component';
import { outputMembers, outputText, tellingLine, tellingReason } from './outputText';

/** What is known of a failed step. */
export interface FailedStep {
  readonly stepExecutionId: string;
  readonly workflowExecutionId?: string | undefined;
  readonly name?: string | undefined;
  readonly action?: string | undefined;
  readonly message?: string | undefined;
  /** Undefined for callers who may not see them. */
  readonly outputs?: unknown;
}

/** Explains AWS's messages that say what was called, and not what that means. */
const explanations: readonly (readonly [pattern: RegExp, meaning: string])[] = [
  [
    /InvalidInstanceId.*SendCommand|SendCommand.*InvalidInstanceId/i,
    'Systems Manager cannot reach the instance (agent, network or instance profile)',
  ],
  [/RunInstances/i, 'the instance was never launched'],
  [
    /ListCommandInvocations returned terminal state/i,
    'the command on the instance failed before any component ran',
  ],
];

export const explained = (message: string): string => {
  const meaning = explanations.find(([pattern]) => pattern.test(message))?.[1];
  return meaning === undefined ? message : `${meaning}: ${message}`;
};

const causeInOutputs = ({ outputs }: FailedStep): Cause => {
  const output = outputText(outputs);
  const failure = outputMembers(outputs)?.failureMessage;
  const failureMessage = typeof failure === 'string' ? failure : undefined;
  return {
    ...causeInMessage(failureMessage),
    reason: output === undefined ? undefined : tellingLine(output),
    output,
  };
};

/**
 * Why a step failed. `context` is the failure context of its image, and `lines` are those of its log, oldest first; each is
 * undefined where it was not read.
 */
export const causeOfStep = (
  step: FailedStep,
  context: unknown,
  lines: readonly string[] | undefined,
): Cause => {
  const fromLog = lines && causeInLines(lines);
  const inContext = causeInContext(context, step);
  const outputs = causeInOutputs(step);
  const message = tellingReason(step.message);
  const own: Cause = {
    step: step.name,
    message: step.message,
    reason: message === undefined ? undefined : explained(message),
  };
  const merged = mergeCauses([
    { reason: outputs.reason, output: outputs.output },
    { reason: fromLog?.reason, output: fromLog?.output },
    inContext ?? {},
    causeInMessage(step.message),
    outputs,
    fromLog ?? {},
    own,
    { action: step.action },
  ]);
  // AWS's own message names the operation that failed; a code in the outputs alone does not.
  const isCode = /^[A-Za-z][\w.]*$/.test(merged.reason ?? '');
  return {
    ...merged,
    step: step.name ?? merged.step,
    message: step.message ?? merged.message,
    reason: isCode && message !== undefined ? `${explained(message)} (${merged.reason})` : merged.reason,
  };
};

/** What failed, for the beginning of the summary: `ApplyTestComponents, component payments-api-test`. */
export const subjectOfStep = ({ step, component, phase }: Cause): string => {
  const parts = [
    step === undefined ? 'The workflow' : step,
    ...(component === undefined ? [] : [`component ${componentName(component)}`]),
    ...(phase === undefined ? [] : [`phase ${phase}`]),
  ];
  return `${parts.join(', ')} failed`;
};

/** True where nothing says more than that the step failed, so that its log is worth a call. */
export const isUnexplained = ({ reason, output }: Cause): boolean =>
  reason === undefined && output === undefined;

interface StepState extends FailedStep {
  readonly status: string;
  readonly onFailure?: string | undefined;
}

/** The step that made a workflow fail: the first failed one that the workflow's message names, or does not tolerate. */
export const failedStepOf = <Step extends StepState>(
  steps: readonly Step[],
  message: string | undefined,
): Step | undefined => {
  const failed = steps.filter(({ status }) => status === 'FAILED');
  const isNamed = ({ name, message: own }: Step): boolean =>
    message !== undefined &&
    ((name !== undefined && message.includes(name)) ||
      (own !== undefined && own !== '' && message.includes(own)));
  return failed.find(isNamed) ?? failed.find(({ onFailure }) => onFailure !== 'Continue') ?? failed[0];
};
