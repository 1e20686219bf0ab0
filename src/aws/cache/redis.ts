import { lazyPackages } from '../../model/lazyPackages';

/*
 * The connection to Redis. It may break, stall and recover at any time. A failure looks like a cache miss: Redis only saves
 * calls to AWS, so no request may fail because of it, or wait for it longer than a limit.
 */

/**
 * Events of an outage: its start, its end, and the first refusal of each kind; and that Redis runs in cluster mode. Their
 * arguments hold no secret.
 */
export interface RedisEvents {
  readonly onAway: (server: string, reason: string) => void;
  readonly onBack: (server: string) => void;
  readonly onRefusal: (server: string, reason: string) => void;
  readonly onCluster: (server: string) => void;
}

export interface Redis {
  /** The result of `task`; undefined where it fails, exceeds the limit, or Redis is away. Never rejects. */
  use<Value>(
    limitMs: number,
    task: (client: Connection['client']) => Promise<Value>,
  ): Promise<Value | undefined>;
  /** Closes the connection at once, even with commands under way. */
  close(): void;
}

/** How long Redis is not used after a failure, so that requests do not wait for it. */
const restMs = 3_000;

/** A connection is made in the background, so it may take longer than a read. */
const connectLimitMs = 5_000;

/** After a failover, the connection leads to a replica. A new one leads to the primary. */
const staleConnection: ReadonlySet<string> = new Set(['READONLY', 'MASTERDOWN']);

/** Redis is up, but cannot answer yet. */
const notReady: ReadonlySet<string> = new Set(['LOADING']);

/** What only nodes of a cluster answer. */
const clusterOnly: ReadonlySet<string> = new Set(['MOVED', 'ASK', 'CROSSSLOT', 'CLUSTERDOWN', 'TRYAGAIN']);

class TooLate extends Error {
  override readonly name = 'TooLate';
}

/**
 * The result of the promise; rejects with TooLate after the limit. setImmediate lets an answer that arrived while the
 * event loop was blocked resolve first.
 */
export const within = async <Value>(limitMs: number, promise: Promise<Value>): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    const rejectLate = (): void => reject(new TooLate(`no answer within ${limitMs} ms`));
    timer = setTimeout(() => setImmediate(rejectLate), limitMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
};

const ignore = (): void => undefined;

const membersOf = (error: unknown): { readonly code?: unknown; readonly message?: unknown } =>
  typeof error === 'object' && error !== null ? error : {};

/** Redis's error name, such as WRONGTYPE. The text after it may contain the password. */
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

/** Connects once. Only `createRedis` reconnects. */
const connect = (url: string, onLoss: () => void) => {
  const { createClient, RESP_TYPES } = lazyPackages.redis;
  const cutter = new AbortController();
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: false, connectTimeout: connectLimitMs, signal: cutter.signal },
  });
  client.on('error', onLoss);
  client.unref(); // Do not keep the process alive.
  let state: 'making' | 'made' | 'failed' = 'making';
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
    /** Reads values as bytes. */
    client: client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer }),
    ready: made(),
    state: () => state,
    /** Rejects where Redis does not allow the question. */
    isCluster: async (): Promise<boolean> => (await client.info('cluster')).includes('cluster_enabled:1'),
    cut(): void {
      if (client.isOpen) client.destroy();
      cutter.abort(); // `destroy` does not stop a connection attempt.
    },
  };
};

type Connection = ReturnType<typeof connect>;

/** Begins to connect in the background. */
export const createRedis = (url: string, events: RedisEvents): Redis => {
  const server = new URL(url).host;
  const refusals = new Set<string>();
  let current: Connection | undefined;
  let restsUntil = 0;
  let renewedAt = -Infinity;
  let isAway = false;
  let isClosed = false;

  /** Redis may close an idle connection. That is no failure: the next use reconnects. */
  const lose = (connection: Connection): void => {
    if (connection === current && connection.state() === 'made') current = undefined;
  };

  const fail = (connection: Connection, error: unknown): void => {
    if (isClosed || (current && current !== connection)) return; // Another connection has replaced this one.
    restsUntil = performance.now() + restMs;
    if (!isAway) events.onAway(server, reasonOf(error));
    isAway = true;
    if (connection.state() === 'making') return; // Keep a slow connection attempt.
    current = undefined;
    connection.cut();
  };

  /** Cluster mode distributes keys over nodes, which this client does not follow. So Redis is not used any more. */
  const refuseCluster = (): void => {
    if (isClosed) return;
    close();
    events.onCluster(server);
  };

  const open = (): Connection => {
    const connection: Connection = connect(url, () => lose(connection));
    connection.ready.then(
      () => {
        if (connection === current) restsUntil = 0;
        connection.isCluster().then((isCluster) => {
          if (isCluster) refuseCluster();
        }, ignore);
      },
      (error: unknown) => fail(connection, error),
    );
    return connection;
  };

  /** Replaces a connection at once. Where the new one is refused for the same reason, Redis counts as away. */
  const renew = (connection: Connection, error: unknown): void => {
    if (current !== connection) return; // It has been replaced.
    if (performance.now() < renewedAt + restMs) {
      fail(connection, error);
      return;
    }
    renewedAt = performance.now();
    connection.cut();
    current = open();
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

  const close = (): void => {
    const last = current;
    isClosed = true;
    current = undefined;
    last?.cut();
  };

  const handleRefusal = (connection: Connection, refusal: string, error: unknown): void => {
    if (clusterOnly.has(refusal)) refuseCluster();
    else if (notReady.has(refusal)) fail(connection, error);
    else {
      noteRefusal(refusal);
      if (staleConnection.has(refusal)) renew(connection, error);
    }
  };

  /** Redis is up, but refuses this command. It may accept others. */
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
        if (refusal) handleRefusal(connection, refusal, error);
        else fail(connection, error);
        return undefined;
      }
    },
    close,
  };
};
