import type { Filter } from '@aws-sdk/client-imagebuilder';

/**
 * The `filters` of a list of Image Builder: an item must have all these values, by the names of AWS's filters. Undefined for
 * none, because AWS accepts no empty list.
 */
export const filtersOf = (
  filter: Readonly<Record<string, string | undefined>> | undefined,
): Filter[] | undefined => {
  const filters = Object.entries(filter ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, values: [value] }],
  );
  return filters.length > 0 ? filters : undefined;
};
