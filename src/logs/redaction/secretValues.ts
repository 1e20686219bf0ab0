/* Where values end, in the notations of logs. What is not clear belongs to the value. */

/** A part of a text: from its first character up to the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Sets where a pattern begins to search. */
const from = (pattern: RegExp, at: number): RegExp => {
  pattern.lastIndex = at;
  return pattern;
};

/** The end of the match of a sticky pattern at a position; the position where it does not match. */
export const skip = (pattern: RegExp, text: string, at: number): number =>
  from(pattern, at).test(text) ? pattern.lastIndex : at;

/** Where the match of a global pattern begins; the length of the text where there is none. */
const find = (pattern: RegExp, text: string, at: number): number =>
  from(pattern, at).exec(text)?.index ?? text.length;

const lineEnd = /[\r\n]/g;

/** The end of the line. */
export const endOfLine = (text: string, at: number): number => find(lineEnd, text, at);

/** An opening quote, also one within texts of JSON in JSON. */
const opening = /(\\{0,31})("""|'''|["'`])/y;

/** What may follow a value. */
const follows = String.raw`(?=[\s,;:.)\]}>"'\`\\|&]|%26|$)`;

/** The end of a value without quotes. Characters that end one only before certain others are part of it elsewhere: `pass,word`. */
const bareEnd = new RegExp(
  [
    String.raw`\s`,
    String.raw`[,;](?=\s|$|\\{0,31}["']|[\w.-]{1,64}\s?[=:])`,
    String.raw`&(?=[\w.%-]{1,64}=|amp;|\s|$)`,
    '%26',
    String.raw`\\{0,31}["'\`]${follows}`,
    String.raw`[)\]}>]${follows}`,
    '</',
  ].join('|'),
  'g',
);

/** The end of a value without quotes. */
export const endOfBare = (text: string, at: number): number => find(bareEnd, text, at);

/** The end of the value of a header that is not in quotes of its own: its line, or the text in quotes that has it. */
const headerEnd = /[\r\n]|\\{1,31}[rn]|\\{0,31}["'`](?=\s|$|[)\]}]|,\s{0,9}["'\\{[(])/g;

export const endOfHeader = (text: string, at: number): number => find(headerEnd, text, at);

const backslashesBefore = (text: string, at: number, least: number): number => {
  let first = at;
  while (first > least && text[first - 1] === '\\') first -= 1;
  return at - first;
};

/**
 * Finds texts in quotes. Remembers which quotes are not closed any more, so that the time for all of a text is linear.
 */
export const createQuotes = (text: string) => {
  const unclosed = new Set<string>();

  /** The closing quote has as many backslashes as the opening one; more of them escape it, fewer belong to the text around. */
  const closing = (at: number, mark: string, depth: number): number | undefined => {
    const period = 2 * (depth + 1);
    for (let end = text.indexOf(mark, at); end !== -1; end = text.indexOf(mark, end + 1)) {
      const backslashes = backslashesBefore(text, end, at);
      const isDoubled = depth === 0 && mark.length === 1 && end > at && text[end + 1] === mark;
      if (isDoubled && backslashes % 2 === 0) end += 1;
      else if (backslashes < depth || backslashes % period === depth)
        return end - Math.min(backslashes, depth);
    }
    return undefined;
  };

  /** What is between the quotes that open at a position. Undefined where none does. A text without an end is that of its line. */
  return (at: number): Span | undefined => {
    const [whole, backslashes = '', mark = ''] = from(opening, at).exec(text) ?? [];
    if (whole === undefined) return undefined;
    const start = at + whole.length;
    const found = unclosed.has(whole) ? undefined : closing(start, mark, backslashes.length);
    if (found === undefined) unclosed.add(whole);
    return { start, end: found ?? endOfLine(text, start) };
  };
};

export type Quotes = ReturnType<typeof createQuotes>;

/** The line ends before a line with which a list goes on. */
const nextLine = /\s+(?=["'\\[\]{}\d,-])/y;

/** The end of a list or object that opens at a position: after its closing bracket, or where the text no longer looks like one. */
export const endOfList = (text: string, at: number, quotes: Quotes): number => {
  let depth = 0;
  let next = at;
  while (next < text.length) {
    const character = text.charAt(next);
    const quoted = quotes(next);
    if (quoted) next = skip(opening, text, quoted.end);
    else if (/[\r\n]/.test(character)) {
      const line = skip(nextLine, text, next);
      if (line === next) return next;
      next = line;
    } else if (/[[{]/.test(character)) {
      depth += 1;
      next += 1;
    } else if (/[\]}]/.test(character)) {
      depth -= 1;
      next += 1;
      if (depth === 0) return next;
    } else if (/[\s,:=]/.test(character)) next += 1;
    else next = Math.max(endOfBare(text, next), next + 1);
  }
  return next;
};
