import { filterName, filterValue } from '../patterns';
import { ServiceError } from '../errors';
import { list, optional, structure, text } from '../validation';

/** The input of a List that accepts filters. */
export const filtersInput = {
  filters: optional(
    list(
      structure({
        name: text({ pattern: filterName }),
        values: list(text({ pattern: filterValue }), { min: 1, max: 10 }),
      }),
      { min: 1, max: 10 },
    ),
  ),
};

interface Filter {
  readonly name: string;
  readonly values: readonly string[];
}

/** A predicate: an item passes if every filtered member has one of the filter's values. */
export const filteredBy = <Item>(
  filters: readonly Filter[] | undefined,
  names: readonly (keyof Item & string)[],
): ((item: Item) => boolean) => {
  const tests = (filters ?? []).map(({ name, values }) => {
    const member = names.find((known) => known === name);
    if (member) return (item: Item) => values.includes(String(item[member]));
    throw new ServiceError('invalidInput', `Invalid filter: '${name}'. Expected one of ${names.join(', ')}.`);
  });
  return (item) => tests.every((test) => test(item));
};
