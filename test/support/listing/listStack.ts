import {
  type CacheSettings,
  createProcessCache,
  type ProcessCache,
} from '../../../src/aws/cache/processCache';
import { createCacheTiers } from '../../../src/aws/cache/tiers';
import { createCallLedger } from '../../../src/aws/callLedger';
import { createRateLimiter } from '../../../src/aws/rateLimiter';
import { createReadPipeline } from '../../../src/aws/read';
import { createListing, createListViews } from '../../../src/listing';
import { createLoaders } from '../../../src/loaders';
import { anonymous } from '../../../src/model/caller';
import { createPauses } from '../../../src/model/timeSlice';
import { createFakeAws, type FakeData } from './fakeAws';

/** Clocks that stand still until they are moved. Several stacks can share them. */
export interface TestClocks {
  /** The wall clock, in epoch milliseconds. */
  now: number;
  /** The monotonic clock, in milliseconds. */
  clock: number;
}

interface StackOptions {
  readonly clocks: TestClocks;
  readonly cache: CacheSettings;
  readonly data: FakeData;
  /** The capacity that views are made for; 0: without views. */
  readonly viewBytes: number;
  /** Called with each result that no view holds any longer. */
  readonly onGone?: (result: object) => void;
  readonly freshMs?: number;
  /** Replaces parts of the process cache. */
  readonly change?: (cache: ProcessCache) => ProcessCache;
}

const rate = { startPerSecond: 1e6, leastPerSecond: 1e6, mostPerSecond: 1e6, burst: 1e6 };

/** The listing on its services, as src/app/services.ts connects them, over `FakeAws`. */
export const createListStack = (options: StackOptions) => {
  const {
    clocks,
    cache: settings,
    data,
    viewBytes,
    onGone,
    freshMs = 0,
    change = (cache) => cache,
  } = options;
  const aws = createFakeAws(data);
  const now = (): Date => new Date(clocks.now);
  const cache = change(createProcessCache(settings, () => clocks.clock));
  const lookUps: Record<string, number> = {};
  const pipeline = createReadPipeline({
    clients: aws.pool,
    cache: createCacheTiers(cache, undefined, now),
    rateLimiter: createRateLimiter(rate),
    retries: { tries: 1, baseMs: 1, mostMs: 1 },
    now,
    onCall: () => undefined,
    onLookUp: (lookUp, count = 1) => (lookUps[lookUp] = (lookUps[lookUp] ?? 0) + count),
    onRecords: () => undefined,
  });
  const views = createListViews(viewBytes, onGone);

  return {
    aws,
    cache,
    pipeline,
    lookUps,
    /** The listing, the loaders and the ledger of a new operation. */
    operation(minFetchedAt = -Infinity) {
      const ledger = createCallLedger(1_000);
      const { signal } = new AbortController();
      const reader = pipeline.forOperation({
        caller: anonymous,
        signal,
        ledger,
        minFetchedAt,
        priority: 'normal',
      });
      const pauses = createPauses();
      return {
        reader,
        ledger,
        listing: createListing(reader, pauses, views, freshMs),
        loaders: createLoaders(reader, pauses),
      };
    },
  };
};

export type ListStack = ReturnType<typeof createListStack>;
