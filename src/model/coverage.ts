import { GatewayError } from './errors';
import type { Scope } from './scope';

/** COMPLETE: all was read. PARTIAL: some was not. FAILED: nothing was read, though there may be something. */
export type CoverageState = 'COMPLETE' | 'PARTIAL' | 'FAILED';

/** How much was read of one scope. */
export interface ScopeCoverage {
  readonly scope: Scope;
  readonly state: CoverageState;
  /** Begins with the error's code; undefined where complete. */
  readonly reason: string | undefined;
  /** When AWS returned the oldest answer in use; undefined where none is. */
  readonly asOf: Date | undefined;
}

/** The same for one kind of execution. */
export interface SourceCoverage extends ScopeCoverage {
  /** A value of the enum `ExecutionKind`. */
  readonly kind: string;
  /** Parents whose executions were read; undefined where nothing had to be read. */
  readonly parentsSeen: number | undefined;
  /** All parents; undefined where their list was not read to its end, or nothing had to be read. */
  readonly parentsTotal: number | undefined;
}

/** The reason of incomplete coverage, which begins with the error's code. Rethrows what is no GatewayError. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof GatewayError) return `${error.code}: ${error.message}`;
  throw error;
};

const passing: ReadonlySet<string> = new Set([
  'THROTTLED',
  'UPSTREAM_UNAVAILABLE',
  'BUDGET_EXCEEDED',
  'RATE_LIMITED',
  'DEADLINE_EXCEEDED',
]);

/** True for a transient reason, so that a retry may succeed; false for a lasting one, such as a denial. */
export const isPassing = (reason: string): boolean => passing.has(reason.slice(0, reason.indexOf(':')));

/** True where a retry may return more. */
export const mayShowMore = ({ state, reason = '' }: ScopeCoverage): boolean =>
  state !== 'COMPLETE' && isPassing(reason);

/** A summary of the coverage of many sources. */
export interface CoverageSummary {
  readonly complete: number;
  readonly partial: number;
  readonly failed: number;
  /** When AWS returned the oldest answer in use; undefined where none is. */
  readonly oldestAsOf: Date | undefined;
  /** The error codes of the sources that are not complete, the most frequent first. */
  readonly reasons: readonly { readonly code: string; readonly count: number }[];
}

export const summaryOf = (coverage: readonly ScopeCoverage[]): CoverageSummary => {
  const codes = new Map<string, number>();
  const states = { COMPLETE: 0, PARTIAL: 0, FAILED: 0 };
  let oldest = Infinity;
  for (const { state, reason, asOf } of coverage) {
    states[state] += 1;
    oldest = Math.min(oldest, asOf?.getTime() ?? Infinity);
    if (reason === undefined) continue;
    const code = reason.slice(0, reason.indexOf(':'));
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  return {
    complete: states.COMPLETE,
    partial: states.PARTIAL,
    failed: states.FAILED,
    oldestAsOf: oldest === Infinity ? undefined : new Date(oldest),
    reasons: [...codes]
      .map(([code, count]) => ({ code, count }))
      .sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1)),
  };
};
