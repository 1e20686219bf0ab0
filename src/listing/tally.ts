import { type CoverageState, isPassing, reasonOf, type SourceCoverage } from '../model/coverage';
import { GatewayError } from '../model/errors';
import type { ExecutionKind } from '../model/executionKind';
import type { Scope } from '../model/scope';

/** Hears how the reading of lists goes. */
export interface Witness {
  /** An answer from this moment is part of what is told. */
  restsOn(moment: Date): void;
  /** Something was not seen. A reason that passes is told before one that lasts, so that a client asks again. */
  cut(error: unknown): void;
  /** True when asking on would only be refused again, or make things worse. */
  isHopeless(): boolean;
}

/** Counts what was seen of one source: the executions of one kind in one scope. */
export interface Tally extends Witness {
  /** One more parent there is. */
  parentKnown(): void;
  /** Some of one parent's executions were seen, or that it has none. */
  someSeen(): void;
  /** All of one parent's executions were seen. */
  parentSeen(): void;
  /** The list of parents was read to its end. */
  allParentsKnown(): void;
  coverage(): SourceCoverage;
}

const isRefusal = ({ code }: GatewayError): boolean => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED';

/** One parent may be denied and the others not; after so many, and none that was allowed, the rest is not asked. */
const enoughRefusals = 3;

export const createTally = (scope: Scope, kind: ExecutionKind): Tally => {
  let known = 0;
  let seen = 0;
  let isWhole = false;
  let isSomeSeen = false;
  let asOf: Date | undefined;
  let reason: string | undefined;
  let refusals = 0;
  let isThrottled = false;

  const state = (): CoverageState => {
    if (reason === undefined) return 'COMPLETE';
    return isSomeSeen || seen > 0 || (isWhole && known === 0) ? 'PARTIAL' : 'FAILED';
  };

  return {
    restsOn(moment) {
      if (!asOf || moment.getTime() < asOf.getTime()) asOf = moment;
    },
    parentKnown() {
      known += 1;
    },
    someSeen() {
      isSomeSeen = true;
    },
    parentSeen() {
      seen += 1;
    },
    allParentsKnown() {
      isWhole = true;
    },
    cut(error) {
      const told = reasonOf(error);
      if (reason === undefined || (!isPassing(reason) && isPassing(told))) reason = told;
      if (!(error instanceof GatewayError)) return;
      if (isRefusal(error)) refusals += 1;
      isThrottled ||= error.code === 'THROTTLED';
    },
    isHopeless: () => isThrottled || (refusals >= enoughRefusals && seen === 0),
    coverage: () => ({
      scope,
      kind,
      state: state(),
      reason,
      asOf,
      parentsSeen: seen,
      parentsTotal: isWhole ? known : undefined,
    }),
  };
};

/** Of a source in which nothing can match. */
export const nothingToSee = (scope: Scope, kind: ExecutionKind): SourceCoverage => ({
  scope,
  kind,
  state: 'COMPLETE',
  reason: undefined,
  asOf: undefined,
  parentsSeen: undefined,
  parentsTotal: undefined,
});
