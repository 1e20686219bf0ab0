import { ServiceError } from '../errors';

/** What a filter pattern consists of. A word is anything between the other kinds and blanks. */
export interface PatternToken {
  readonly kind: 'operator' | 'quoted' | 'word';
  /** Without the quotes of a quoted text. */
  readonly text: string;
}

export const invalidPattern = (reason: string): ServiceError =>
  new ServiceError('invalidInput', `Invalid filter pattern: ${reason}`);

/** For a value or term that is neither quoted nor a word. */
export const unquoted = (text: string): ServiceError =>
  invalidPattern(
    text.startsWith('%')
      ? 'the sandbox does not support regular expressions'
      : `what has other characters than letters, digits and _ needs double quotes: ${text}`,
  );

const tokenForm = /\s+|"((?:[^"\\]|\\.)*)"|&&|\|\||!=|<=|>=|[<>=(){}]|[^\s"&|!<>=(){}]+/suy;

/** Splits a pattern into tokens. Throws for an open quote, and for a single `&`, `|` or `!`. */
export const tokensOf = (pattern: string): readonly PatternToken[] => {
  const tokens: PatternToken[] = [];
  const form = new RegExp(tokenForm);
  while (form.lastIndex < pattern.length) {
    const at = form.lastIndex;
    const found = form.exec(pattern);
    if (!found) throw invalidPattern(`unexpected character at ${at + 1}`);
    const [text, quoted] = found;
    if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted.replace(/\\(.)/gsu, '$1') });
    else if (/^[&|!<>=(){}]/.test(text)) tokens.push({ kind: 'operator', text });
    else if (text.trim() !== '') tokens.push({ kind: 'word', text });
  }
  return tokens;
};
