import { forbiddenIn } from '../model/access';
import { type CoverageState, isPassing, reasonOf, type SourceCoverage } from '../model/coverage';
import { GatewayError } from '../model/errors';
import type { Scope } from '../model/scope';

/** Tracks the result of reading lists. */
export interface ReadTracker {
  /** The result contains an answer of this moment. */
  recordFetchedAt(moment: Date): void;
  /** A list was not read. A transient reason takes precedence over a lasting one, so that clients retry. */
  recordFailure(error: unknown): void;
  /** True where further reads would be denied again, or add to the throttling. */
  shouldSkip(): boolean;
}

/** Tracks the coverage of one source: the executions of one kind in one scope. */
export interface CoverageTracker extends ReadTracker {
  /** The source has one more parent. */
  addParent(): void;
  /** Some of a parent's executions were read, or it has none. */
  recordSome(): void;
  /** All of a parent's executions were read. */
  recordParent(): void;
  /** All parents are known. */
  recordAllParents(): void;
  coverage(): SourceCoverage;
}

const isDenial = ({ code }: GatewayError): boolean =>
  code === 'FORBIDDEN' || code === 'UPSTREAM_FORBIDDEN' || code === 'UNAUTHENTICATED';

/** The reason where lists were not read and none has failed. */
const notListed = 'UPSTREAM_ERROR: The gateway reads no AWS list that returns all of these executions.';

/** IAM may deny one parent and allow others. After this many denials without a success, the others are skipped. */
const maxDenials = 3;

export const createCoverageTracker = (scope: Scope, kind: string): CoverageTracker => {
  let known = 0;
  let read = 0;
  let isWhole = false;
  let isSomeRead = false;
  let asOf: Date | undefined;
  let reason: string | undefined;
  let denials = 0;
  let isThrottled = false;

  const isAllRead = (): boolean => isWhole && read >= known;

  const state = (): CoverageState => {
    if (reason === undefined && isAllRead()) return 'COMPLETE';
    return isSomeRead || read > 0 || (isWhole && known === 0) ? 'PARTIAL' : 'FAILED';
  };

  return {
    recordFetchedAt(moment) {
      if (!asOf || moment.getTime() < asOf.getTime()) asOf = moment;
    },
    addParent() {
      known += 1;
    },
    recordSome() {
      isSomeRead = true;
    },
    recordParent() {
      read += 1;
    },
    recordAllParents() {
      isWhole = true;
    },
    recordFailure(error) {
      const why = reasonOf(error);
      if (reason === undefined || (!isPassing(reason) && isPassing(why))) reason = why;
      if (!(error instanceof GatewayError)) return;
      if (isDenial(error)) denials += 1;
      isThrottled ||= error.code === 'THROTTLED';
    },
    shouldSkip: () => isThrottled || (denials >= maxDenials && read === 0),
    coverage: () => ({
      scope,
      kind,
      state: state(),
      reason: reason ?? (isAllRead() ? undefined : notListed),
      asOf,
      parentsSeen: read,
      parentsTotal: isWhole ? known : undefined,
    }),
  };
};

/** The coverage of a source that was not read. */
const unreadCoverage = (
  scope: Scope,
  kind: string,
  result: Pick<SourceCoverage, 'state' | 'reason'>,
): SourceCoverage => ({
  scope,
  kind,
  ...result,
  asOf: undefined,
  parentsSeen: undefined,
  parentsTotal: undefined,
});

/** The coverage of a source in which nothing can match. */
export const emptyCoverage = (scope: Scope, kind: string): SourceCoverage =>
  unreadCoverage(scope, kind, { state: 'COMPLETE', reason: undefined });

/** The coverage of a source that the caller may not see. */
export const forbiddenCoverage = (scope: Scope, kind: string): SourceCoverage =>
  unreadCoverage(scope, kind, {
    state: 'FAILED',
    reason: reasonOf(forbiddenIn(scope, `executions of the kind ${kind}`)),
  });
