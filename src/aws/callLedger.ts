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
  /** From the first try to the last answer, including waits. */
  readonly milliseconds: number;
  /** The part of `milliseconds` spent waiting for the rate limiter. */
  readonly waitedMilliseconds: number;
  /** Tries after the first one. */
  readonly retries: number;
}

/** What one request cost, as `extensions.upstream` reports it. */
export interface CallReport {
  readonly calls: readonly Call[];
  /** Reads that shared a call under way, of this request or another (request coalescing). */
  readonly joined: readonly CalledOperation[];
  /** Reads that the cache answered (cache hits). */
  readonly remembered: readonly CalledOperation[];
  /**
   * The fewest calls that could have answered the request, if the gateway had known in advance which executions share a
   * parent and which names the request needs.
   */
  readonly lowerBound: number;
  /** `lowerBound` / calls, at most 1; also 1 where no call was made. */
  readonly efficiency: number;
}

/** What several requests cost together. */
export const sumOfReports = (reports: readonly CallReport[]): CallReport => {
  const calls = reports.flatMap((report) => report.calls);
  const lowerBound = reports.reduce((sum, report) => sum + report.lowerBound, 0);
  return {
    calls,
    joined: reports.flatMap(({ joined }) => joined),
    remembered: reports.flatMap(({ remembered }) => remembered),
    lowerBound,
    efficiency: efficiencyOf(lowerBound, calls.length),
  };
};

const efficiencyOf = (lowerBound: number, calls: number): number => (calls === 0 ? 1 : lowerBound / calls);

export const calledOperation = (
  { service, name }: { readonly service: string; readonly name: string },
  { accountId, region }: Scope,
): CalledOperation => ({ service, operation: name, accountId, region });

/** The call budget of one operation, and the ledger of what it spent. */
export const createCallLedger = (budget: number) => {
  let spent = 0;
  let avoidable = 0;
  let retryMs: number | undefined;
  const calls: Call[] = [];
  const joined: CalledOperation[] = [];
  const remembered: (CalledOperation | readonly CalledOperation[])[] = [];
  return {
    /** Takes one call from the budget; throws BUDGET_EXCEEDED where none is left. */
    spend(): void {
      if (spent >= budget) {
        throw new GatewayError(
          'BUDGET_EXCEEDED',
          `One request may make ${budget} AWS calls, and this field needs one more. Select less, or request smaller pages.`,
        );
      }
      spent += 1;
    },
    /** Puts back a call that was not made. */
    giveBack(): void {
      spent -= 1;
    },
    /** The calls that are left of the budget. */
    left: () => budget - spent,
    /** True once a call was taken from the budget, even if it has failed before it was made. */
    hasSpent: () => spent > 0,
    /** Records that the limit of the caller has refused a call, which may be made after so many milliseconds. */
    recordRefusal(ms: number): void {
      retryMs = Math.max(retryMs ?? 0, ms);
    },
    /** The longest time until a refused call may be made; undefined where none was refused. */
    refusedForMs: () => retryMs,
    recordCall: (call: Call) => void calls.push(call),
    recordCoalesced: (operation: CalledOperation) => void joined.push(operation),
    /** Records a cache hit, or several in their order. */
    recordCacheHit: (hit: CalledOperation | readonly CalledOperation[]) => void remembered.push(hit),
    /** Counts calls that turned out to be avoidable. */
    recordAvoidable(some: number): void {
      avoidable += some;
    },
    callCount: () => calls.length,
    cacheHitCount: () =>
      remembered.reduce((count, hits) => count + (Array.isArray(hits) ? (hits as unknown[]).length : 1), 0),
    report(): CallReport {
      const lowerBound = Math.max(0, calls.length - avoidable);
      return {
        calls,
        joined,
        remembered: remembered.flat(),
        lowerBound,
        efficiency: efficiencyOf(lowerBound, calls.length),
      };
    },
  };
};

export type CallLedger = ReturnType<typeof createCallLedger>;

/** The same ledger, of whose budget at most `most` calls are spent. `what` says in the error what these calls are for. */
export const partOfLedger = (ledger: CallLedger, most: number, what: string): CallLedger => {
  let spent = 0;
  return {
    ...ledger,
    spend() {
      if (spent >= most) {
        throw new GatewayError(
          'BUDGET_EXCEEDED',
          `${what} may make ${most} AWS calls in this request, and one more is needed.`,
        );
      }
      ledger.spend();
      spent += 1;
    },
    giveBack() {
      ledger.giveBack();
      spent -= 1;
    },
  };
};
