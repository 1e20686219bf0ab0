import type { IncomingMessage } from 'node:http';
import type { OriginCheck } from '../cors';

/*
 * Browsers open WebSockets to any site, without a preflight and with its cookies, which an authenticating proxy may use. They send
 * the origin of the page, so the server has to check it.
 */

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

/** True for a client that is no browser, for a page of the host that it asks, and for pages of the allowed origins. */
export const mayOpenWebSocket = ({ headers }: IncomingMessage, isAllowed: OriginCheck): boolean => {
  const { origin, host } = headers;
  if (origin === undefined || isAllowed(origin)) return true;
  return host !== undefined && hostOf(origin) === host.toLowerCase();
};
