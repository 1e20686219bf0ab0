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

/** The last lines that fit into so many bytes. */
const lastLines = (lines: readonly string[], bytes: number): readonly string[] => {
  let left = bytes + 1;
  const first = lines.findLastIndex((line) => (left -= Buffer.byteLength(line) + 1) < 0);
  return lines.slice(first + 1);
};

/**
 * The lines of a text around the one with `reason` that fit into the bytes of an excerpt. These are the last ones where they have it, or none
 * does. Of a line that alone is longer, its begin, or of the last one its end.
 */
export const excerptOf = (text: string, reason = ''): string | undefined => {
  const lines = text.replace(/\s+$/, '').split(/\r?\n/);
  const at = reason === '' ? -1 : lines.findLastIndex((line) => line.includes(reason));
  const end = lastLines(lines, excerptBytes);
  if (at === -1 || at >= lines.length - Math.max(end.length, 1)) {
    if (end.length > 0) return text.trim() === '' ? undefined : end.join('\n');
    // The first bytes may be the rest of a character.
    return Buffer.from(lines.at(-1) ?? '')
      .subarray(-excerptBytes)
      .toString('utf8')
      .replace(/^\ufffd+/, '');
  }
  const before = lastLines(lines.slice(0, at), excerptBytes / 4);
  const around = [...before, ...lines.slice(at)].join('\n');
  const cut = Buffer.from(around)
    .subarray(0, excerptBytes)
    .toString('utf8')
    .replace(/\ufffd+$/, '');
  // Whole lines, where the one with the reason is whole.
  const whole = cut.slice(0, cut.lastIndexOf('\n'));
  return whole.includes(reason) ? whole : cut;
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
    excerpt: output === undefined ? undefined : excerptOf(redact(output), reason && redact(reason)),
    sources: [...new Set(sources)],
  };
};
