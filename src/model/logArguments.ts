import { badInput } from './errors';

/** Arguments of a list of log events. */
export interface LogArguments {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly filter?: string | null | undefined;
  readonly contains?: string | null | undefined;
}

/** What the cursors of a list of log events are bound to: filters and order. Undefined without any. */
export const logArguments = ({ last, filter, contains }: LogArguments): readonly string[] | undefined => {
  const bound = [
    ...(typeof last === 'number' ? ['newest first'] : []),
    ...(filter ? [JSON.stringify({ filter })] : []),
    ...(contains ? [JSON.stringify({ contains })] : []),
  ];
  return bound.length > 0 ? bound : undefined;
};

/** The longest pattern that AWS accepts. */
const longestPattern = 1_024;

/** The length of the pattern for a text, which is in quotes: each quote and backslash of the text takes another one. */
const patternLength = (text: string): number => text.length + (text.match(/["\\]/g)?.length ?? 0) + 2;

const isGiven = (text: unknown): text is string => typeof text === 'string';

/** BAD_USER_INPUT for texts of another length, and for two sizes of one page. `field` is the field of the list. */
export const checkLogArguments = (field: string, { first, last, filter, contains }: LogArguments): void => {
  if (typeof first === 'number' && typeof last === 'number')
    throw badInput(`${field}(last:)`, last, 'either `first` or `last`');
  if (isGiven(filter) && (filter === '' || filter.length > longestPattern))
    throw badInput(`${field}(filter:)`, filter, `1 to ${longestPattern} characters`);
  if (isGiven(contains) && (contains === '' || patternLength(contains) > longestPattern))
    throw badInput(
      `${field}(contains:)`,
      contains,
      `1 to ${longestPattern - 2} characters, of which each " and \\ counts as two`,
    );
};
