import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type ClientOptions,
  createWatch,
  GatewayError,
  type Typed,
  type WatchOptions,
  type WatchState,
} from '../../../client/src';
import { fakeClock, type FakeClock } from '../../support/live/fakeClock';
import { type EventServer, startEventServer, textOfEvent } from '../support/eventServer';

interface Changed {
  readonly changed: number | null;
}

const question: string & Typed<Changed, { readonly after?: string; readonly id?: string }> =
  'subscription ($after: String) { changed(after: $after) }';

let server: EventServer;
let clock: FakeClock;
let states: WatchState[];

beforeEach(async () => {
  server = await startEventServer();
  clock = fakeClock(0);
  states = [];
});

afterEach(() => server.close());

interface Watched {
  next(): Promise<number | null | undefined>;
  leave(): Promise<unknown>;
}

/** Watches with the clock of the test. Half of the back-off is waited for. */
const watch = (
  options: WatchOptions<Changed> = {},
  client: Partial<ClientOptions> = {},
  variables: { readonly after?: string } = {},
): Watched => {
  const timing = { ...clock, random: () => 0.5 };
  const events = createWatch({ url: server.url, ...client }, timing)(question, variables, {
    onState: (state) => states.push(state),
    ...options,
  });
  return {
    async next() {
      const { done, value } = await events.next();
      return done === true ? undefined : value.changed;
    },
    leave: async () => events.return?.(),
  };
};

const failureOf = async (promise: Promise<unknown>): Promise<GatewayError> => {
  const outcome = await promise.catch((error: unknown) => error);
  if (!(outcome instanceof GatewayError)) throw new Error(`Expected a GatewayError: ${String(outcome)}`);
  return outcome;
};

const waits = (): readonly number[] =>
  states.flatMap((state) => (state.name === 'reconnecting' ? [state.inMs] : []));

/** Passes the wait before the next attempt, once it has begun. */
const passWait = async (): Promise<void> => {
  const before = waits().length;
  for (;;) {
    const wait = waits().at(-1);
    if (wait !== undefined && clock.timers().includes(wait) && states.at(-1)?.name === 'reconnecting') {
      clock.pass(wait);
      return;
    }
    if (waits().length > before + 1) throw new Error('A wait was missed.');
    await nextTurn();
  }
};

