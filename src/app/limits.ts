/** What one operation may use. */
export interface Limits {
  /** Milliseconds after which a request is answered with what has arrived. */
  readonly requestTimeoutMs: number;
  /** AWS calls of one request. */
  readonly upstreamCallsPerRequest: number;
}
