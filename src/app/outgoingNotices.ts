import { LRUCache } from 'lru-cache';
import type { History } from '../history';

/*
 * What a replica passes on to the others through the history. Another one may have the lease of what a notice is about, and relies on it: so
 * a notice is kept until it is stored, or until it is certain that there was no other replica.
 */

export interface OutgoingNotices {
  /** Keeps a notice of an object. A newer one of the same object replaces it. */
  add(object: string, body: string): void;
  /** Stores what is kept, one after the other, the oldest first. After a failure, the rest waits for the next time. Never rejects. */
  send(): Promise<void>;
  /** Forgets what was added before a moment (by `performance.now()`) at which this replica was the only one. */
  forget(before: number): void;
  /** The notices that were forgotten since there were too many. */
  dropped(): number;
}

/** Without the history, the oldest are forgotten. */
const mostKept = 1_000;

export const createOutgoingNotices = (notices: History['notices'], replica: string): OutgoingNotices => {
  let dropped = 0;
  const kept = new LRUCache<string, { readonly body: string; readonly at: number }>({
    max: mostKept,
    dispose: (_notice, _object, reason) => {
      if (reason === 'evict') dropped += 1;
    },
  });

  let sending: Promise<void> | undefined;

  const sendAll = async (): Promise<void> => {
    for (;;) {
      const [object] = kept.rkeys();
      const notice = object === undefined ? undefined : kept.peek(object);
      if (object === undefined || !notice) return;
      await notices.add({ object, body: notice.body }, replica);
      if (kept.peek(object) === notice) kept.delete(object);
    }
  };

  return {
    add: (object, body) => void kept.set(object, { body, at: performance.now() }),
    send() {
      sending ??= sendAll()
        .catch(() => undefined)
        .finally(() => (sending = undefined));
      return sending;
    },
    forget(before) {
      for (const [object, { at }] of [...kept.entries()]) if (at < before) kept.delete(object);
    },
    dropped: () => dropped,
  };
};
