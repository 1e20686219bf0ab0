import { forbiddenIn } from '../model/access';
import { reasonOf, type SourceCoverage } from '../model/coverage';
import type { Scope } from '../model/scope';

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
