/** What one request may take. */
export interface Limits {
  /** Milliseconds until a request is answered with what came in time. */
  readonly requestTimeoutMs: number;
  /** AWS calls that one request may make. */
  readonly upstreamCallsPerRequest: number;
}
