import type { Question } from '../document';
import type { GatewayError } from '../errors';
import type { CallOptions } from '../request';

/** What the connection of a watch does. */
export type WatchState =
  /** The first connection is being made. */
  | { readonly name: 'connecting' }
  /** The stream has begun: from now on, nothing is missed. What is shown beside it is up to date if it is queried again now. */
  | { readonly name: 'open' }
  /** The connection has failed or ended. The next attempt begins after `inMs` milliseconds. Remains until `open`. */
  | { readonly name: 'reconnecting'; readonly error: GatewayError; readonly inMs: number };

/** Options of one watch. `timeoutMs` is how long it waits for a connection. */
export interface WatchOptions<Data = unknown> extends CallOptions<Data> {
  /** Called with each state, for a page that shows that it is offline. */
  readonly onState?: (state: WatchState) => void;
  /**
   * The interval of the gateway's heartbeats in milliseconds, its setting `server.streams.heartbeatMs`. Defaults to 12,000. A connection
   * that is silent for three times as long is given up and made again.
   */
  readonly heartbeatMs?: number;
  /** How many attempts to connect may fail in a row. The next failure is thrown. Defaults to no limit. */
  readonly maxRetries?: number;
}

/** The arguments of a watch. The variables are optional if the subscription requires none. */
export type GivenToWatch<Data, Variables> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: WatchOptions<Data>]
    : [variables: Variables, options?: WatchOptions<Data>];

/** Watches one subscription. */
export type WatchOne<Data, Variables> = (
  ...given: GivenToWatch<Data, Variables>
) => AsyncIterableIterator<Data>;

/** Watches any subscription. */
export type Watch = <Data, Variables>(
  question: Question<Data, Variables>,
  ...given: GivenToWatch<NoInfer<Data>, NoInfer<Variables>>
) => AsyncIterableIterator<Data>;
