/*
 * What is worth the most is asked first: a few at a time, and of each source no more than its share, so that one that
 * is slow or throttled holds no other back.
 */

/** Smaller is sooner. */
export const urgency = { parents: 0, livelyUnseen: 1, unseen: 2, livelyStale: 3, stale: 4 } as const;

export type Urgency = (typeof urgency)[keyof typeof urgency];

export interface Task {
  readonly urgency: Urgency;
  /** Among equally urgent ones of a source the largest is first: epoch milliseconds of what it is about. */
  readonly newest: number;
  readonly run: () => Promise<void>;
}

export interface Pool {
  add(source: object, task: Task): void;
  /** Resolves when all is done, also what was added on the way; rejects with the first error of a task. */
  idle(): Promise<void>;
}

interface Queue {
  running: number;
  /** The next one last. */
  readonly tasks: Task[];
  isSorted: boolean;
}

const later = (one: Task, other: Task): number => other.urgency - one.urgency || one.newest - other.newest;

export const createPool = (mostAtOnce: number, mostOfSource: number): Pool => {
  const queues = new Map<object, Queue>();
  let running = 0;
  let onIdle: (() => void) | undefined;
  const failures: unknown[] = [];

  const head = (queue: Queue): Task | undefined => {
    if (queue.running >= mostOfSource) return undefined;
    if (!queue.isSorted) queue.tasks.sort(later);
    queue.isSorted = true;
    return queue.tasks.at(-1);
  };

  /** The source whose next task is the most urgent; of equal ones, the one that waits longest. */
  const next = (): object | undefined => {
    let best: object | undefined;
    let least = Infinity;
    for (const [source, queue] of queues) {
      const task = head(queue);
      if (task && task.urgency < least) [best, least] = [source, task.urgency];
      if (least === urgency.parents) break;
    }
    return best;
  };

  const start = (source: object): void => {
    const queue = queues.get(source);
    const task = queue?.tasks.pop();
    if (!queue || !task) return;
    queues.delete(source);
    queues.set(source, queue);
    queue.running += 1;
    running += 1;
    const onEnd = (): void => {
      queue.running -= 1;
      running -= 1;
      if (queue.tasks.length === 0 && queue.running === 0) queues.delete(source);
      fill();
    };
    task.run().then(onEnd, (error: unknown) => {
      failures.push(error);
      onEnd();
    });
  };

  const fill = (): void => {
    while (running < mostAtOnce) {
      const source = next();
      if (!source) break;
      start(source);
    }
    if (running === 0) onIdle?.();
  };

  return {
    add(source, task) {
      const queue = queues.get(source) ?? { running: 0, tasks: [], isSorted: true };
      queue.tasks.push(task);
      queue.isSorted = false;
      queues.set(source, queue);
      fill();
    },
    async idle() {
      await new Promise<void>((resolve) => {
        onIdle = resolve;
        fill();
      });
      if (failures.length > 0) throw failures[0] as Error;
    },
  };
};
