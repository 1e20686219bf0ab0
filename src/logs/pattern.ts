/* Filter patterns of CloudWatch Logs: "Filter pattern syntax for metric filters, subscription filters, and filter log events". */

import { mask } from './redact';

/** A text in double quotes. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, (character) => `\\${character}`)}"`;

/** The longest pattern that AWS accepts, in characters. */
const longestPattern = 1_024;

/** Selects the begin and the end of private keys beside other lines. Without them, a line of a key cannot be recognized. */
const keyMarkers = ' ?"PRIVATE KEY"';

/** The longest begin of a text whose quoted form is a part of a pattern, without a part of a character. */
const quotable = (text: string): string => {
  let length = '?""'.length + keyMarkers.length;
  let begin = '';
  for (const character of text) {
    length += character.length + (/["\\]/.test(character) ? 1 : 0);
    if (length > longestPattern) return begin;
    begin += character;
  }
  return begin;
};

const cuts = Array.from(mask, (_character, index) => index).slice(1);
const literal = (text: string): string => text.replace(/[[\]]/g, '\\$&');
const anyOf = (texts: readonly string[]): string => `(?:${texts.map(literal).join('|')})`;

/** The mask, or a part of it where the text begins or ends within it, with quotes around it that the line may lack. */
const masked = new RegExp(
  [
    `^${anyOf(cuts.map((at) => mask.slice(at)))}["'\`]*`,
    `[\\\\"'\`]*${literal(mask)}[\\\\"'\`]*`,
    `[\\\\"'\`]*${anyOf(cuts.map((at) => mask.slice(0, -at)))}$`,
  ].join('|'),
);

/** The longest part of a text that lines have which have the text in them without their secrets; empty where there is none. */
const outsideOfMasks = (text: string): string =>
  mask.includes(text)
    ? ''
    : text.split(masked).reduce((longest, part) => (part.length > longest.length ? part : longest), '');

/**
 * Matches all lines that have this text in them once they have no secrets, and others; undefined where all lines may. Of a text that is too long
 * for a pattern, only the begin is compared.
 */
export const containsPattern = (text: string): string | undefined => {
  const part = outsideOfMasks(text);
  return part === '' ? undefined : `?${quoted(quotable(part))}${keyMarkers}`;
};

/** Matches lines of JSON in which a member has this value, such as `$.executionId`. The value must be checked before. */
export const memberPattern = (selector: string, value: string): string =>
  `{ ${selector} = ${quoted(value)} }`;

/** Matches the lines of a build's log that say why a component failed: its output, and the block about its first failed step. */
export const failureLines = ['Stderr', 'ErrorMessage', 'ComponentArn', '"Phase:"', '"Step:"', '"Action:"']
  .map((term) => `?${term}`)
  .join(' ');
