/** Who asks. The call budget, fairness of the rate limiter and coalescing of reads are kept per caller. */
export interface Caller {
  readonly id: string;
}

export const anonymous: Caller = { id: 'anonymous' };
