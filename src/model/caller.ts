/** The client of a request. The rate limiter is fair between callers, and only reads of one caller are coalesced. */
export interface Caller {
  readonly id: string;
}

export const anonymous: Caller = { id: 'anonymous' };
