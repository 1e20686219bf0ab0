import { z } from 'zod';

/** The error of a rule: what was expected. */
export const expected = (what: string) => ({ error: `expected ${what}` });

export const wholeNumber = (least: number, most: number) => {
  const what = expected(`a whole number from ${least} to ${most}`);
  return z.int(what).min(least, what).max(most, what);
};
