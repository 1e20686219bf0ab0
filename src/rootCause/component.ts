import { isObject } from '../model/isObject';
import type { Cause } from './cause';
import { tellingLine, withoutPrefix } from './outputText';

/* Failures of components, which AWSTOE runs on the build instance, from the sources that have them. */

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** The name of a component without account, version and build: `payments-api-test`. */
export const componentName = (arn: string): string => /:component\/([^/]+)/.exec(arn)?.[1] ?? arn;

/** What `Image.state.failureContext` says of a step. Undefined where it is about another step or workflow. */
export const causeInContext = (
  context: unknown,
  {
    stepExecutionId,
    workflowExecutionId,
  }: {
    readonly stepExecutionId?: string | undefined;
    readonly workflowExecutionId?: string | undefined;
  },
): Cause | undefined => {
  if (!isObject(context)) return undefined;
  const { componentFailure, distributionFailure } = context;
  const isOther = (known: unknown, own: string | undefined): boolean =>
    own !== undefined && typeof known === 'string' && known !== own;
  if (isOther(context.stepExecutionId, stepExecutionId)) return undefined;
  if (isOther(context.workflowExecutionId, workflowExecutionId)) return undefined;
  const step = text(context.failedStep);
  if (isObject(componentFailure)) {
    const { componentArn, phaseName, stepName, action, errorMessage } = componentFailure;
    return {
      step,
      component: text(componentArn),
      phase: text(phaseName),
      componentStep: text(stepName),
      action: text(action),
      message: text(errorMessage),
      reason: text(errorMessage),
    };
  }
  return isObject(distributionFailure) ? { step, ...distributionCause(distributionFailure) } : { step };
};

const distributionCause = ({ errorMessage, regionFailures }: Readonly<Record<string, unknown>>): Cause => {
  const failures = (Array.isArray(regionFailures) ? (regionFailures as unknown[]) : []).filter(isObject);
  const lines = failures.map((failure) =>
    [failure.region, failure.imageConfigurationStep, failure.status, failure.errorMessage]
      .flatMap((part) => text(part) ?? [])
      .join(' '),
  );
  return {
    message: text(errorMessage) ?? lines[0],
    reason: lines.length > 0 ? lines.join('; ') : text(errorMessage),
  };
};

/** The component in a message such as `Document arn:…:component/web-base/1.0.0/1 failed!`. */
export const causeInMessage = (message: string | undefined): Cause => {
  const component = /\bDocument (arn:\S+:component\/\S+?)(?: failed|[,;.]?(?:\s|$))/.exec(message ?? '')?.[1];
  const [, step, phase] = /\bStep (\S+) of phase (\S+)/i.exec(message ?? '') ?? [];
  return { component, phase, componentStep: step };
};

const blockMembers = {
  componentarn: 'component',
  phase: 'phase',
  step: 'componentStep',
  action: 'action',
} as const;
const blockLine = /^\s*(Document|ComponentArn|Phase|Step|Action|ErrorMessage|Stderr|Stdout):\s*(.*)$/i;

/** The cause in lines of a build's log, oldest first. A block of the first failed step has its parts one under the other. */
export const causeInLines = (lines: readonly string[]): Cause | undefined => {
  if (lines.length === 0) return undefined;
  const cause: Record<string, string> = {};
  let errorMessage: string | undefined;
  const output: string[] = [];
  for (const line of lines.flatMap((one) => one.split(/\r?\n/))) {
    const [, key = '', value = ''] = blockLine.exec(line) ?? [];
    const member = blockMembers[key.toLowerCase() as keyof typeof blockMembers];
    if (key.toLowerCase() in blockMembers && value !== '') cause[member] ??= value;
    if (/^errormessage$/i.test(key)) errorMessage ??= text(value);
    if (/\b(?:Stderr|Stdout):/i.test(line)) output.push(withoutPrefix(line));
  }
  const all = output.filter((line) => line !== '').join('\n');
  return {
    ...cause,
    message: errorMessage,
    reason: tellingLine(all) ?? errorMessage,
    output: all === '' ? undefined : all,
  };
};
