import { Problem } from './errors';
import type { RawInput } from './protocol';

/*
 * What an operation takes, written as a table: `{ workflowId: text({ pattern }), MaxResults: optional(integer(…)) }`.
 * The same table checks what came in and types what the operation gets.
 */

/** Reads one member; throws a ConstraintError where it breaks a constraint. */
export type Reader<Value> = (value: unknown, at: string) => Value;

export type Shape = Readonly<Record<string, Reader<unknown>>>;

export type InputOf<S extends Shape> = { readonly [Member in keyof S]: ReturnType<S[Member]> };

class ConstraintError extends Error {}

/** The members of an input, checked. All that is wrong with them is told at once, in the words AWS uses. */
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
  throw new Problem(
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
    if (typeof string !== 'string') throw unreadable(at, 'a string');
    if (string.length < min) throw constraintError(value, at, `have length greater than or equal to ${min}`);
    if (string.length > max) throw constraintError(value, at, `have length less than or equal to ${max}`);
    if (pattern && !pattern.test(string)) {
      throw constraintError(value, at, `satisfy regular expression pattern: ${pattern.source}`);
    }
    return string;
  };

interface Range {
  readonly min: number;
  readonly max: number;
}

export const integer =
  ({ min, max }: Range): Reader<number> =>
  (value, at) => {
    const number = present(value, at);
    if (typeof number !== 'number' || !Number.isInteger(number)) throw unreadable(at, 'an integer');
    if (number < min) throw constraintError(value, at, `have value greater than or equal to ${min}`);
    if (number > max) throw constraintError(value, at, `have value less than or equal to ${max}`);
    return number;
  };

/** A whole number in a protocol that knows only strings. */
export const integerText =
  (range: Range): Reader<number> =>
  (value, at) => {
    const digits = text({ pattern: /^-?[0-9]{1,15}$/ })(value, at);
    return integer(range)(Number(digits), at);
  };

export const boolean = (): Reader<boolean> => (value, at) => {
  const boolean = present(value, at);
  if (typeof boolean !== 'boolean') throw unreadable(at, 'a boolean');
  return boolean;
};

export const list =
  <Item>(read: Reader<Item>, { min, max }: Range): Reader<readonly Item[]> =>
  (value, at) => {
    const items = present(value, at);
    if (!Array.isArray(items)) throw unreadable(at, 'a list');
    if (items.length < min) throw constraintError(value, at, `have length greater than or equal to ${min}`);
    if (items.length > max) throw constraintError(value, at, `have length less than or equal to ${max}`);
    return items.map((item: unknown, index) => read(item ?? undefined, `${at}.${index + 1}.member`));
  };

export const structure =
  <S extends Shape>(shape: S): Reader<InputOf<S>> =>
  (value, at) => {
    const members = present(value, at);
    if (typeof members !== 'object' || Array.isArray(members)) throw unreadable(at, 'a structure');
    return readInput(shape, { ...members });
  };

const present = (value: unknown, at: string): unknown => {
  if (value === undefined || value === null) throw constraintError(null, at, 'not be null');
  return value;
};

const unreadable = (at: string, form: string) =>
  new Problem('unreadable', `The member '${at}' must be ${form}.`);

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
