import { createCallLedger } from '../../../src/aws/callLedger';
import { type CacheSettings, createProcessCache, lifetimesOf } from '../../../src/aws/cache/processCache';
import { createCacheTiers } from '../../../src/aws/cache/tiers';
import { createRateLimiter } from '../../../src/aws/rateLimiter';
import { createReadPipeline } from '../../../src/aws/read';
import type { History } from '../../../src/history';
import {
  canonicalFilter,
  createCatalog,
  noLeases,
  type Patience,
  refresh,
  survey,
  usualPatience,
} from '../../../src/listing';
import type { ExecutionFilterInput } from '../../../src/listing/executionFilter';
import type { Survey } from '../../../src/listing/survey';
import { createAccesses } from '../../../src/model/access';
import { anonymous } from '../../../src/model/caller';
import { Ending } from '../../../src/model/endSignal';
import { scopeOf } from '../../../src/model/scope';
import type { FakeAws } from './fakeAws';

/*
 * What one process knows of lists: its cache and its catalog, on a history that others may share.
 */

export const testScope = scopeOf('111122223333', 'us-east-1');

const cacheSettings: CacheSettings = {
  maxBytes: 50_000_000,
  runningSeconds: 5,
  settledSeconds: 60,
  definitionSeconds: 300,
};

/** For a round of the background refresh: all that was not read since a moment, in epoch milliseconds. */
export const roundSince = (since: number): Patience => ({
  since,
  volatileMs: 0,
  leastMs: 0,
  mostMs: 0,
  quietMs: 0,
});

interface Reading {
  readonly patience?: Patience;
  readonly isOver?: () => boolean;
}

export const listProcess = (aws: FakeAws, history: History, now: () => number) => {
  const quick = { startPerSecond: 10_000, leastPerSecond: 10_000, mostPerSecond: 10_000, burst: 10_000 };
  const catalog = createCatalog({ history, lifetimes: lifetimesOf(cacheSettings), now });
  const pipeline = createReadPipeline({
    clients: aws.pool,
    cache: createCacheTiers(createProcessCache(cacheSettings), undefined, () => new Date(now())),
    rateLimiter: createRateLimiter(quick),
    retries: { tries: 1, baseMs: 1, mostMs: 1 },
    now: () => new Date(now()),
    onCall: () => undefined,
    onRecords: (records) => history.offer(records),
  });
  const filterOf = (input: ExecutionFilterInput) =>
    canonicalFilter(input, [testScope], createAccesses()(anonymous), anonymous);
  const look = (input: ExecutionFilterInput, patience: Patience = usualPatience): Survey =>
    survey(catalog, [filterOf(input)], -Infinity, patience);
  const reader = () =>
    pipeline.forOperation({
      caller: anonymous,
      signal: new Ending(),
      minFetchedAt: -Infinity,
      ledger: createCallLedger(Infinity),
      priority: 'normal',
    });

  return {
    catalog,
    reader,
    look,
    /** Reads the lists that are due, and writes what AWS has returned. */
    read: async (
      input: ExecutionFilterInput,
      { patience = usualPatience, isOver = () => false }: Reading = {},
    ): Promise<void> => {
      await catalog.open();
      await catalog.catchUp();
      await refresh(look(input, patience).due, {
        aws: reader(),
        history,
        catalog,
        leases: noLeases,
        minFetchedAt: -Infinity,
        patience,
        sweepMs: 900_000,
        now,
        isOver,
      });
      await history.flush();
    },
  };
};
