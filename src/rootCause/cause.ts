import type { Redact } from '../logs/redact';

/** Why an execution failed, as far as one source says. Texts are AWS's or of programs, and untrusted. */
export interface Cause {
  /** The step of the workflow. */
  readonly step?: string | undefined;
  /** ARN, name or id of the component, resource or region that failed. */
  readonly component?: string | undefined;
  /** Of a component. */
  readonly phase?: string | undefined;
  /** The step of the component. */
  readonly componentStep?: string | undefined;
  /** What the step, or the step of the component, did. */
  readonly action?: string | undefined;
  /** The service's message. */
  readonly message?: string | undefined;
  /** The line that says why. */
  readonly reason?: string | undefined;
  /** Output of the step. */
  readonly output?: string | undefined;
}

/** The answer of `rootCause`. */
export interface RootCause extends Omit<Cause, 'reason' | 'output' | 'componentStep'> {
  /** One line. */
  readonly summary: string;
  readonly excerpt: string | undefined;
  /** AWS operations, such as `imagebuilder:GetImage`. */
  readonly sources: readonly string[];
}

const longestSummary = 300;
const longestMessage = 2_048;
const excerptBytes = 2_048;

/** Without line ends and control characters, and of a limited length. */
export const oneLine = (text: string, longest = longestSummary): string => {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
};

/** The last whole lines of a text that fit into the bytes of an excerpt; the end of the last line where that alone is longer. */
export const excerptOf = (text: string): string | undefined => {
  const lines = text.replace(/\s+$/, '').split(/\r?\n/);
  const kept: string[] = [];
  let left = excerptBytes;
  for (const line of lines.reverse()) {
    left -= Buffer.byteLength(line) + (kept.length > 0 ? 1 : 0);
    if (left < 0) break;
    kept.unshift(line);
  }
  if (kept.length > 0) return kept.join('\n').trim() === '' ? undefined : kept.join('\n');
  const tail = Buffer.from(lines[0] ?? '').subarray(-excerptBytes);
  // The first bytes may be the rest of a character.
  return tail.toString('utf8').replace(/^\ufffd+/, '');
};

/** Causes of several sources in one: the first that has a part decides it. */
export const mergeCauses = (causes: readonly Cause[]): Cause => {
  const merged: Record<string, string> = {};
  for (const cause of causes) {
    for (const [part, value] of Object.entries(cause) as [string, unknown][]) {
      if (typeof value === 'string' && value.trim() !== '') merged[part] ??= value;
    }
  }
  return merged;
};

/** Removes secrets from a cause, and cuts it. `subject` is what failed, such as the name of the step. */
export const rootCauseOf = (
  { reason, output, message, step, component, phase, action }: Cause,
  subject: string,
  sources: readonly string[],
  redact: Redact,
): RootCause => {
  const why = [reason, message].find((text) => text !== undefined && text.trim() !== '');
  const sentence = why === undefined ? subject : `${subject}: ${redact(why)}`;
  const clean = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : oneLine(redact(text));
  return {
    step: clean(step),
    component: clean(component),
    phase: clean(phase),
    action: clean(action),
    summary: oneLine(redact(sentence)),
    message: message === undefined ? undefined : redact(message).slice(0, longestMessage),
    excerpt: output === undefined ? undefined : excerptOf(redact(output)),
    sources: [...new Set(sources)],
  };
};
