/* Filter patterns of CloudWatch Logs: "Filter pattern syntax for metric filters, subscription filters, and filter log events". */

/** A text in double quotes. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, (character) => `\\${character}`)}"`;

/** The longest pattern that AWS accepts, in characters. */
const longestPattern = 1_024;

/** The longest begin of a text whose quoted form is a pattern, without a part of a character. */
const quotable = (text: string): string => {
  let length = 2;
  let begin = '';
  for (const character of text) {
    length += character.length + (/["\\]/.test(character) ? 1 : 0);
    if (length > longestPattern) return begin;
    begin += character;
  }
  return begin;
};

/** Matches all lines that have this text in them. Of a text that is too long for a pattern, only the begin is compared. */
export const containsPattern = (text: string): string => quoted(quotable(text));

/** Matches lines of JSON in which a member has this value, such as `$.executionId`. The value must be checked before. */
export const memberPattern = (selector: string, value: string): string =>
  `{ ${selector} = ${quoted(value)} }`;

/** Matches the lines of a build's log that say why a component failed: its output, and the block about its first failed step. */
export const failureLines = ['Stderr', 'ErrorMessage', 'ComponentArn', '"Phase:"', '"Step:"', '"Action:"']
  .map((term) => `?${term}`)
  .join(' ');
