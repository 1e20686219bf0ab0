import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { pino } from 'pino';
import { readSettings } from '../../src/config';
import { createSubscribe, type LiveOperation } from '../../src/live/createSubscribe';
import { anonymous, type Caller } from '../../src/model/caller';
import { Ending } from '../../src/model/endSignal';
import { errorFormatter } from '../../src/server/errors';
import { noon } from '../support/history/records';
import { fakeClock } from '../support/live/fakeClock';

/** Counts who waits for the end of the process. */
class CountedEnding extends Ending {
  waiting = 0;

  override addEventListener(type: 'abort', onAbort: () => void): void {
    this.waiting += 1;
    super.addEventListener(type, onAbort);
  }

  override removeEventListener(type: 'abort', onAbort: () => void): void {
    this.waiting -= 1;
    super.removeEventListener(type, onAbort);
  }
}

const start = (begin: () => unknown) => {
  const lines: string[] = [];
  const log = pino({}, { write: (line) => void lines.push(line) });
  const schema = buildSchema('type Query { a: Int } type Subscription { a: Int }');
  const field = schema.getSubscriptionType()?.getFields().a;
  if (field) field.subscribe = begin;
  const clock = fakeClock(noon);
  const stopped = new CountedEnding();
  const operation = (): LiveOperation => ({
    context: {},
    report: () => ({ calls: [] }) as unknown as ReturnType<LiveOperation['report']>,
    end: () => undefined,
  });
  const subscribe = createSubscribe({
    schema,
    readDocument: ({ query }) => parse(query),
    begin: operation,
    beginEvent: operation,
    formatError: errorFormatter(log, readSettings({}).limits),
    clock,
    stopped,
    metrics: { beginStream: () => undefined, endStream: () => undefined, countItem: () => undefined },
  });
  return { clock, stopped, subscribe, lines };
};

const caller: Caller = { ...anonymous, expiresAt: noon + 3_600_000 };

const noEvents = async function* (): AsyncGenerator<unknown, undefined> {
  // Ends at once.
};

describe('A stream', () => {
  it('leaves no listener or timer where the client leaves during its begin', async () => {
    const client = new AbortController();
    const { clock, stopped, subscribe } = start(() => {
      client.abort();
      return noEvents();
    });

    const begun = await subscribe({ query: 'subscription { a }' }, caller, client.signal);

    expect(begun).toMatchObject({ errors: [{ message: 'The client has ended the stream.' }] });
    expect(stopped.waiting).toBe(0);
    expect(clock.timers()).toEqual([]);
  });

  it('leaves none where it has ended', async () => {
    const { clock, stopped, subscribe } = start(noEvents);

    const begun = await subscribe({ query: 'subscription { a }' }, caller, new AbortController().signal);
    expect([stopped.waiting, clock.timers().length]).toEqual([1, 1]);
    if ('errors' in begun) throw new Error('The stream has not begun.');

    expect(await begun.next()).toEqual({ done: true, value: undefined });
    expect(stopped.waiting).toBe(0);
    expect(clock.timers()).toEqual([]);
  });
});

describe('A defect', () => {
  const masked = [
    {
      message: 'Internal server error.',
      extensions: { code: 'INTERNAL_SERVER_ERROR', incidentId: expect.any(String) },
    },
  ];

  it.each([
    ['throws', () => Promise.reject(new Error('secret'))],
    ['returns no stream', () => 'secret'],
  ])('is masked and logged where the begin of a stream %s', async (_what, begin) => {
    const { subscribe, lines } = start(begin);

    const begun = await subscribe({ query: 'subscription { a }' }, caller, new AbortController().signal);

    expect(begun).toMatchObject({ errors: masked });
    expect(JSON.stringify(begun)).not.toContain('secret');
    expect(lines.join('')).toContain('secret');
  });

  it('is masked and logged where a stream fails later', async () => {
    const { subscribe, lines } = start(async function* () {
      await Promise.resolve();
      throw new Error('secret');
    });

    const begun = await subscribe({ query: 'subscription { a }' }, caller, new AbortController().signal);
    if ('errors' in begun) throw new Error('The stream has not begun.');

    expect(await begun.next()).toMatchObject({ value: { result: { errors: masked }, end: 'FAILED' } });
    expect(lines.join('')).toContain('secret');
  });
});
