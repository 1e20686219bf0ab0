/** Merges async iterables in the order in which their items arrive. Sources can be added during the iteration. */
export interface Merge<Item> {
  add(source: AsyncIterable<Item>): void;
  /** Ends when all sources have ended. A source that fails ends the iteration with its error. */
  items(): AsyncIterable<Item>;
}

export const createMerge = <Item>(): Merge<Item> => {
  const arrived: Item[] = [];
  const failures: unknown[] = [];
  let open = 0;
  let wake = (): void => undefined;

  const pump = async (source: AsyncIterable<Item>): Promise<void> => {
    try {
      for await (const item of source) {
        arrived.push(item);
        wake();
      }
    } catch (error) {
      failures.push(error);
    }
    open -= 1;
    wake();
  };

  return {
    add(source) {
      open += 1;
      void pump(source);
    },
    async *items() {
      for (;;) {
        const items = arrived.splice(0);
        yield* items;
        if (failures.length > 0) throw failures[0];
        if (arrived.length > 0) continue;
        if (open === 0) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
};
