import type { IncomingMessage } from 'node:http';
import { HttpError, shuttingDown, unavailable } from '../../model/httpError';
import type { OriginCheck } from '../cors';
import type { Drain } from '../drain';
import { type HostCheck, unknownHost } from '../hosts';
import { pathOf } from '../operatorPaths';
import type { Overload } from '../overload';
import { mayOpenWebSocket } from './origin';

export interface UpgradeCheckOptions {
  readonly overload: Overload;
  readonly drain: Drain;
  readonly isKnownHost: HostCheck;
  readonly isAllowedOrigin: OriginCheck;
  /** WebSockets that may be open at once. */
  readonly most: number;
  readonly onFull: () => void;
}

/** A check of requests that would open a WebSocket, before their credentials are known. It costs next to nothing. */
export const createUpgradeCheck =
  ({ overload, drain, isKnownHost, isAllowedOrigin, most, onFull }: UpgradeCheckOptions) =>
  (request: IncomingMessage, openCount: number): HttpError | undefined => {
    if (overload.refuses(request)) return unavailable('The server is overloaded. Try again.');
    if (drain.isOn()) return shuttingDown();
    if (!isKnownHost(request)) return unknownHost(request);
    if (pathOf(request) !== '/graphql')
      return new HttpError(404, 'Unknown path. WebSockets for GraphQL are at /graphql.', 'BAD_REQUEST');
    if (!mayOpenWebSocket(request, isAllowedOrigin))
      return new HttpError(403, 'Pages of this origin may not open a WebSocket (cors.origins).', 'FORBIDDEN');
    if (openCount < most) return undefined;
    onFull();
    return unavailable('The server has as many WebSockets open as it can serve (limits.streams). Try again.');
  };
