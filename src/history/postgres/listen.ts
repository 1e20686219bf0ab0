import type { Client } from 'pg';
import { lazyPackages } from '../../model/lazyPackages';

/** The pause before a connection that was lost is opened again. */
const reconnectMs = 1_000;

/**
 * Listens on a channel with a connection of its own, and opens it again where it is lost. Calls back with each report, and after each
 * connect, since reports may have been missed before. Returns a function that ends it.
 */
export const listen = (url: string, channel: string, onNews: () => void): (() => void) => {
  let isOver = false;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const close = (ended: Client): void => {
    ended.removeAllListeners();
    ended.on('error', () => undefined);
    void ended.end().catch(() => undefined);
  };

  const reconnect = (lost: Client): void => {
    if (lost !== client) return;
    client = undefined;
    close(lost);
    if (!isOver) timer = setTimeout(connect, reconnectMs).unref();
  };

  const connect = (): void => {
    const opened = new lazyPackages.pg.Client({
      connectionString: url,
      application_name: 'execution-gateway events',
      keepAlive: true,
    });
    client = opened;
    const onLost = (): void => reconnect(opened);
    opened.on('error', onLost);
    opened.on('end', onLost);
    opened.on('notification', onNews);
    opened
      .connect()
      .then(() => opened.query(`listen ${opened.escapeIdentifier(channel)}`))
      .then(onNews, onLost);
  };

  connect();
  return () => {
    isOver = true;
    clearTimeout(timer);
    if (client) close(client);
    client = undefined;
  };
};
