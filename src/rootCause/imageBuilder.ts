import type { Redact } from '../logs/redact';
import { epochMs } from '../model/time';
import { type Cause, mergeCauses } from './cause';
import { causeInContext, causeInLines, causeInMessage, componentName } from './component';
import { outputMembers, outputText, tellingLine, tellingReason } from './outputText';
import { redactedOutputs } from './redactedOutputs';

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

const causeInOutputs = (outputs: unknown): Cause => {
  const output = outputText(outputs);
  const failure = outputMembers(outputs)?.failureMessage;
  const failureMessage = typeof failure === 'string' ? failure : undefined;
  return {
    ...causeInMessage(failureMessage),
    reason: output === undefined ? undefined : tellingLine(output),
    output,
  };
};

/** Says that something failed, where the output may say why. */
const isWeak = (message: string): boolean =>
  /returned terminal state|^Integration failed with JobId/i.test(message);

/** A code, such as that of an API's error, explains AWS's message, and does not replace it. */
const isCode = (reason: string): boolean => /^[A-Za-z][\w.]*$/.test(reason);

/**
 * Why a step failed. `context` is the failure context of its image, and `lines` are those of its log, oldest first; each is
 * undefined where it was not read. Of texts that are searched for the line that says why, secrets are removed before.
 */
export const causeOfStep = (
  step: FailedStep,
  context: unknown,
  lines: readonly string[] | undefined,
  redact: Redact,
): Cause => {
  const message = tellingReason(step.message);
  const outputs = causeInOutputs(redactedOutputs(step.outputs, redact));
  const said = message === undefined ? undefined : explained(message);
  const isSaid = message !== undefined && !isWeak(message);
  const { component } = mergeCauses([
    causeInContext(context, step) ?? {},
    causeInMessage(step.message),
    outputs,
  ]);
  const merged = mergeCauses([
    { step: step.name, message: step.message, reason: isSaid ? said : undefined },
    { reason: outputs.reason, output: outputs.output },
    (lines && causeInLines(lines, component, redact)) ?? {},
    causeInContext(context, step) ?? {},
    causeInMessage(step.message),
    outputs,
    { reason: said, action: step.action },
  ]);
  const code = outputs.reason;
  return isSaid && code !== undefined && isCode(code) && !message.includes(code)
    ? { ...merged, reason: `${said} (${code})` }
    : merged;
};

/** Why a workflow failed of which no failed step is known. `context` is the failure context of its image. */
export const causeOfWorkflow = (
  {
    workflowExecutionId,
    message,
  }: { readonly workflowExecutionId: string; readonly message?: string | undefined },
  context: unknown,
): Cause =>
  mergeCauses([
    { message, reason: tellingReason(message) },
    causeInContext(context, { workflowExecutionId }) ?? {},
    causeInMessage(message),
  ]);

/** What failed, for the beginning of the summary: `ApplyTestComponents, component payments-api-test, phase test failed`. */
export const subjectOfStep = ({ step, component, phase, componentStep }: Cause): string => {
  const parts = [
    step ?? 'The workflow',
    ...(component === undefined ? [] : [`component ${componentName(component)}`]),
    ...(phase === undefined ? [] : [`phase ${phase}`]),
    ...(componentStep === undefined ? [] : [`step ${componentStep}`]),
  ];
  return `${parts.join(', ')} failed`;
};

/** True where nothing says more than that the step failed, so that its log is worth a call. */
export const isUnexplained = ({ reason, output }: Cause): boolean =>
  output === undefined && tellingReason(reason) === undefined;

interface StepState extends FailedStep {
  readonly status: string;
  /** Undefined for steps of lists, which do not return it. */
  readonly onFailure?: string | undefined;
  readonly startedAt?: unknown;
}

/** True where a message has a name as a word of its own: `Build` is not in `BuildContainer failed`. */
const hasName = (message: string, name: string): boolean => {
  for (let at = message.indexOf(name); at !== -1; at = message.indexOf(name, at + 1))
    if (!/[\w-]$/.test(message.slice(0, at)) && !/^[\w-]/.test(message.slice(at + name.length))) return true;
  return false;
};

const latest = <Step extends StepState>(steps: readonly Step[]): Step | undefined =>
  steps.reduce<Step | undefined>(
    (last, step) => (last && (epochMs(last.startedAt) ?? 0) > (epochMs(step.startedAt) ?? 0) ? last : step),
    undefined,
  );

/** True for what runs after the failure that ended a workflow, and can fail as well. */
const isCleanUp = ({ name = '', action = '' }: StepState): boolean =>
  /^terminate/i.test(action) || /^(?:terminate|clean)/i.test(name);

/**
 * The step that made a workflow fail: the last failed one that the workflow's message names, or else the last one that it does not
 * tolerate. A workflow goes on after a failure that it tolerates. After one that it does not tolerate, it only cleans up.
 */
export const failedStepOf = <Step extends StepState>(
  steps: readonly Step[],
  message: string | undefined,
): Step | undefined => {
  const failed = steps.filter(({ status }) => status === 'FAILED');
  const isNamed = ({ name, message: own }: Step): boolean =>
    message !== undefined &&
    ((name !== undefined && name !== '' && hasName(message, name)) ||
      (own !== undefined && own !== '' && message.includes(own)));
  return (
    latest(failed.filter(isNamed)) ??
    latest(failed.filter((step) => step.onFailure !== 'Continue' && !isCleanUp(step))) ??
    latest(failed.filter(({ onFailure }) => onFailure !== 'Continue')) ??
    latest(failed)
  );
};
