/*
 * The most urgent list is read first. The queue limits the lists that are read at the same time, in all and per source, so
 * that a slow or throttled source does not delay the others.
 */

/** The lowest runs first. */
export const precedence = { parents: 0, volatileUnseen: 1, unseen: 2, volatileStale: 3, stale: 4 } as const;

export type Precedence = (typeof precedence)[keyof typeof precedence];

/** The place of a task in the queue. */
export interface Rank {
  /** The source whose limit the task counts towards. */
  readonly source: object;
  readonly precedence: Precedence;
  /** Epoch milliseconds. Among tasks of a source with one precedence, the newest runs first. */
  readonly newest: number;
}

interface Waiting extends Rank {
  readonly go: () => void;
}

interface SourceQueue {
  running: number;
  /** When sorted, the next one is last. */
  readonly waiting: Waiting[];
  isSorted: boolean;
}

const later = (one: Rank, other: Rank): number =>
  other.precedence - one.precedence || one.newest - other.newest;

export const createPriorityQueue = (mostAtOnce: number, mostOfSource: number) => {
  const sources = new Map<object, SourceQueue>();
  let running = 0;
  let isFilling = false;

  const head = (queue: SourceQueue): Waiting | undefined => {
    if (queue.running >= mostOfSource) return undefined;
    if (!queue.isSorted) queue.waiting.sort(later);
    queue.isSorted = true;
    return queue.waiting.at(-1);
  };

  /** The source with the most urgent task; among equals, the one that has waited longest. */
  const next = (): object | undefined => {
    let best: object | undefined;
    let least = Infinity;
    for (const [source, queue] of sources) {
      const task = head(queue);
      if (task && task.precedence < least) [best, least] = [source, task.precedence];
      if (least === precedence.parents) break;
    }
    return best;
  };

  const start = (source: object): void => {
    const queue = sources.get(source);
    const task = queue?.waiting.pop();
    if (!queue || !task) return;
    sources.delete(source);
    sources.set(source, queue);
    queue.running += 1;
    running += 1;
    task.go();
  };

  const fill = (): void => {
    isFilling = false;
    while (running < mostAtOnce) {
      const source = next();
      if (!source) return;
      start(source);
    }
  };

  /** Starts tasks in a microtask, so that tasks added in one turn are ordered first. */
  const fillSoon = (): void => {
    if (isFilling) return;
    isFilling = true;
    queueMicrotask(fill);
  };

  const release = (source: object) => (): void => {
    const queue = sources.get(source);
    if (!queue) return;
    queue.running -= 1;
    running -= 1;
    if (queue.waiting.length === 0 && queue.running === 0) sources.delete(source);
    fill();
  };

  return {
    /** Resolves when the task may run, with the function that ends it. */
    acquire(rank: Rank): Promise<() => void> {
      return new Promise((resolve) => {
        const { source } = rank;
        const queue = sources.get(source) ?? { running: 0, waiting: [], isSorted: true };
        queue.waiting.push({ ...rank, go: () => resolve(release(source)) });
        queue.isSorted = false;
        sources.set(source, queue);
        fillSoon();
      });
    },
  };
};

export type PriorityQueue = ReturnType<typeof createPriorityQueue>;
