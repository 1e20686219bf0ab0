import { GatewayError } from '../model/errors';
import type { Scope } from '../model/scope';

/** One operation of AWS in one scope: what a line of the bill is about. */
export interface BilledOperation {
  readonly service: string;
  readonly operation: string;
  readonly accountId: string;
  readonly region: string;
}

export interface BilledCall extends BilledOperation {
  /** From the first try to the last answer, waiting included. */
  readonly milliseconds: number;
  /** Of these, how many the call waited for its turn. */
  readonly waitedMilliseconds: number;
  /** Tries after the first one. */
  readonly retries: number;
}

/** What one request cost, for `extensions.upstream`. */
export interface BillSummary {
  readonly calls: readonly BilledCall[];
  /** Questions that another request, or another field of this one, had under way already. */
  readonly joined: readonly BilledOperation[];
  /** Questions that memory answered. */
  readonly remembered: readonly BilledOperation[];
  /**
   * The calls that would have done, had everything been known beforehand that the answers told: which executions have
   * the same parent, and which names are wanted.
   */
  readonly lowerBound: number;
  /** `lowerBound` / calls, at most 1; also 1 where no call was made. */
  readonly efficiency: number;
}

/** Keeps the account of one request, and ends its spending at the budget. */
export interface Bill {
  /** BUDGET_EXCEEDED when one more call would be one too many. */
  spend(): void;
  made(call: BilledCall): void;
  joined(operation: BilledOperation): void;
  remembered(operation: BilledOperation): void;
  /** So many of the calls made turned out to be more than needed. */
  couldHaveSpared(calls: number): void;
  summary(): BillSummary;
}

export const billed = (
  service: string,
  operation: string,
  { accountId, region }: Scope,
): BilledOperation => ({
  service,
  operation,
  accountId,
  region,
});

export const openBill = (budget: number): Bill => {
  let spent = 0;
  let spared = 0;
  const calls: BilledCall[] = [];
  const joined: BilledOperation[] = [];
  const remembered: BilledOperation[] = [];
  return {
    spend() {
      if (spent >= budget) {
        throw new GatewayError(
          'BUDGET_EXCEEDED',
          `One request may make ${budget} AWS calls, and this field would need one more; ask for less at once.`,
        );
      }
      spent += 1;
    },
    made: (call) => void calls.push(call),
    joined: (operation) => void joined.push(operation),
    remembered: (operation) => void remembered.push(operation),
    couldHaveSpared(some) {
      spared += some;
    },
    summary() {
      const lowerBound = Math.max(0, calls.length - spared);
      const efficiency = calls.length === 0 ? 1 : lowerBound / calls.length;
      return { calls, joined, remembered, lowerBound, efficiency };
    },
  };
};