describe('A watch', () => {
  it('sends the subscription, yields the data of each event, and ends when it is complete', async () => {
    const events = watch({ headers: { 'X-Team': 'images' } }, { headers: { authorization: 'a' } });
    const first = events.next();
    const request = await server.request();
    request.open();
    request.event(1);
    request.event(2);
    request.complete();

    expect([await first, await events.next(), await events.next()]).toEqual([1, 2, undefined]);
    expect(request.body).toEqual({ query: question, variables: {} });
    expect(request.headers).toMatchObject({
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: 'a',
      'x-team': 'images',
    });
    expect(request.headers['last-event-id']).toBeUndefined();
    expect(states).toEqual([{ name: 'connecting' }, { name: 'open' }]);
    expect(clock.timers()).toEqual([]);
  });

  it('sends nothing before the first event is asked for', async () => {
    const events = watch();
    await events.leave();

    expect(await events.next()).toBeUndefined();
    expect([server.count(), states]).toEqual([0, []]);
  });

  it.each([
    ['in the middle of an event', (text: string) => text.slice(0, 30)],
    ['after an event', (text: string) => text],
  ])('resumes behind the last event when the connection is cut %s', async (where, part) => {
    const events = watch();
    const first = events.next();
    const cut = await server.request();
    cut.open();
    cut.event(1);
    await first;
    const second = events.next();
    cut.response.write(part(textOfEvent(2)), () => cut.cut());

    if (where === 'after an event') {
      expect(await second).toBe(2);
      const third = events.next();
      await passWait();
      const resumed = await server.request();
      expect(resumed.headers['last-event-id']).toBe('event-2');
      resumed.open();
      resumed.event(3);
      expect(await third).toBe(3);
    } else {
      await passWait();
      const resumed = await server.request();
      expect(resumed.headers['last-event-id']).toBe('event-1');
      resumed.open();
      resumed.event(2);
      expect(await second).toBe(2);
    }
    expect(states.map(({ name }) => name)).toEqual(['connecting', 'open', 'reconnecting', 'open']);
    expect(states[2]).toMatchObject({ error: { code: 'GATEWAY_UNAVAILABLE' }, inMs: 500 });
    await events.leave();
  });

  it('resumes behind a place that came without an event, and reports none', async () => {
    const events = watch();
    const first = events.next();
    const lost = await server.request();
    lost.open();
    lost.place('place-7');
    while (states.at(-1)?.name !== 'open') await nextTurn();
    lost.cut();
    await passWait();
    const resumed = await server.request();
    resumed.open();
    resumed.event(8);

    expect(resumed.headers['last-event-id']).toBe('place-7');
    expect(await first).toBe(8);
    await events.leave();
  });

  it('resumes by the variable `after`, which the gateway prefers, where it was given', async () => {
    const events = watch({}, {}, { after: 'event-5' });
    const first = events.next();
    const begun = await server.request();
    begun.open();
    begun.event(6);
    await first;
    const second = events.next();
    begun.response.end();
    await passWait();
    const resumed = await server.request();

    expect([begun.headers['last-event-id'], begun.body.variables]).toEqual(['event-5', { after: 'event-5' }]);
    expect([resumed.headers['last-event-id'], resumed.body.variables]).toEqual([
      'event-6',
      { after: 'event-6' },
    ]);
    await events.leave();
    expect(await second).toBeUndefined();
  });

  it('waits for Retry-After and the back-off, which doubles up to 30 seconds and is short again after an event', async () => {
    const events = watch();
    const first = events.next();
    for (let count = 0; count < 7; count += 1) {
      const { response } = await server.request();
      response.writeHead(503, count === 1 ? { 'retry-after': '7' } : {}).end('busy');
      await passWait();
    }
    const request = await server.request();
    request.open();
    request.event(1);
    await first;
    const second = events.next();
    request.cut();
    await passWait();

    expect(waits()).toEqual([500, 8_000, 2_000, 4_000, 8_000, 15_000, 15_000, 500]);
    await events.leave();
    await second;
  });

  it('has short waits again after a connection without events that has lasted', async () => {
    const events = watch();
    const first = events.next();
    for (let count = 0; count < 3; count += 1) {
      (await server.request()).cut();
      await passWait();
    }
    const request = await server.request();
    request.open();
    request.place('place-1');
    while (states.at(-1)?.name !== 'open') await nextTurn();
    for (let count = 0; count < 3; count += 1) {
      while (clock.timers().length < 2) await nextTurn();
      clock.pass(11_000);
      request.response.write(':\n\n');
      while (!clock.timers().includes(36_000)) await nextTurn();
    }
    clock.pass(11_000);
    request.cut();
    await passWait();

    expect(waits()).toEqual([500, 1_000, 2_000, 500]);
    await events.leave();
    await first;
  });

  it('connects again when the stream has been silent for three heartbeats, and not while these arrive', async () => {
    const events = watch({ heartbeatMs: 1_000 });
    const first = events.next();
    const silent = await server.request();
    silent.open();
    silent.place('place-1');
    for (let count = 0; count < 5; count += 1) {
      while (!clock.timers().includes(3_000) || states.at(-1)?.name !== 'open') await nextTurn();
      clock.pass(2_999);
      silent.response.write(':\n\n');
    }
    while (!clock.timers().includes(3_000)) await nextTurn();
    const before = states.length;
    clock.pass(3_000);
    await silent.closed;
    await passWait();
    const resumed = await server.request();
    resumed.open();
    resumed.event(1);

    expect(await first).toBe(1);
    expect(before).toBe(2);
    expect(states[2]).toMatchObject({
      name: 'reconnecting',
      error: { code: 'TIMEOUT', message: 'The stream was silent within 3000 ms.' },
    });
    await events.leave();
  });

  it('connects again when no answer comes in time', async () => {
    const events = watch({ timeoutMs: 5_000 });
    const first = events.next();
    const unanswered = await server.request();
    clock.pass(5_000);
    await unanswered.closed;
    await passWait();
    (await server.request()).complete();
    // A response without a type is no event stream, and is asked for again.
    await passWait();
    const request = await server.request();
    request.open();
    request.complete();

    expect(await first).toBeUndefined();
    expect(states.map((state) => ('error' in state ? state.error.code : state.name))).toEqual([
      'connecting',
      'TIMEOUT',
      'GATEWAY_UNAVAILABLE',
    ]);
  });

  it('does not count the time that the loop takes for an event as silence', async () => {
    const events = watch();
    const first = events.next();
    const request = await server.request();
    request.open();
    request.event(1);
    await first;
    clock.pass(600_000);
    request.event(2);

    expect(await events.next()).toBe(2);
    expect(server.count()).toBe(1);
    await events.leave();
  });

  it.each([
    [400, 'BAD_REQUEST'],
    [401, 'UNAUTHENTICATED'],
    [403, 'FORBIDDEN'],
    [404, 'BAD_REQUEST'],
    [415, 'BAD_REQUEST'],
  ])('throws for a status that another attempt does not change: %s', async (status, code) => {
    const failure = failureOf(watch().next());
    (await server.request()).response.writeHead(status, { 'retry-after': '1' }).end('no');

    expect(await failure).toMatchObject({ code, status });
    expect(states).toEqual([{ name: 'connecting' }]);
  });

  it.each([408, 429, 500, 502, 503, 504])('tries again for the status %s', async (status) => {
    const events = watch();
    const first = events.next();
    (await server.request()).response.writeHead(status).end('later');
    await passWait();
    const request = await server.request();
    request.open();
    request.event(1);

    expect(await first).toBe(1);
    await events.leave();
  });

  it.each(['BAD_USER_INPUT', 'FORBIDDEN', 'GRAPHQL_VALIDATION_FAILED', 'INTERNAL_SERVER_ERROR', 'NEW'])(
    'throws when the subscription fails with %s',
    async (code) => {
      const failure = failureOf(watch().next());
      (await server.request()).fail(code);

      expect(await failure).toMatchObject({ code, errors: [{ code, message: 'No.' }] });
      expect(server.count()).toBe(1);
    },
  );

  it.each(['RATE_LIMITED', 'UPSTREAM_UNAVAILABLE', 'THROTTLED', 'DEADLINE_EXCEEDED'])(
    'tries again when the subscription fails with %s, with longer waits each time',
    async (code) => {
      const events = watch();
      const first = events.next();
      for (let count = 0; count < 2; count += 1) {
        (await server.request()).fail(code);
        await passWait();
      }
      const request = await server.request();
      request.open();
      request.event(1);

      expect(await first).toBe(1);
      expect(waits()).toEqual([500, 1_000]);
      await events.leave();
    },
  );

  it('throws the last failure after `maxRetries`', async () => {
    const failure = failureOf(watch({ maxRetries: 2 }).next());
    for (let count = 0; count < 2; count += 1) {
      (await server.request()).cut();
      await passWait();
    }
    (await server.request()).response.writeHead(503).end();

    expect(await failure).toMatchObject({ code: 'GATEWAY_UNAVAILABLE', status: 503 });
    expect(server.count()).toBe(3);
  });

  describe('with a function for headers', () => {
    const renewing = () => {
      let tokens = 0;
      return { headers: () => Promise.resolve({ authorization: `token-${(tokens += 1)}` }) };
    };

    it('gets them for each attempt, and resumes with a new token when the old one has expired', async () => {
      const events = watch({}, renewing());
      const first = events.next();
      const begun = await server.request();
      begun.open();
      begun.event(1);
      await first;
      const second = events.next();
      const errors = [{ message: 'Expired.', extensions: { code: 'UNAUTHENTICATED' } }];
      begun.response.write(`event: next\ndata: ${JSON.stringify({ errors })}\n\n`);
      begun.complete();
      await passWait();
      const renewed = await server.request();
      renewed.open();
      renewed.event(2);

      expect(await second).toBe(2);
      expect([begun, renewed].map(({ headers }) => headers.authorization)).toEqual(['token-1', 'token-2']);
      expect(renewed.headers['last-event-id']).toBe('event-1');
      await events.leave();
    });

    it('throws when the new token is refused, too', async () => {
      const failure = failureOf(watch({}, renewing()).next());
      (await server.request()).response.writeHead(401).end();
      await passWait();
      (await server.request()).response.writeHead(401).end();

      expect(await failure).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 });
      expect(server.count()).toBe(2);
    });

    it('tries again when the function fails', async () => {
      let calls = 0;
      const headers = () =>
        (calls += 1) === 1 ? Promise.reject(new Error('No token.')) : Promise.resolve({});
      const events = watch({}, { headers });
      const first = events.next();
      await passWait();
      const request = await server.request();
      request.open();
      request.event(1);

      expect(await first).toBe(1);
      expect(states[1]).toMatchObject({ error: { cause: { message: 'No token.' } } });
      await events.leave();
    });
  });

  describe('whose event has a field that failed', () => {
    const partial = {
      data: { changed: null },
      errors: [{ message: 'Slow down.', path: ['changed'], extensions: { code: 'THROTTLED' } }],
    };
    const send = async (result: object): Promise<void> => {
      const request = await server.request();
      request.open();
      request.response.write(`id: event-1\nevent: next\ndata: ${JSON.stringify(result)}\n\n`);
      request.event(2);
    };

    it('throws, and closes the connection', async () => {
      const events = watch();
      const failure = failureOf(events.next());
      await send(partial);

      expect(await failure).toMatchObject({ code: 'THROTTLED', data: { changed: null } });
      expect(await events.next()).toBeUndefined();
      expect(server.count()).toBe(1);
    });

    it('yields the rest with `onPartial`', async () => {
      const errors: GatewayError[] = [];
      const events = watch({ onPartial: (error) => errors.push(error) });
      const first = events.next();
      await send(partial);

      expect([await first, await events.next()]).toEqual([null, 2]);
      expect(errors.map(({ code }) => code)).toEqual(['THROTTLED']);
      await events.leave();
    });

    it('goes on with the next event where nothing is left of one, with `onPartial`', async () => {
      const errors: GatewayError[] = [];
      const events = watch({ onPartial: (error) => errors.push(error) });
      const first = events.next();
      await send({ ...partial, data: null });

      expect(await first).toBe(2);
      expect(errors.map(({ code }) => code)).toEqual(['THROTTLED']);
      await events.leave();
    });
  });

  describe('that is left', () => {
    it('by `break` closes the connection', async () => {
      const requested = server.request();
      const events = createWatch({ url: server.url })(question);
      const reading = (async () => {
        for await (const { changed } of events) if (changed === 1) break;
      })();
      const request = await requested;
      request.open();
      request.event(1);

      await Promise.all([reading, request.closed]);
      expect(server.count()).toBe(1);
    });

    it('while it waits for an event closes the connection and ends', async () => {
      const events = watch();
      const waiting = events.next();
      const request = await server.request();
      request.open();
      request.place('place-1');
      while (states.at(-1)?.name !== 'open') await nextTurn();

      await events.leave();

      expect(await waiting).toBeUndefined();
      await request.closed;
      expect(clock.timers()).toEqual([]);
    });

    it.each(['open', 'reconnecting'])('by its signal while %s throws ABORTED', async (state) => {
      const controller = new AbortController();
      const failure = failureOf(watch({ signal: controller.signal }).next());
      const request = await server.request();
      request.open();
      if (state === 'open') request.place('place-1');
      else request.cut();
      while (states.at(-1)?.name !== state) await nextTurn();

      controller.abort('enough');

      expect(await failure).toMatchObject({ code: 'ABORTED', cause: 'enough' });
      await request.closed;
      expect(clock.timers()).toEqual([]);
    });

    it('before it begins sends nothing', async () => {
      const failure = await failureOf(watch({ signal: AbortSignal.abort('before') }).next());

      expect(failure).toMatchObject({ code: 'ABORTED', cause: 'before' });
      expect(server.count()).toBe(0);
    });
  });

  it('connects again when nothing listens, until something does', async () => {
    const { url } = server;
    await server.close();
    const events = watch({}, { url });
    const first = events.next();
    while (states.length < 2) await nextTurn();

    expect(states[1]).toMatchObject({ name: 'reconnecting', error: { code: 'GATEWAY_UNAVAILABLE' } });
    server = await startEventServer();
    await events.leave();
    expect(await first).toBeUndefined();
  });
});
