import type { Database } from './database';
import { eventsChannel } from './events';

/** How soon events of another process are found where its reports do not arrive, such as through a pool that shares sessions. */
const reportlessMs = 1_000;

/** Passes on that the log of events has grown. It listens to other processes only while somebody watches. */
export const createEventNews = ({ listen }: Pick<Database, 'listen'>) => {
  const watchers = new Set<() => void>();
  let stop: (() => void) | undefined;

  const report = (): void => watchers.forEach((onNews) => onNews());

  const startListening = (): (() => void) | undefined => {
    if (!listen) return undefined;
    const stopListening = listen(eventsChannel, report);
    const timer = setInterval(report, reportlessMs).unref();
    return () => {
      clearInterval(timer);
      stopListening();
    };
  };

  const stopListening = (): void => {
    stop?.();
    stop = undefined;
  };

  return {
    report,
    isWatched: (): boolean => watchers.size > 0,
    watch(onNews: () => void): () => void {
      const watcher = (): void => onNews();
      watchers.add(watcher);
      stop ??= startListening();
      return () => {
        watchers.delete(watcher);
        if (watchers.size === 0) stopListening();
      };
    },
    close(): void {
      watchers.clear();
      stopListening();
    },
  };
};
