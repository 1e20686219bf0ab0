import type { History } from '../../../src/history';

/** The services of an operation context whose history knows nothing. */
export const noHistory = {
  store: {
    getMany: () => Promise.resolve(new Map()),
    findMany: () => Promise.resolve(new Map()),
    page: () => Promise.resolve({ items: [], hasNextPage: false, end: undefined, isCut: false }),
    changesOfMany: () => Promise.resolve(new Map()),
  } as unknown as History,
  expectations: () => Promise.resolve(undefined),
  isCaching: true,
};
