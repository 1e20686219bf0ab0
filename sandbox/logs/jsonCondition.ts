import { matchesGlob } from './glob';
import { invalidPattern, unquoted, type PatternToken } from './patternTokens';

export type Condition = (value: object) => boolean;

type NextToken = () => PatternToken | undefined;
type Test = (value: unknown) => boolean;

/** Reads one comparison: a selector, an operator and a value, or a test such as `IS NULL`. */
export const comparison = (next: NextToken): Condition => {
  const path = pathOf(next());
  const test = testOf(next);
  return (value) => test(select(value, path));
};

const selectorForm = /^\$((?:\.[\w-]+|\[[0-9]+\])+)$/;

/** `$.users[0].name` is the path `users`, `0`, `name`. */
const pathOf = (token: PatternToken | undefined): readonly string[] => {
  const [, steps] = selectorForm.exec(token?.kind === 'word' ? token.text : '') ?? [];
  if (steps === undefined) throw invalidPattern('expected a selector such as $.name');
  return steps.match(/[\w-]+/g) ?? [];
};

/** Undefined if there is no such member. */
const select = (value: unknown, path: readonly string[]): unknown => {
  let at: unknown = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[step];
  }
  return at;
};

const testOf = (next: NextToken): Test => {
  const { kind, text } = next() ?? { kind: 'word', text: '' };
  if (kind === 'word' && text === 'IS') return constantTest(next());
  if (kind === 'word' && text === 'NOT' && next()?.text === 'EXISTS') return (value) => value === undefined;
  if (kind !== 'operator') throw invalidPattern('expected an operator');
  if (text === '=' || text === '!=') return equalityTest(text, next());
  return orderTest(text, next());
};

const constantTest = (token: PatternToken | undefined): Test => {
  const constants: ReadonlyMap<string | undefined, unknown> = new Map([
    ['NULL', null],
    ['TRUE', true],
    ['FALSE', false],
  ]);
  if (token?.kind !== 'word' || !constants.has(token.text)) {
    throw invalidPattern('expected NULL, TRUE or FALSE after IS');
  }
  return (value) => value === constants.get(token.text);
};

const numberForm = /^[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;
const wordForm = /^[\w*.]+$/;

/** A missing member, `null`, an object and a list are neither equal nor unequal to a value. */
const equalityTest = (operator: '=' | '!=', token: PatternToken | undefined): Test => {
  const isEqual = equalTo(token);
  return (value) =>
    ['string', 'number', 'boolean'].includes(typeof value) && isEqual(value) === (operator === '=');
};

const equalTo = (token: PatternToken | undefined): Test => {
  const { kind, text } = token ?? { kind: 'operator', text: '' };
  if (kind === 'quoted') return (value) => typeof value === 'string' && matchesGlob(text, value);
  if (kind === 'word' && numberForm.test(text)) {
    return (value) => value === Number(text) || value === text;
  }
  if (kind === 'word' && wordForm.test(text)) return (value) => matchesGlob(text, String(value));
  throw unquoted(text);
};

const orders: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
};

const orderTest = (operator: string, token: PatternToken | undefined): Test => {
  const order = Object.hasOwn(orders, operator) ? orders[operator] : undefined;
  if (!order) throw invalidPattern(`unexpected ${operator}`);
  if (token?.kind !== 'word' || !numberForm.test(token.text)) {
    throw invalidPattern(`expected a number after ${operator}`);
  }
  const limit = Number(token.text);
  return (value) => typeof value === 'number' && order(value, limit);
};
