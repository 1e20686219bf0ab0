import type { Caller } from '../../model/caller';

/** How much each caller has open. */
export interface CallerCounts {
  of(caller: Caller): number;
  add(caller: Caller): void;
  remove(caller: Caller): void;
}

export const createCallerCounts = (): CallerCounts => {
  /** Of callers that have anything open. */
  const counts = new Map<string, number>();
  const of = ({ id }: Caller): number => counts.get(id) ?? 0;
  return {
    of,
    add: (caller) => void counts.set(caller.id, of(caller) + 1),
    remove(caller) {
      const left = of(caller) - 1;
      if (left > 0) counts.set(caller.id, left);
      else counts.delete(caller.id);
    },
  };
};
