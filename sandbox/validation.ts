import { ServiceError } from './errors';
import type { RawInput } from './protocol';

/*
 * The input of an operation is declared as a table: `{ workflowId: text({ pattern }), MaxResults: optional(integer(…))
 * }`. The table validates the raw input and gives the validated input its type.
 */

/** Validates one member. Throws a ConstraintError if the value violates a constraint. */
export type Reader<Value> = (value: unknown, at: string) => Value;

export type Shape = Readonly<Record<string, Reader<unknown>>>;

export type InputOf<S extends Shape> = { readonly [Member in keyof S]: ReturnType<S[Member]> };

class ConstraintError extends Error {}

/** Validates the members of an input. Throws one ServiceError that lists all violations, in AWS's wording. */
export const readInput = <S extends Shape>(shape: S, input: RawInput): InputOf<S> => {
  const violations = Object.keys(input)
    .filter((member) => !Object.hasOwn(shape, member))
    .map((member) => `The sandbox does not support the member '${member}'`);
  const members = Object.entries(shape).map(([member, read]) => {
    try {
      return [member, read(input[member] ?? undefined, lowerFirst(member))];
    } catch (error) {
      if (!(error instanceof ConstraintError)) throw error;
      violations.push(error.message);
      return [member, undefined];
    }
  });
  if (violations.length === 0) return Object.fromEntries(members) as InputOf<S>;
  const errors = violations.length === 1 ? 'error' : 'errors';
  throw new ServiceError(
    'invalidInput',
    `${violations.length} validation ${errors} detected: ${violations.join('; ')}`,
  );
};

export const optional =
  <Value>(read: Reader<Value>): Reader<Value | undefined> =>
  (value, at) =>
    value === undefined ? undefined : read(value, at);

interface TextRule {
  readonly pattern?: RegExp;
  readonly min?: number;
  readonly max?: number;
}

export const text =
  ({ pattern, min = 0, max = Infinity }: TextRule = {}): Reader<string> =>
  (value, at) => {
    const string = present(value, at);
    if (typeof string !== 'string') throw malformed(at, 'a string');
    if (string.length < min) throw constraintError(value, at, `have length greater than or equal to ${min}`);
    if (string.length > max) throw constraintError(value, at, `have length less than or equal to ${max}`);
    if (pattern && !pattern.test(string)) {
      throw constraintError(value, at, `satisfy regular expression pattern: ${pattern.source}`);
    }
    return string;
  };

/** One of a few words. */
export const oneOf =
  <Word extends string>(...words: readonly Word[]): Reader<Word> =>
  (value, at) => {
    const string = present(value, at);
    const word = words.find((candidate) => candidate === string);
    if (word === undefined) {
      throw constraintError(value, at, `satisfy enum value set: [${words.join(', ')}]`);
    }
    return word;
  };

interface Range {
  readonly min: number;
  readonly max: number;
}

export const integer =
  ({ min, max }: Range): Reader<number> =>
  (value, at) => {
    const number = present(value, at);
    if (typeof number !== 'number' || !Number.isInteger(number)) throw malformed(at, 'an integer');
    if (number < min) throw constraintError(value, at, `have value greater than or equal to ${min}`);
    if (number > max) throw constraintError(value, at, `have value less than or equal to ${max}`);
    return number;
  };

/** An integer in a protocol that has only strings. */
export const integerText =
  (range: Range): Reader<number> =>
  (value, at) => {
    const digits = text({ pattern: /^-?[0-9]{1,15}$/ })(value, at);
    return integer(range)(Number(digits), at);
  };

export const boolean = (): Reader<boolean> => (value, at) => {
  const boolean = present(value, at);
  if (typeof boolean !== 'boolean') throw malformed(at, 'a boolean');
  return boolean;
};

export const list =
  <Item>(read: Reader<Item>, { min, max }: Range): Reader<readonly Item[]> =>
  (value, at) => {
    const items = present(value, at);
    if (!Array.isArray(items)) throw malformed(at, 'a list');
    if (items.length < min) throw constraintError(value, at, `have length greater than or equal to ${min}`);
    if (items.length > max) throw constraintError(value, at, `have length less than or equal to ${max}`);
    return items.map((item: unknown, index) => read(item ?? undefined, `${at}.${index + 1}.member`));
  };

export const structure =
  <S extends Shape>(shape: S): Reader<InputOf<S>> =>
  (value, at) => {
    const members = present(value, at);
    if (typeof members !== 'object' || Array.isArray(members)) throw malformed(at, 'a structure');
    return readInput(shape, { ...members });
  };

const present = (value: unknown, at: string): unknown => {
  if (value === undefined || value === null) throw constraintError(null, at, 'not be null');
  return value;
};

const malformed = (at: string, form: string) =>
  new ServiceError('malformed', `The member '${at}' must be ${form}.`);

const constraintError = (value: unknown, at: string, constraint: string) =>
  new ConstraintError(
    `Value ${quoted(value)} at '${at}' failed to satisfy constraint: Member must ${constraint}`,
  );

const quoted = (value: unknown): string => {
  if (value === null) return 'null';
  const words = typeof value === 'string' ? value : JSON.stringify(value);
  return `'${words.length > 200 ? `${words.slice(0, 200)}…` : words}'`;
};

const lowerFirst = (member: string) => member.charAt(0).toLowerCase() + member.slice(1);
