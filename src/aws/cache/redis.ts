import { createClient, RESP_TYPES } from '@redis/client';

/*
 * The connection to Redis, which may break, stall and return at any moment. Its users only see that nothing is cached:
 * Redis saves calls, and no answer may wait for it or fail because of it.
 */

/** Called once when Redis is away, once when it is back, and once for each kind of refusal. Never receives a secret. */
export interface RedisEvents {
  readonly onAway: (server: string, reason: string) => void;
  readonly onBack: (server: string) => void;
  readonly onRefusal: (server: string, reason: string) => void;
}

export interface Redis {
  /** The result of `task`; undefined where it fails, takes longer than the limit, or Redis is away. Never rejects. */
  use<Value>(limitMs: number, task: (client: RedisClient) => Promise<Value>): Promise<Value | undefined>;
  /** Closes the connection, whatever is under way. */
  close(): void;
}

/** How long Redis is left alone after a failure, so that requests do not wait for it and it can recover. */
const restMs = 3_000;

/** Connecting may take longer than a read, since it happens in the background. */
const connectLimitMs = 2_000;

class TooLate extends Error {
  override readonly name = 'TooLate';
}

/**
 * The result of the promise; TooLate after the limit. An answer that arrived while the process was busy is not late:
 * setImmediate lets it be processed first.
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

/** Redis's name for a refusal, such as WRONGTYPE. The text after it may quote the password. */
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

/** A client that reads values as bytes. */
export type RedisClient = ReturnType<typeof openClient>['bytes'];

const openClient = (url: string, signal: AbortSignal) => {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: false, connectTimeout: connectLimitMs, signal },
  });
  return { client, bytes: client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer }) };
};

interface Connection {
  readonly client: RedisClient;
  readonly ready: Promise<unknown>;
  readonly state: () => 'making' | 'made' | 'failed';
  cut(): void;
}

/** Connects once: only `createRedis` tries again. */
const connect = (url: string, onLoss: () => void): Connection => {
  const cutter = new AbortController();
  const { client, bytes } = openClient(url, cutter.signal);
  client.on('error', onLoss);
  client.unref(); // Redis does not keep the process alive.
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
    client: bytes,
    ready: made(),
    state: () => state,
    cut() {
      if (client.isOpen) client.destroy();
      cutter.abort(); // `destroy` does not reach a connection that is still being made.
    },
  };
};

/** Begins to connect in the background. */
export const createRedis = (url: string, events: RedisEvents): Redis => {
  const server = new URL(url).host;
  const refusals = new Set<string>();
  let current: Connection | undefined;
  let restsUntil = 0;
  let isAway = false;
  let isClosed = false;

  /** Redis closes idle connections. That is no failure; the next use connects again. */
  const lose = (connection: Connection): void => {
    if (connection === current && connection.state() === 'made') current = undefined;
  };

  const fail = (connection: Connection, error: unknown): void => {
    if (isClosed || (current && current !== connection)) return; // The connection was given up before.
    restsUntil = performance.now() + restMs;
    if (!isAway) events.onAway(server, reasonOf(error));
    isAway = true;
    if (connection.state() === 'making') return; // It may only be slow to connect.
    current = undefined;
    connection.cut();
  };

  const open = (): Connection => {
    const connection: Connection = connect(url, () => lose(connection));
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

  /** Redis is there, but refuses this command. It may accept the next one. */
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
          connection.ready.then(() => task(connection.client)),
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
