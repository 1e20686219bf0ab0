/** The client of a request. The rate limiter is fair between callers, and only reads of one caller are coalesced. */
export interface Caller {
  readonly id: string;
  /** Equal for callers that may see the same. What was printed for one of them is not used for callers with other rights. */
  readonly rights: string;
}

export const anonymous: Caller = { id: 'anonymous', rights: 'all' };
