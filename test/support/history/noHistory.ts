import { createLogLists } from '../../../src/kinds/logEvent';
import { createRedact } from '../../../src/logs/redact';
import type { Standby } from '../../../src/history';

/** Services of an operation context: a history that knows nothing, and logs without patterns of their own. */
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
  logs: createLogLists(createRedact([]), 0),
};
