/** How streams are kept alive, and how patient they are. */
export interface StreamSettings {
  /**
   * Milliseconds between two heartbeats. Proxies and load balancers close connections that are silent for 30 to 60 seconds, so
   * two heartbeats may be lost.
   */
  readonly heartbeatMs: number;
  /** A client that has not read an event for so many milliseconds is dropped. */
  readonly unreadMs: number;
}

export const defaultStreams: StreamSettings = { heartbeatMs: 12_000, unreadMs: 30_000 };
