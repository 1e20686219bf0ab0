import { isObject } from '../model/isObject';
import { jsonOf } from '../model/json';
import { isGeneric, unwrapped } from './genericMessages';
import { rankOf, ranks } from './lineRanks';

/* Finds in the outputs of a step, or in lines of a log, what says why it failed. */

/** Members of a step's outputs that hold text for people, the most telling first. */
const tellingMembers = [
  'stderr',
  'standardErrorContent',
  'error',
  'errorMessage',
  'output',
  'stdout',
  'standardOutputContent',
  'message',
  'failureReason',
  'reason',
  'statusDetails',
  'failureMessage',
];

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  return isObject(value) || Array.isArray(value) ? JSON.stringify(value) : undefined;
};

/** The members of outputs, which AWS wraps in a text. Undefined where they are no object. */
export const outputMembers = (outputs: unknown): Readonly<Record<string, unknown>> | undefined => {
  const parsed: unknown = typeof outputs === 'string' ? jsonOf(outputs) : outputs;
  return isObject(parsed) && !Array.isArray(parsed) ? parsed : undefined;
};

/** The text in a step's outputs; undefined where they have none that says why something failed. Text that is no JSON is all of it. */
export const outputText = (outputs: unknown): string | undefined => {
  const members = outputMembers(outputs);
  if (!members) return typeof outputs === 'string' ? textOf(outputs) : undefined;
  const byName = new Map(Object.entries(members).map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of tellingMembers) {
    const text = textOf(byName.get(name.toLowerCase()));
    if (text !== undefined && tellingLine(text) !== undefined) return text;
  }
  return undefined;
};

/** Prefixes of lines that AWSTOE writes. */
const prefix = /^(?:\[?\d{4}-\d\d-\d\d[T ][\d:.,]+Z?\]?\s*)?(?:\w+:\s+)?(?:Stderr|Stdout):\s*/i;

const colours = /\x1b\[[\d;]*m/g;

/** The line without what AWSTOE writes before the output of a program, and without colours and frames. */
export const withoutPrefix = (line: string): string =>
  line
    .replace(prefix, '')
    .replace(colours, '')
    .replace(/^[│╷╵]\s*/, '')
    .trim();

/**
 * The line of a text that says best why something failed: the first one of the last errors that follow each other, or else the last line
 * that names a failure, or else the last one. Undefined where the text only says that something failed.
 */
export const tellingLine = (text: string): string | undefined => {
  const lines = text
    .slice(-100_000)
    .split(/\r?\n/)
    .map(withoutPrefix)
    .filter((line) => line !== '' && !isGeneric(line));
  const ranked = lines.map(rankOf);
  const best = Math.max(...ranked);
  let at = ranked.lastIndexOf(best);
  while (best === ranks.error && ranked[at - 1] === best) at -= 1;
  return lines[at];
};

/** A reason that says more than that something failed, without what AWS writes around it; undefined for another one. */
export const tellingReason = (text: string | undefined): string | undefined =>
  text === undefined || isGeneric(text) ? undefined : unwrapped(text);
