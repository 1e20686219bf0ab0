import type { Standby } from '../../../src/history';

/** The services of an operation context whose history knows nothing. */
export const noHistory = {
  store: {
    past: {
      getMany: () => Promise.resolve(new Map()),
      findMany: () => Promise.resolve(new Map()),
      page: () => Promise.resolve({ items: [], hasNextPage: false, end: undefined, isCut: false }),
      changesOfMany: () => Promise.resolve(new Map()),
    },
  } as unknown as Standby,
  expectations: () => Promise.resolve(undefined),
  isCaching: true,
};
