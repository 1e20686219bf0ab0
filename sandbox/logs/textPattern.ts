import type { Matches } from './filterPattern';
import { unquoted } from './patternTokens';

interface Term {
  readonly sign: '' | '-' | '?';
  readonly text: string;
}

const termForm = /([-?]?)(?:"((?:[^"\\]|\\.)+)"|(\w+))(?:\s+|$)/suy;

/**
 * A pattern of terms: a message matches if it has all of them, and none with a `-`. If all terms have a `?`, one is
 * enough; among other terms, those with a `?` have no effect. A term with other characters than letters, digits and `_`
 * needs double quotes.
 */
export const textPattern = (pattern: string): Matches => {
  const terms = termsOf(pattern);
  const wanted = terms.filter(({ sign }) => sign === '');
  const excluded = terms.filter(({ sign }) => sign === '-');
  const optional = terms.filter(({ sign }) => sign === '?');
  if (optional.length === terms.length) {
    return (message) => optional.some(({ text }) => message.includes(text));
  }
  return (message) =>
    wanted.every(({ text }) => message.includes(text)) &&
    !excluded.some(({ text }) => message.includes(text));
};

const termsOf = (pattern: string): readonly Term[] => {
  const terms: Term[] = [];
  const form = new RegExp(termForm);
  while (form.lastIndex < pattern.length) {
    const at = form.lastIndex;
    const [, sign = '', quoted, word = ''] = form.exec(pattern) ?? [];
    const text = quoted?.replace(/\\(.)/gsu, '$1') ?? word;
    if (text === '') throw unquoted(pattern.slice(at));
    terms.push({ sign: sign as Term['sign'], text });
  }
  return terms;
};
