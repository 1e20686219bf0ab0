import { GatewayError } from '../model/errors';
import type { Scope } from '../model/scope';

/** One operation of AWS in one scope. */
export interface CalledOperation {
  readonly service: string;
  readonly operation: string;
  readonly accountId: string;
  readonly region: string;
}

export interface Call extends CalledOperation {
  /** From the first try to the last answer, waiting included. */
  readonly milliseconds: number;
  /** Of these, how many the call waited for the rate limiter. */
  readonly waitedMilliseconds: number;
  /** Tries after the first one. */
  readonly retries: number;
}

/** What one request cost, as `extensions.upstream` reports it. */
export interface CallReport {
  readonly calls: readonly Call[];
  /** Reads that joined a call under way, of this request or another (coalesced). */
  readonly joined: readonly CalledOperation[];
  /** Reads that the cache answered (cache hits). */
  readonly remembered: readonly CalledOperation[];
  /**
   * The calls that would have been enough, had everything been known beforehand that the answers say: which executions
   * have the same parent, and which names are wanted.
   */
  readonly lowerBound: number;
  /** `lowerBound` / calls, at most 1; also 1 where no call was made. */
  readonly efficiency: number;
}

/** The call budget of one operation, and the ledger of what it spent. */
export interface CallLedger {
  /** Takes one call from the budget; throws BUDGET_EXCEEDED where none is left. */
  spend(): void;
  recordCall(call: Call): void;
  recordCoalesced(operation: CalledOperation): void;
  recordCacheHit(operation: CalledOperation): void;
  /** So many of the calls made turned out to be avoidable. */
  recordAvoidable(calls: number): void;
  report(): CallReport;
}

export const calledOperation = (
  service: string,
  operation: string,
  { accountId, region }: Scope,
): CalledOperation => ({ service, operation, accountId, region });

export const createCallLedger = (budget: number): CallLedger => {
  let spent = 0;
  let avoidable = 0;
  const calls: Call[] = [];
  const joined: CalledOperation[] = [];
  const remembered: CalledOperation[] = [];
  return {
    spend() {
      if (spent >= budget) {
        throw new GatewayError(
          'BUDGET_EXCEEDED',
          `One request may make ${budget} AWS calls, and this field needs one more. Select less, or request smaller pages.`,
        );
      }
      spent += 1;
    },
    recordCall: (call) => void calls.push(call),
    recordCoalesced: (operation) => void joined.push(operation),
    recordCacheHit: (operation) => void remembered.push(operation),
    recordAvoidable(some) {
      avoidable += some;
    },
    report() {
      const lowerBound = Math.max(0, calls.length - avoidable);
      const efficiency = calls.length === 0 ? 1 : lowerBound / calls.length;
      return { calls, joined, remembered, lowerBound, efficiency };
    },
  };
};
