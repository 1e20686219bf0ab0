import { describe, expect, it } from '@jest/globals';
import { type CacheEntry } from '../../src/aws/cache/entry';
import { createProcessCache } from '../../src/aws/cache/processCache';
import { createCacheTiers } from '../../src/aws/cache/tiers';
import { createCallLedger } from '../../src/aws/callLedger';
import { createRateLimiter } from '../../src/aws/rateLimiter';
import { createReadPipeline } from '../../src/aws/read';
import type { Question } from '../../src/aws/reader';
import { anonymous } from '../../src/model/caller';
import { Ending } from '../../src/model/endSignal';
import { GatewayError } from '../../src/model/errors';
import { scopeOf } from '../../src/model/scope';

/* `readAgain` does the same as reading each entry of a set. No question of these tests makes a call. */

const scope = scopeOf('111122223333', 'us-east-1');
const saves = {
  service: 'imagebuilder',
  operation: 'ListImages',
  accountId: '111122223333',
  region: 'us-east-1',
};

const entryOf = (key: string, fetchedAt = 0): CacheEntry => ({
  key,
  value: { items: [key], nextToken: undefined },
  fetchedAt,
  ttl: 'stable',
  saves: { ...saves, operation: key },
  objects: [],
});

const questionOf = (key: string): Question<unknown> =>
  ({
    key,
    scope,
    operation: { service: 'imagebuilder', name: key },
    input: {},
    parse: () => undefined,
  }) as never;

const setUp = (now = 0) => {
  const cache = createProcessCache(
    { maxBytes: 1_000_000, runningSeconds: 5, settledSeconds: 60, definitionSeconds: 300 },
    () => now,
  );
  const lookUps: number[] = [];
  const pipeline = createReadPipeline({
    clients: {} as never,
    cache: createCacheTiers(cache, undefined, () => new Date(now)),
    rateLimiter: createRateLimiter({ startPerSecond: 1, leastPerSecond: 1, mostPerSecond: 1, burst: 1 }),
    retries: { tries: 1, baseMs: 1, mostMs: 1 },
    now: () => new Date(now),
    onCall: () => undefined,
    onLookUp: (_lookUp, count = 1) => lookUps.push(count),
    onRecords: () => undefined,
  });
  const entries = ['a', 'b', 'c'].map((key) => entryOf(key));
  for (const entry of entries) cache.put(entry);
  const signal = new Ending();
  const ledger = createCallLedger(0);
  const reader = pipeline.forOperation({
    caller: anonymous,
    signal,
    ledger,
    minFetchedAt: -Infinity,
    priority: 'normal',
  });
  const set = cache.setOf(entries, () => undefined);
  if (!set) throw new Error('An entry is not cached.');
  const remembered = () => ledger.report().remembered.map(({ operation }) => operation);
  return { cache, entries, signal, reader, set, lookUps, remembered };
};

describe('Reading the entries of a set again', () => {
  it('is the same as reading each of them', () => {
    const { reader, set, entries, lookUps, remembered } = setUp();

    expect(reader.readAgain(set)).toBe(true);
    expect(remembered()).toEqual(['a', 'b', 'c']);
    expect(lookUps).toEqual([3]);
    expect(reader.readsSince(0)).toEqual(entries);
    expect(reader.read(questionOf('b'))).toBe(entries[1]?.value);
    expect(remembered()).toEqual(['a', 'b', 'c']);
  });

  it('counts no hit for what the operation has read before', () => {
    const { reader, set, lookUps, remembered } = setUp();
    void reader.read(questionOf('b'));
    reader.readAgain(set);
    reader.readAgain(set);

    expect(remembered()).toEqual(['b', 'a', 'c']);
    expect(lookUps).toEqual([1, 2, 0]);
  });

  it('does nothing where the operation has read another answer to one of the questions', () => {
    const { cache, reader, remembered } = setUp();
    void reader.read(questionOf('b'));
    const newer = entryOf('b', 1);
    cache.put(newer);
    const set = cache.setOf([newer], () => undefined);

    expect(set && reader.readAgain(set)).toBe(false);
    expect(remembered()).toEqual(['b']);
  });

  it('does nothing once the reads of the operation have ended', () => {
    const { reader, set, signal, remembered } = setUp();
    signal.abort(new GatewayError('DEADLINE_EXCEEDED', 'Over.'));

    expect(reader.readAgain(set)).toBe(false);
    expect(remembered()).toEqual([]);
  });

  it('does nothing where one of them has left the cache', () => {
    const { cache, reader, set, remembered } = setUp();
    cache.delete('c');

    expect(reader.readAgain(set)).toBe(false);
    expect(remembered()).toEqual([]);
  });
});
