/** Merges async iterables in the order in which their items arrive. Sources can be added during the iteration. */
export const createMerge = <Item>() => {
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
    add(source: AsyncIterable<Item>): void {
      open += 1;
      void pump(source);
    },
    /** Ends when all sources have ended. A source that fails ends the iteration with its error. */
    async *items(): AsyncIterable<Item> {
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
