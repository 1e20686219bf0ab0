import { type CallLedger, createCallLedger } from '../aws/callLedger';

/** What one operation may use. */
export interface Limits {
  /** Milliseconds after which a request is answered with what has arrived. */
  readonly requestTimeoutMs: number;
  /** AWS calls of one request. */
  readonly upstreamCallsPerRequest: number;
}

/** The call budget of one request, and the ledger of what it spends. */
export const callBudget = ({ upstreamCallsPerRequest }: Limits): CallLedger =>
  createCallLedger(upstreamCallsPerRequest);
