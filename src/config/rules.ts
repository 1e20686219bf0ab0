import { z } from 'zod';

/** The error of a rule: what was expected. */
export const expected = (what: string) => ({ error: `expected ${what}` });

export const wholeNumber = (least: number, most: number) => {
  const what = expected(`a whole number from ${least} to ${most}`);
  return z.int(what).min(least, what).max(most, what);
};

/** Lets a rule about these members be checked although other members are invalid, so that all faults are reported at once. */
export const whereValid = (...members: readonly string[]) => ({
  when: ({ issues }: z.core.ParsePayload): boolean =>
    issues.every(({ code, path: [member] = [] }) =>
      member === undefined ? code === 'unrecognized_keys' : !members.includes(String(member)),
    ),
});
