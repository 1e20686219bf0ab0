import KeyvRedis, { createClient } from '@keyv/redis';
import { type Deserialize, Keyv } from 'keyv';

/*
 * The connection to Redis, which may break, stall and come back at any moment. Whoever uses it hears nothing of that
 * but "nothing to be had": Redis spares calls, and no answer may wait for it or fail by it.
 */

/** Hears of Redis: once when it is away, once when it is back, and once of each kind of refusal. No secret is told. */
export interface RedisEvents {
  readonly onAway: (server: string, reason: string) => void;
  readonly onBack: (server: string) => void;
  readonly onRefusal: (server: string, reason: string) => void;
}

export interface Redis {
  /** What `task` brings within the time; undefined where it fails, is late, or Redis is away. Never rejects. */
  use<Value>(limitMs: number, task: (store: Keyv<string>) => Promise<Value>): Promise<Value | undefined>;
  /** Cuts the connection, whatever is under way. */
  close(): void;
}

/** After a failure Redis is left alone: who asks meanwhile pays nothing for it, and a Redis in trouble has its peace. */
const restMs = 3_000;

/** A connection may take longer than a read, since it is made in the background. */
const connectLimitMs = 2_000;

class TooLate extends Error {
  override readonly name = 'TooLate';
}

/**
 * What the promise brings; TooLate after the time. What arrived while the process was busy with something else is not
 * late: it is heard before the verdict, hence setImmediate.
 */
export const within = async <Value>(limitMs: number, promise: Promise<Value>): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    const verdict = (): void => reject(new TooLate(`no answer within ${limitMs} ms`));
    timer = setTimeout(() => setImmediate(verdict), limitMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
};

const membersOf = (error: unknown): { readonly code?: unknown; readonly message?: unknown } =>
  typeof error === 'object' && error !== null ? error : {};

/** The name that Redis gives its refusals, such as WRONGTYPE. What comes after it may quote the password. */
const refusalOf = (error: unknown): string | undefined => {
  const { code, message } = membersOf(error);
  return code === undefined ? /^[A-Z]{2,}(?= |$)/.exec(String(message))?.[0] : undefined;
};

const reasonOf = (error: unknown): string => {
  if (error instanceof TooLate) return error.message;
  const { code } = membersOf(error);
  if (typeof code === 'string') return code;
  return refusalOf(error) ?? membersOf(error).constructor.name;
};

interface Connection {
  readonly store: Keyv<string>;
  readonly ready: Promise<unknown>;
  readonly state: () => 'making' | 'made' | 'failed';
  cut(): void;
}

const textItself = (text: string) => ({ value: text });

/** Tries once: `createRedis` alone tries again. */
const connect = (url: string, namespace: string, onLoss: () => void): Connection => {
  const cutter = new AbortController();
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: false, connectTimeout: connectLimitMs, signal: cutter.signal },
  });
  client.on('error', onLoss);
  client.unref(); // Redis is no reason to live on.
  const store = new Keyv<string>(new KeyvRedis<string>(client, { throwOnErrors: true }), {
    namespace,
    useKeyPrefix: false,
    throwOnErrors: true,
    // The text is the whole entry: Redis itself forgets it in time, by a clock that all replicas share.
    serialize: ({ value }) => String(value),
    deserialize: textItself as Deserialize,
  });
  store.on('error', () => undefined); // Told by rejection, too.
  let state: ReturnType<Connection['state']> = 'making';
  const made = async (): Promise<void> => {
    try {
      await within(connectLimitMs, client.connect());
      state = 'made';
    } catch (error) {
      state = 'failed';
      throw error;
    }
  };
  return {
    store,
    ready: made(),
    state: () => state,
    cut() {
      if (client.isOpen) client.destroy();
      cutter.abort(); // While a connection is being made, the client has no hold of it yet.
    },
  };
};

/** Begins to connect, and waits for nothing. */
export const createRedis = (url: string, namespace: string, events: RedisEvents): Redis => {
  const server = new URL(url).host;
  const refusals = new Set<string>();
  let current: Connection | undefined;
  let restsUntil = 0;
  let isAway = false;
  let isClosed = false;

  /** Redis closes what is idle for long. That is no failure; the next use connects anew. */
  const lose = (connection: Connection): void => {
    if (connection === current && connection.state() === 'made') current = undefined;
  };

  const fail = (connection: Connection, error: unknown): void => {
    if (isClosed || (current && current !== connection)) return; // It was given up before.
    restsUntil = performance.now() + restMs;
    if (!isAway) events.onAway(server, reasonOf(error));
    isAway = true;
    if (connection.state() === 'making') return; // Perhaps it is only slow to connect.
    current = undefined;
    connection.cut();
  };

  const open = (): Connection => {
    const connection: Connection = connect(url, namespace, () => lose(connection));
    connection.ready.then(
      () => {
        if (connection === current) restsUntil = 0;
      },
      (error: unknown) => fail(connection, error),
    );
    return connection;
  };

  const usable = (): Connection | undefined => {
    if (isClosed || performance.now() < restsUntil) return undefined;
    current ??= open();
    return current;
  };

  const succeed = (): void => {
    if (!isAway || isClosed) return;
    isAway = false;
    refusals.clear();
    events.onBack(server);
  };

  /** Redis is there, but does not do this: the next thing it may do. */
  const noteRefusal = (refusal: string): void => {
    if (refusals.has(refusal)) return;
    refusals.add(refusal);
    events.onRefusal(server, refusal);
  };

  usable();
  return {
    async use(limitMs, task) {
      const connection = usable();
      if (!connection) return undefined;
      try {
        const done = await within(
          limitMs,
          connection.ready.then(() => task(connection.store)),
        );
        succeed();
        return done;
      } catch (error) {
        const refusal = connection.state() === 'made' ? refusalOf(error) : undefined;
        if (refusal) noteRefusal(refusal);
        else fail(connection, error);
        return undefined;
      }
    },
    close() {
      const last = current;
      isClosed = true;
      current = undefined;
      last?.cut();
    },
  };
};
