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

const longestText = 1_024;

const checkText = (argument: string, text: unknown): void => {
  if (typeof text !== 'string' || (text !== '' && text.length <= longestText)) return;
  throw badInput(argument, text, `1 to ${longestText} characters`);
};

/** BAD_USER_INPUT for texts of another length, and for two sizes of one page. `field` is the field of the list. */
export const checkLogArguments = (field: string, { first, last, filter, contains }: LogArguments): void => {
  if (typeof first === 'number' && typeof last === 'number')
    throw badInput(`${field}(last:)`, last, 'either `first` or `last`');
  checkText(`${field}(filter:)`, filter);
  checkText(`${field}(contains:)`, contains);
};
