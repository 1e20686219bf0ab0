import { filterName } from '../patterns';
import { Problem } from '../errors';
import { list, optional, structure, text } from '../validation';

/** What the Lists take that can be narrowed. */
export const filtersInput = {
  filters: optional(
    list(
      structure({
        name: text({ pattern: filterName }),
        values: list(text({ min: 1 }), { min: 1, max: 10 }),
      }),
      { min: 1, max: 10 },
    ),
  ),
};

interface Filter {
  readonly name: string;
  readonly values: readonly string[];
}

/** Keeps what has one of the values in each of the members that the filters name. */
export const filteredBy = <Item>(
  filters: readonly Filter[] | undefined,
  names: readonly (keyof Item & string)[],
): ((item: Item) => boolean) => {
  const tests = (filters ?? []).map(({ name, values }) => {
    const member = names.find((known) => known === name);
    if (member) return (item: Item) => values.includes(String(item[member]));
    throw new Problem('invalidInput', `The filter '${name}' is not one of ${names.join(', ')}.`);
  });
  return (item) => tests.every((test) => test(item));
};
