/** Whose call waits. The queue serves callers round robin, and round robin within a caller its operations. */
export interface QueueKey {
  readonly caller: string;
  readonly operation: object;
}

/** Moves an entry to the end of its map, or deletes an empty one. */
const moveBack = <Key, Value>(map: Map<Key, Value>, key: Key, value: Value, isEmpty: boolean): void => {
  map.delete(key);
  if (!isEmpty) map.set(key, value);
};

/** A fair queue: a caller or operation with many calls does not delay the others. */
export const createFairQueue = <Item>() => {
  const callers = new Map<string, Map<object, Item[]>>();
  let size = 0;

  return {
    get size(): number {
      return size;
    },
    push({ caller, operation }: QueueKey, item: Item): void {
      const operations = callers.get(caller) ?? new Map<object, Item[]>();
      callers.set(caller, operations);
      const items = operations.get(operation);
      if (items) items.push(item);
      else operations.set(operation, [item]);
      size += 1;
    },
    /** The next item: one of each caller before a second one of any, and the same within a caller. */
    shift(): Item | undefined {
      for (const [caller, operations] of callers) {
        for (const [operation, items] of operations) {
          const item = items.shift();
          moveBack(operations, operation, items, items.length === 0);
          moveBack(callers, caller, operations, operations.size === 0);
          size -= 1;
          return item;
        }
      }
      return undefined;
    },
    remove({ caller, operation }: QueueKey, item: Item): void {
      const operations = callers.get(caller);
      const items = operations?.get(operation);
      const index = items?.indexOf(item) ?? -1;
      if (!operations || !items || index < 0) return;
      items.splice(index, 1);
      size -= 1;
      if (items.length === 0) operations.delete(operation);
      if (operations.size === 0) callers.delete(caller);
    },
  };
};

export type FairQueue<Item> = ReturnType<typeof createFairQueue<Item>>;
