import { GatewayError } from './errors';

import type { Scope } from './scope';

/** COMPLETE: all there is was seen. PARTIAL: some was not. FAILED: nothing was seen, though there is or may be some. */
export type CoverageState = 'COMPLETE' | 'PARTIAL' | 'FAILED';

/** What is known of all that AWS has in one scope. */
export interface ScopeCoverage {
  readonly scope: Scope;
  readonly state: CoverageState;
  /** Begins with the error's code; undefined where complete. */
  readonly reason: string | undefined;
  /** When the oldest answer was given that this rests on; undefined where it rests on none. */
  readonly asOf: Date | undefined;
}

/** The same for one kind of execution. */
export interface SourceCoverage extends ScopeCoverage {
  /** A value of the enum `ExecutionKind`. */
  readonly kind: string;
  /** Parents whose executions were seen; undefined where nothing had to be looked at. */
  readonly parentsSeen: number | undefined;
  /** Parents there are; undefined where their list was cut short, or nothing had to be looked at. */
  readonly parentsTotal: number | undefined;
}

/** Why something is not complete, beginning with the code. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof GatewayError) return `${error.code}: ${error.message}`;
  throw error;
};

const passing: ReadonlySet<string> = new Set([
  'THROTTLED',
  'UPSTREAM_UNAVAILABLE',
  'BUDGET_EXCEEDED',
  'DEADLINE_EXCEEDED',
]);

/** True for the reason of what may be seen by asking again; what was refused will be refused again. */
export const isPassing = (reason: string): boolean => passing.has(reason.slice(0, reason.indexOf(':')));

/** True where asking again may show more. */
export const mayShowMore = ({ state, reason = '' }: ScopeCoverage): boolean =>
  state !== 'COMPLETE' && isPassing(reason);
