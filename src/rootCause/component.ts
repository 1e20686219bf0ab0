import type { Redact } from '../logs/redact';
import { isObject } from '../model/isObject';
import type { Cause } from './cause';
import { tellingLine, withoutPrefix } from './outputText';

/* Failures of components, which AWSTOE runs on the build instance, from the sources that have them. */

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** The name of a component without account, version and build: `payments-api-test`. */
export const componentName = (arn: string): string => /:component\/([^/]+)/.exec(arn)?.[1] ?? arn;

/** A step that failed, or its workflow, of which no step is known. */
interface Failed {
  readonly stepExecutionId?: string | undefined;
  readonly workflowExecutionId?: string | undefined;
  readonly name?: string | undefined;
  readonly message?: string | undefined;
}

/** True where a failure context is about this step or workflow. Of a context without the ID of a step, the names must be the same. */
const isAbout = (
  context: Readonly<Record<string, unknown>>,
  { stepExecutionId, workflowExecutionId, name, message }: Failed,
): boolean => {
  const { componentFailure, failedStep } = context;
  const isOther = (known: unknown, own: string | undefined): boolean =>
    own !== undefined && typeof known === 'string' && known !== own;
  if (isOther(context.workflowExecutionId, workflowExecutionId)) return false;
  if (stepExecutionId === undefined) return typeof context.workflowExecutionId === 'string';
  if (typeof context.stepExecutionId === 'string') return context.stepExecutionId === stepExecutionId;
  const own = causeInMessage(message).component;
  const known = isObject(componentFailure) ? text(componentFailure.componentArn) : undefined;
  const isOtherComponent =
    own !== undefined && known !== undefined && componentName(own) !== componentName(known);
  return name !== undefined && failedStep === name && !isOtherComponent;
};

/** What `Image.state.failureContext` says of a step or a workflow. Undefined where it is about another one. */
export const causeInContext = (context: unknown, failed: Failed): Cause | undefined => {
  if (!isObject(context) || !isAbout(context, failed)) return undefined;
  const { componentFailure, distributionFailure } = context;
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
  errormessage: 'message',
} as const;
const blockLine = /^\s*(Document|ComponentArn|Phase|Step|Action|ErrorMessage|Stderr|Stdout):\s*(.*)$/i;

/** The first failed step of a component, as the end of its log has it: its parts one under the other, and its output. */
interface Block {
  readonly cause: Record<string, string>;
  readonly output: string[];
}

interface FoundLines {
  readonly blocks: readonly Block[];
  /** Output of programs, as it was written. */
  readonly output: readonly string[];
}

/** Lines of an event after its first one go on with its output. */
const findLines = (events: readonly string[]): FoundLines => {
  const blocks: Block[] = [];
  const output: string[] = [];
  const blockFor = (key: string): Block => {
    const last = blocks.at(-1);
    const isFull = last !== undefined && (last.cause.component !== undefined || last.output.length > 0);
    if (last && !(isFull && /^(?:document|componentarn)$/i.test(key))) return last;
    const next: Block = { cause: {}, output: [] };
    blocks.push(next);
    return next;
  };
  for (const event of events) {
    let target: string[] | undefined;
    for (const line of event.split(/\r?\n/)) {
      const [, key = '', value = ''] = blockLine.exec(line) ?? [];
      if (/\b(?:Stderr|Stdout):/i.test(line)) {
        target = key === '' ? output : blockFor(key).output;
        target.push(withoutPrefix(line));
      } else if (key !== '') {
        const { cause } = blockFor(key);
        const member = blockMembers[key.toLowerCase() as keyof typeof blockMembers] as string | undefined;
        if (member !== undefined && value !== '') cause[member] ??= value;
        target = undefined;
      } else target?.push(line.trimEnd());
    }
  }
  return { blocks, output };
};

const isOf = (component: string, { cause }: Block): boolean =>
  cause.component === undefined || componentName(cause.component) === componentName(component);

/**
 * The cause in events of a build's log, oldest first. Those of steps that ran at the same time are among them: of several failed
 * components, the named one counts, without the output of the others. Secrets are removed from all of the output: a value can be in the
 * line after its name.
 */
export const causeInLines = (
  events: readonly string[],
  component: string | undefined,
  redact: Redact,
): Cause | undefined => {
  if (events.length === 0) return undefined;
  const { blocks, output } = findLines(events);
  const own = component === undefined ? blocks[0] : blocks.find((block) => isOf(component, block));
  const others = new Set(blocks.flatMap((block) => (block === own ? [] : block.output)));
  const ofBlock = own?.output ?? [];
  const written = output.filter((line) => line !== '' && (!others.has(line) || ofBlock.includes(line)));
  // The block repeats what was written before.
  const isRepeated = ofBlock.every((line) => line === '' || written.includes(line.trim()));
  const lines =
    blocks.length > 1 && own?.cause.component !== undefined && ofBlock.length > 0
      ? ofBlock
      : isRepeated
        ? written
        : [...written, ...ofBlock];
  const all = redact(lines.filter((line) => line !== '').join('\n'));
  return {
    ...own?.cause,
    reason: tellingLine(all) ?? own?.cause.message,
    output: all === '' ? undefined : all,
  };
};
