import DataLoader from 'dataloader';
import { setImmediate } from 'node:timers';
import type { History } from '../history';
import { HistoryUnavailable } from '../history/outage';
import type { MaybePromise } from '../model/page';
import type { Catalog } from './catalog';

/*
 * Replicas that share a history read each list one at a time: who reads it, holds its lease. Without the history, no replica
 * can know of the others, so each reads what it needs.
 */

export interface Leases {
  /**
   * True where this replica may read the next page of the list now, and knows what the others have read before; false where
   * another replica reads the list. A lease is kept until it is released, while the process runs.
   */
  hold(key: string): MaybePromise<boolean>;
  /** Lets others read the list, once the history has stored what was read. */
  release(key: string): void;
}

/** For a history that belongs to one process. */
export const noLeases: Leases = { hold: () => true, release: () => undefined };

/** The most keys of one statement. */
const keysPerClaim = 500;

/** How often ended leases are released together. */
const releaseAfterMs = 50;

export interface LeasesOptions {
  readonly history: History;
  readonly catalog: Catalog;
  /** Unique to this replica. */
  readonly replica: string;
  /** A lease ends after this time unless it is renewed. */
  readonly leaseMs: number;
}

export const createLeases = ({ history, catalog, replica, leaseMs }: LeasesOptions): Leases => {
  if (!history.isShared) return noLeases;

  /** The leases of this replica, and when each was asked for last: by `performance.now()`. */
  const held = new Map<string, number>();
  const released = new Set<string>();
  let renewing: NodeJS.Timeout | undefined;
  let releasing: NodeJS.Timeout | undefined;

  /** When the database has answered last, by `performance.now()`. */
  let answeredAt = -Infinity;
  let last: Promise<unknown> = Promise.resolve();

  /** Statements one after the other, so that none of them overtakes another one about the same list. */
  const inTurn = <Value>(statement: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(statement);
    last = turn.then(
      () => (answeredAt = performance.now()),
      () => undefined,
    );
    return turn;
  };

  const claim = (keys: readonly string[]): Promise<ReadonlySet<string>> =>
    inTurn(async () => {
      const askedAt = performance.now();
      const granted = await history.lists.claim(keys, replica, leaseMs);
      for (const key of granted) held.set(key, askedAt);
      return granted;
    });

  const isFresh = (key: string): boolean => performance.now() - (held.get(key) ?? -Infinity) < leaseMs / 2;

  const renew = (): Promise<void> =>
    inTurn(async () => {
      const askedAt = performance.now();
      // After a pause, others may have read a list meanwhile: `hold` looks.
      const keys = [...held.keys()].filter(isFresh);
      const granted = await history.lists.claim(keys, replica, leaseMs);
      // Those that were released meanwhile stay so.
      for (const key of granted) if (held.has(key)) held.set(key, askedAt);
    });

  const renewAll = (): void => {
    if (held.size > 0) {
      renew().catch(() => undefined); // The leases end, or the next renewal succeeds.
      return;
    }
    clearInterval(renewing);
    renewing = undefined;
  };

  const claims = new DataLoader<string, boolean>(
    async (keys) => {
      try {
        const granted = await claim(keys);
        if (granted.size > 0) await catalog.catchUp();
        renewing ??= setInterval(renewAll, leaseMs / 3).unref();
        return keys.map((key) => granted.has(key));
      } catch (error) {
        if (!(error instanceof HistoryUnavailable)) throw error;
        // After a short failure, others may still read the lists.
        const isAway = !history.isReadable() || performance.now() - answeredAt > leaseMs;
        return keys.map(() => isAway);
      }
    },
    { cache: false, maxBatchSize: keysPerClaim, batchScheduleFn: (run) => void setImmediate(run) },
  );

  /** Others must not read a list before they can know what was read of it. Where that is not stored, the lease runs out. */
  const releaseNow = async (): Promise<void> => {
    releasing = undefined;
    const ended = [...released];
    released.clear();
    if (!(await history.flush())) return;
    await inTurn(() =>
      history.lists.release(
        ended.filter((key) => !held.has(key)),
        replica,
      ),
    );
  };

  return {
    hold(key) {
      // A process that was paused may have lost its leases.
      return isFresh(key) || claims.load(key);
    },
    release(key) {
      if (!held.delete(key)) return;
      released.add(key);
      releasing ??= setTimeout(() => void releaseNow().catch(() => undefined), releaseAfterMs).unref();
    },
  };
};
