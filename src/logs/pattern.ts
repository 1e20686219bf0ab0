/* Filter patterns of CloudWatch Logs: "Filter pattern syntax for metric filters, subscription filters, and filter log events". */

/** A text in double quotes. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, (character) => `\\${character}`)}"`;

/** Matches lines that have exactly this text in them. */
export const containsPattern = (text: string): string => quoted(text);

/** Matches lines of JSON in which a member has this value, such as `$.executionId`. The value must be checked before. */
export const memberPattern = (selector: string, value: string): string =>
  `{ ${selector} = ${quoted(value)} }`;

/** Matches the lines of a build's log that say why a component failed: its output, and the block about its first failed step. */
export const failureLines = [
  'Stderr',
  'ExitCode',
  'ErrorMessage',
  'ComponentArn',
  '"Phase:"',
  '"Step:"',
  '"Action:"',
]
  .map((term) => `?${term}`)
  .join(' ');
