import { type CallLedger, createCallLedger } from '../aws/callLedger';

/** The limits of one request. */
export interface Limits {
  /** Milliseconds after which the response contains what has arrived, and errors for the rest. */
  readonly requestTimeoutMs: number;
  /** The AWS calls that one request may make. */
  readonly upstreamCallsPerRequest: number;
  /** The largest request body, in units of 1,024 bytes. */
  readonly bodyKilobytes: number;
}

/** The call budget of one request, and the ledger of what it spends. */
export const callBudget = ({ upstreamCallsPerRequest }: Limits): CallLedger =>
  createCallLedger(upstreamCallsPerRequest);
