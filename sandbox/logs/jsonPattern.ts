import type { Matches } from './filterPattern';
import { comparison, type Condition } from './jsonCondition';
import { invalidPattern, tokensOf, type PatternToken } from './patternTokens';

/** A condition such as `{ ($.type = "Step*") && ($.details.errorType = "TIMEOUT") }`. Only JSON objects match. */
export const jsonPattern = (pattern: string): Matches => {
  const condition = conditionOf(tokensOf(pattern));
  return (message) => {
    const value = parsed(message);
    return typeof value === 'object' && value !== null && condition(value);
  };
};

const parsed = (message: string): unknown => {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
};

/** The remaining tokens, from the first to the last. */
interface Reader {
  next(): PatternToken | undefined;
  /** Skips the operator and returns true if it is next. */
  skip(operator: string): boolean;
}

const readerOf = (tokens: readonly PatternToken[]): Reader => {
  let at = 0;
  return {
    next: () => tokens[at++],
    skip: (operator) => {
      const found = tokens[at]?.kind === 'operator' && tokens[at]?.text === operator;
      if (found) at += 1;
      return found;
    },
  };
};

const conditionOf = (tokens: readonly PatternToken[]): Condition => {
  const reader = readerOf(tokens);
  if (!reader.skip('{')) throw invalidPattern('expected {');
  const condition = anyOf(reader);
  if (!reader.skip('}')) throw invalidPattern('expected }');
  if (reader.next()) throw invalidPattern('unexpected text after }');
  return condition;
};

const anyOf = (reader: Reader): Condition => {
  const conditions = [allOf(reader)];
  while (reader.skip('||')) conditions.push(allOf(reader));
  return (value) => conditions.some((condition) => condition(value));
};

/** `&&` binds more closely than `||`. */
const allOf = (reader: Reader): Condition => {
  const conditions = [single(reader)];
  while (reader.skip('&&')) conditions.push(single(reader));
  return (value) => conditions.every((condition) => condition(value));
};

const single = (reader: Reader): Condition => {
  if (!reader.skip('(')) return comparison(() => reader.next());
  const condition = anyOf(reader);
  if (!reader.skip(')')) throw invalidPattern('expected )');
  return condition;
};
