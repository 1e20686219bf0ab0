import { type Assignment, assignmentOf, beginsLine, isOfName } from './assignedNames';
import { isNamedAfter } from './pairedNames';
import { isPlural, mayHaveSecrets } from './secretNames';
import {
  createQuotes,
  endOfBare,
  endOfHeader,
  endOfLine,
  endOfList,
  type Quotes,
  skip,
  type Span,
} from './secretValues';

/*
 * Removes the values of secret names, in one pass from left to right: what looks back is bounded, and what looks ahead is removed. So the
 * time is linear in the length of the text.
 */

/** A flag with its value as the next word; an element of XML; what parts a name and its value, which may be blanks alone. */
const separators = new RegExp(
  [
    String.raw`(?<![\w-])-{1,2}[a-z][\w.-]{0,64}[ \t]+(?=[^\s-])`,
    String.raw`<[\w:.-]{1,64}(?:\s[^<>]{0,128})?>`,
    String.raw`:=|=>|={1,3}|(?<=[ \t])->(?=[ \t])|\||:(?!:)|,|%3[ad]`,
    String.raw`(?<=(?:passw(?:or)?d|phrase|passcode|secret|token|credential|signature|key|pwd|pass)[\w-]{0,12})[ \t]+(?:(?:is|was)[ \t]+)?(?=[^\s=:|>,-])`,
  ].join('|'),
  'gi',
);

const scheme = /(?:basic|bearer|digest|negotiate|ntlm|token|apikey|aws4-hmac-sha256)\s+/iy;
const blanks = /[^\S\r\n]*/y;
/** A value in the next line is one only in quotes or brackets. The line end may be escaped, in a text in quotes. */
const lineEndBefore = /(?:\s|\\{1,31}[nrt])+(?=\\{0,31}["'`]|[[{])/y;
/** A block of YAML: its first line, and the ones that are indented. */
const block = /[|>][+-]?\d?[^\S\r\n]*(?:\r?\n[^\S\r\n]+[^\r\n]*)+/y;
/** The same where line ends are escaped, in a text in quotes. */
const escapedBlock = /[|>][+-]?\d? *(?:(?:\\{1,31}r)?\\{1,31}n +(?:\\+(?![nr"'`\\])|[^"'`\\\r\n])*)+/y;
const literal = /^(?:null|true|false|undefined|none|nil)$/i;

/** The value of a name without quotes, of which the rest of the line is one that begins with its name. */
const bareValue = (text: string, at: number, { name, start, quote }: Assignment): Span | undefined => {
  const end = endOfBare(text, at);
  const value = text.slice(at, Math.min(end, at + 10));
  if (literal.test(value) || (isPlural(name) && /^\d{1,9}$/.test(value))) return undefined;
  const isLine = start !== undefined && quote === '' && beginsLine(text, start);
  return { start: at, end: isLine ? Math.max(end, endOfLine(text, at)) : end };
};

const endOfValue = (text: string, at: number, found: Assignment, quotes: Quotes): Span | undefined => {
  if (/[[{]/.test(text.charAt(at))) return { start: at, end: endOfList(text, at, quotes) };
  if (found.secrecy === 'header') return { start: at, end: endOfHeader(text, at) };
  const ofBlock = Math.max(skip(block, text, at), skip(escapedBlock, text, at));
  return ofBlock > at ? { start: at, end: ofBlock } : bareValue(text, at, found);
};

const openingTags = /(?:\s*<[^<>/!?]{1,200}>){0,4}/y;
const tag = /</g;

/** The text of an element of XML, or of its first child that has one. */
const elementText = (text: string, at: number): Span => {
  const start = skip(openingTags, text, at);
  tag.lastIndex = start + 1;
  const end = tag.exec(text)?.index ?? text.length;
  return { start, end: text.startsWith('</', end) ? end : endOfBare(text, start) };
};

interface Value extends Span {
  readonly isQuoted: boolean;
}

const memberSign = /\\{0,31}["'`]\s{0,9}[:=]/y;

const isAt = (pattern: RegExp, text: string, at: number): boolean => skip(pattern, text, at) > at;

const valueAfter = (
  text: string,
  separator: Readonly<RegExpExecArray>,
  found: Assignment,
  quotes: Quotes,
): Value | undefined => {
  const [mark] = separator;
  const after = separator.index + mark.length;
  if (mark.startsWith('<')) return { ...elementText(text, after), isQuoted: false };
  const at = skip(lineEndBefore, text, skip(blanks, text, after));
  const quoted = quotes(at);
  // A comma parts a name and its value in lists of headers, and the members of objects.
  if (mark === ',' && (!quoted || isAt(memberSign, text, quoted.end))) return undefined;
  // Shells join what follows without a gap: `'a'b`.
  if (quoted && isOfName(text[quoted.end + 1]) && /["'`]/.test(text.charAt(quoted.end)))
    return { start: at, end: endOfBare(text, quoted.end + 1), isQuoted: false };
  const value = quoted ?? endOfValue(text, at, found, quotes);
  if (!value) return undefined;
  const start = found.secrecy === 'header' ? skip(scheme, text, value.start) : value.start;
  return { start: Math.min(start, value.end), end: value.end, isQuoted: quoted !== undefined };
};

/** Replaces the values of secret names by a mask. */
export const maskAssignments = (text: string, mask: string): string => {
  if (!mayHaveSecrets(text)) return text;
  const quotes = createQuotes(text);
  const parts: string[] = [];
  let done = 0;
  separators.lastIndex = 0;
  for (let separator = separators.exec(text); separator; separator = separators.exec(text)) {
    const [mark] = separator;
    const found = assignmentOf(text, separator, done);
    const value = found && valueAfter(text, separator, found, quotes);
    const isSecret =
      found?.secrecy !== undefined || (value?.isQuoted === true && isNamedAfter(text, value.end));
    if (found && value && value.end > value.start && isSecret) {
      // So that JSON stays JSON.
      const around = mark === ':' && !value.isQuoted ? found.quote : '';
      parts.push(text.slice(done, value.start), around, mask, around);
      done = value.end;
      separators.lastIndex = done;
    } else if (/^[-<]/.test(mark)) separators.lastIndex = separator.index + 1;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(done);
};
