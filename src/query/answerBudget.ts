import { GraphQLError, responsePathAsArray } from 'graphql';
import type { Charge } from '../execute/texts';
import type { EndSignal } from '../model/endSignal';
import { GatewayError, mostErrors } from '../model/errors';

/** Limits of one answer. */
export interface AnswerLimits {
  /** Items of lists: each list counts as many as its page size. */
  readonly itemsPerAnswer: number;
  /** Fields of all objects. */
  readonly fieldsPerAnswer: number;
  /** Megabytes of response keys, texts and JSON values. */
  readonly answerMegabytes: number;
}

/** What one answer may still contain. It ends the execution of a request that has used it up, or that is aborted. */
export interface AnswerBudget {
  /** Takes the items of a list before they are loaded; throws BUDGET_EXCEEDED where fewer are left. */
  takeItems(count: number): void;
  /** Takes a field before it is resolved, by its response key. Throws the error that has ended the execution, if any. */
  takeField(key: string | number): void;
  /** Takes the value of a leaf field. A value that is too much ends the execution at the next field. */
  takeValue(value: unknown): void;
  /** What was taken so far. */
  spent(): Charge;
  /** True where `take` would take the charge. */
  fits(charge: Charge): boolean;
  /** Takes all of it at once. Takes nothing and returns false where that would throw an error, or end the execution. */
  take(charge: Charge): boolean;
  /** Takes an error of a field or list item, and returns the error to throw. After 100 of them, it has no locations. */
  takeError(error: unknown, path: Path): unknown;
}

type Path = Parameters<typeof responsePathAsArray>[0];

/** GraphQL.js does not look for the lines and columns of an error that has a path. Each line before costs time. */
const withoutLocations = (error: Error, path: Path): GraphQLError =>
  new GraphQLError(error.message, { originalError: error, path: responsePathAsArray(path) });

/** The approximate number of characters of a leaf value. Numbers and booleans are too short to count. */
const charactersOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let characters = 0;
  for (const [name, member] of Object.entries(value)) characters += name.length + charactersOf(member);
  return characters;
};

const exceeded = (message: string): GatewayError => new GatewayError('BUDGET_EXCEEDED', message);

const advice = 'Select less, or request smaller pages.';

export const createAnswerBudget = (
  { itemsPerAnswer, fieldsPerAnswer, answerMegabytes }: AnswerLimits,
  signal: EndSignal,
): AnswerBudget => {
  let items = 0;
  let fields = 0;
  let characters = 0;
  let errors = 0;
  let end: Error | undefined;

  const mostCharacters = answerMegabytes * 1_000_000;

  const takeCharacters = (count: number): void => {
    characters += count;
    if (characters <= mostCharacters) return;
    end ??= exceeded(
      `One answer may have ${answerMegabytes} MB of keys and values (limits.answerMegabytes). ${advice}`,
    );
  };

  const fits = (charge: Charge): boolean =>
    items + charge.items <= itemsPerAnswer &&
    fields + charge.fields <= fieldsPerAnswer &&
    characters + charge.characters <= mostCharacters &&
    !end &&
    !signal.aborted;

  return {
    takeItems(count) {
      const left = itemsPerAnswer - items;
      if (count > left) {
        throw exceeded(
          `One answer may have ${itemsPerAnswer} items (limits.itemsPerAnswer). This field requests ${count}, and ${left} are left. ${advice}`,
        );
      }
      items += count;
    },
    takeField(key) {
      if (signal.aborted) end ??= signal.reason as Error;
      if (end) throw end;
      fields += 1;
      if (typeof key === 'string') takeCharacters(key.length);
      if (fields <= fieldsPerAnswer) return;
      end = exceeded(`One answer may have ${fieldsPerAnswer} fields (limits.fieldsPerAnswer). ${advice}`);
      throw end;
    },
    takeValue: (value) => takeCharacters(charactersOf(value)),
    spent: () => ({ items, fields, characters }),
    fits,
    take(charge) {
      if (!fits(charge)) return false;
      items += charge.items;
      fields += charge.fields;
      characters += charge.characters;
      return true;
    },
    takeError(error, path) {
      errors += 1;
      return errors > mostErrors && error instanceof Error ? withoutLocations(error, path) : error;
    },
  };
};

/** For operations without an answer. */
export const unlimitedAnswer: AnswerBudget = {
  takeItems: () => undefined,
  takeField: () => undefined,
  takeValue: () => undefined,
  spent: () => ({ items: 0, fields: 0, characters: 0 }),
  fits: () => true,
  take: () => true,
  takeError: (error) => error,
};
