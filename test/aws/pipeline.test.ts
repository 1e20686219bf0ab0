import { setMaxListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { type CacheSettings, createProcessCache } from '../../src/aws/cache/processCache';
import { createCacheTiers } from '../../src/aws/cache/tiers';
import { createCallLedger } from '../../src/aws/callLedger';
import type { ClientPool } from '../../src/aws/clients';
import { carefulPace } from '../../src/aws/pace';
import { createRateLimiter } from '../../src/aws/rateLimiter';
import { createReadPipeline } from '../../src/aws/read';
import type { Question } from '../../src/aws/reader';
import { anonymous, type Caller } from '../../src/model/caller';
import { GatewayError } from '../../src/model/errors';
import type { MaybePromise } from '../../src/model/page';
import type { NodeRecord } from '../../src/model/record';

/* The read pipeline with an operation whose answers arrive when the test says so. It knows nothing of AWS's kinds. */

const scope = { accountId: '111122223333', region: 'us-east-1', partition: 'aws' };
const getOperation = {
  service: 'glue',
  operation: 'GetThing',
  accountId: '111122223333',
  region: 'us-east-1',
};
const view = { name: 'get', isStub: false, fields: new Set<string>(), reachable: new Set<string>() };

const roomy: CacheSettings = {
  maxBytes: 1_000_000,
  runningSeconds: 5,
  settledSeconds: 60,
  definitionSeconds: 300,
};

interface StartOptions {
  readonly takeCall?: (caller: Caller) => MaybePromise<void>;
  readonly giveBackCall?: (caller: Caller) => void;
}

const callerOf = (id: string): Caller => ({ ...anonymous, id });

const start = (options: StartOptions = {}) => {
  const pending: ((name: string) => void)[] = [];
  const received: NodeRecord[][] = [];
  let time = 1_000;
  const now = () => new Date(time);
  const pipeline = createReadPipeline({
    clients: { of: () => ({}), prepare: () => Promise.resolve() } as unknown as ClientPool,
    cache: createCacheTiers(createProcessCache(roomy), undefined, now),
    rateLimiter: createRateLimiter(carefulPace.rate),
    retries: carefulPace.retries,
    now,
    onCall: () => undefined,
    onRecords: (records) => received.push([...records]),
    ...options,
  });
  const question: Question<NodeRecord> = {
    key: 'id get',
    object: 'id',
    scope,
    visibleWith: ['BLUEPRINT_RUN'],
    operation: {
      service: 'glue',
      name: 'GetThing',
      send: () => new Promise((resolve) => pending.push((name) => resolve({ name }))),
    },
    input: {},
    parse: ({ output, fetchedAt }) => {
      const { name } = output as { name: string };
      const record = { kind: 'Thing', id: 'id', scope, fetchedAt, view, name } as NodeRecord;
      return { value: record, ttl: 'immutable', records: [{ record, ttl: 'immutable' }] };
    },
  };
  const ledger = createCallLedger(10);
  const reader = (caller = anonymous) =>
    pipeline.forOperation({
      caller,
      signal: new AbortController().signal,
      minFetchedAt: -Infinity,
      ledger,
      priority: 'normal',
    });
  /** Answers the oldest call under way, and lets its readers continue. */
  const answer = async (name: string): Promise<void> => {
    await new Promise(setImmediate);
    pending.shift()?.(name);
    await new Promise(setImmediate);
  };
  const nameOf = (record: unknown) => (record as { name?: string } | null | undefined)?.name;
  return {
    pipeline,
    question,
    reader,
    answer,
    received,
    ledger,
    nameOf,
    pending,
    wait: (ms: number) => (time += ms),
  };
};

describe('The read pipeline', () => {
  it('returns a value and not a promise on a cache hit, the same object for every request', async () => {
    const { question, reader, answer } = start();
    const first = reader().read(question);
    await answer('one');

    const second = reader().read(question);

    expect(first).toBeInstanceOf(Promise);
    expect(second).toBe(await first);
    expect(reader().getRecord('id', ['get'])).toBe(second);
  });

  it('reports each record to the sink once per answer, however many requests read it', async () => {
    const { question, reader, answer, received, nameOf } = start();
    const reads = [reader().read(question), reader().read(question)].map((read) => Promise.resolve(read));
    await answer('one');
    await Promise.all(reads);
    await reader().read(question);

    expect(received.map((records) => records.map(nameOf))).toEqual([['one']]);
  });

  it('reads again after `invalidate`', async () => {
    const { pipeline, question, reader, answer, nameOf } = start();
    const before = reader().read(question);
    await answer('before');
    expect(nameOf(await before)).toBe('before');

    pipeline.invalidate({ id: 'id', getOperation });
    const after = reader().read(question);
    await answer('after');

    expect(nameOf(await after)).toBe('after');
  });

  it('gives a read that began before `invalidate` only to those who waited for it', async () => {
    const { pipeline, question, reader, answer, nameOf, ledger } = start();
    const before = reader().read(question);
    await new Promise(setImmediate);
    pipeline.invalidate({ id: 'id', getOperation });
    const after = reader().read(question);
    await answer('before');
    await answer('after');

    expect([nameOf(await before), nameOf(await after)]).toEqual(['before', 'after']);
    expect(nameOf(await reader().read(question))).toBe('after');
    expect(ledger.report().calls).toHaveLength(2);
  });

  it('does not replace a newer answer with one that was read earlier and arrives later', async () => {
    const { pipeline, question, reader, answer, nameOf, pending, wait } = start();
    const early = reader().read(question);
    await new Promise(setImmediate);
    pipeline.invalidate({ id: 'id', getOperation });
    const late = reader().read(question);
    await new Promise(setImmediate);
    const [answerEarly] = pending.splice(0, 1);
    wait(10);
    await answer('late');
    await late;
    answerEarly?.('early');
    await early;

    expect(nameOf(await reader().read(question))).toBe('late');
  });
});

describe('The limit of AWS calls of a caller in the read pipeline', () => {
  const refused = new GatewayError('RATE_LIMITED', 'No call is left.', { retryAfterMs: 100 });

  it('refuses a read before its call, and does not refuse it to other callers', async () => {
    const { question, reader, answer, pending, nameOf } = start({
      takeCall: ({ id }) => {
        if (id === 'ann') throw refused;
      },
    });

    await expect(reader(callerOf('ann')).read(question)).rejects.toBe(refused);
    expect(pending).toHaveLength(0);
    const read = reader(callerOf('bob')).read(question);
    await answer('one');

    expect(nameOf(await read)).toBe('one');
  });

  it('takes nothing from a caller who joins the call of another, or reads from the cache', async () => {
    const taken: string[] = [];
    const { question, reader, answer } = start({ takeCall: ({ id }) => void taken.push(id) });

    const reads = ['ann', 'bob'].map((id) => Promise.resolve(reader(callerOf(id)).read(question)));
    await answer('one');
    await Promise.all(reads);
    await reader(callerOf('eve')).read(question);

    expect(taken).toEqual(['ann']);
  });

  it('gives back the call of a read that another has begun while the limit was asked for', async () => {
    const taken: string[] = [];
    const givenBack: string[] = [];
    const { question, reader, answer, pending, ledger, nameOf } = start({
      takeCall: async ({ id }) => {
        taken.push(id);
        await new Promise(setImmediate);
      },
      giveBackCall: ({ id }) => void givenBack.push(id),
    });

    const reads = ['ann', 'bob'].map((id) => Promise.resolve(reader(callerOf(id)).read(question)));
    await new Promise(setImmediate);
    await answer('one');

    expect((await Promise.all(reads)).map(nameOf)).toEqual(['one', 'one']);
    expect([taken, givenBack, pending.length]).toEqual([['ann', 'bob'], ['bob'], 0]);
    expect(ledger.report()).toMatchObject({ calls: [{}], joined: [{}] });
  });
});

describe('A flood of reads of one caller', () => {
  it('does not delay another caller, who is answered after one further call', async () => {
    const sent: string[] = [];
    const rate = { startPerSecond: 20, leastPerSecond: 20, mostPerSecond: 20, burst: 1 };
    const now = () => new Date(1_000);
    const pipeline = createReadPipeline({
      clients: { of: () => ({}), prepare: () => Promise.resolve() } as unknown as ClientPool,
      cache: createCacheTiers(createProcessCache(roomy), undefined, now),
      rateLimiter: createRateLimiter(rate),
      retries: carefulPace.retries,
      now,
      onCall: () => undefined,
      onRecords: () => undefined,
    });
    const ended = new AbortController();
    setMaxListeners(0, ended.signal);
    const read = (id: string, name: string) =>
      Promise.resolve(
        pipeline
          .forOperation({
            caller: callerOf(id),
            signal: ended.signal,
            minFetchedAt: -Infinity,
            ledger: createCallLedger(1_000),
            priority: 'normal',
          })
          .read({
            key: name,
            scope,
            visibleWith: ['BLUEPRINT_RUN'],
            operation: {
              service: 'glue',
              name: 'GetThing',
              send: () => Promise.resolve(sent.push(name)),
            },
            input: {},
            parse: () => ({ value: name, ttl: 'immutable', records: [] }),
          }),
      );
    const flood = Array.from({ length: 500 }, (_, index) => read('ann', `ann ${index}`));
    const floodEnd = Promise.allSettled(flood);
    await flood[0];

    const sentBefore = sent.length;
    const answer = await read('bob', 'bob');
    const place = sent.indexOf('bob');
    ended.abort(new Error('The test has ended.'));
    await floodEnd;

    expect(answer).toBe('bob');
    expect(place - sentBefore).toBeLessThanOrEqual(1);
  });
});
