import type { CoverageSummaryFragment, CoverageTotalsFragment } from '@execution-gateway/client';
import { sourceNameOf } from './words';

type Source = CoverageSummaryFragment;

/** What has the coverage of its sources: a page of the list, or statistics. */
export interface Covered {
  readonly coverage: readonly Source[];
}

/** What has a summary of it. */
interface Summarized {
  readonly coverageSummary: Pick<CoverageTotalsFragment, 'oldestAsOf'>;
}

/**
 * True if only lifecycle runs without a policy are missing, which no list of AWS contains. This is so on every day, and
 * nothing has to be repaired.
 */
const isUnlistedRuns = ({ kind, state, reason }: Source): boolean =>
  kind === 'LIFECYCLE' &&
  state === 'PARTIAL' &&
  (reason?.startsWith('UPSTREAM_ERROR: AWS lists lifecycle runs by policy.') ?? false);

/** The codes of gaps that close by themselves: the gateway reads on, and the next answer has more. */
const temporary = ['DEADLINE_EXCEEDED', 'BUDGET_EXCEEDED', 'RATE_LIMITED'];

const isBeingRead = ({ reason }: Source): boolean =>
  temporary.some((code) => reason?.startsWith(`${code}:`) ?? false);

/** The incomplete sources of all pages, without duplicates. */
const incompleteOf = (pages: readonly Covered[]): Source[] => {
  const incomplete = pages.flatMap(({ coverage }) => coverage).filter(({ state }) => state !== 'COMPLETE');
  return [...new Map(incomplete.map((source) => [sourceNameOf(source), source])).values()];
};

/** When AWS returned the oldest data of all sources. Undefined if nothing was read. */
export const oldestAsOf = (covered: readonly Summarized[]): string | undefined =>
  covered
    .flatMap(({ coverageSummary }) => coverageSummary.oldestAsOf ?? [])
    .sort()
    .at(0);

/** The sources that could not be read in full, for whatever reason. */
export const gapsOf = (pages: readonly Covered[]): Source[] =>
  incompleteOf(pages).filter((source) => !isUnlistedRuns(source));

/** The gaps that somebody has to close. */
export const lastingGapsOf = (pages: readonly Covered[]): Source[] =>
  gapsOf(pages).filter((source) => !isBeingRead(source));

/** The sources that the gateway has not read yet. */
export const unreadOf = (pages: readonly Covered[]): Source[] => gapsOf(pages).filter(isBeingRead);

/** The sources with lifecycle runs that AWS does not list, each with the id of one run. */
export const unlistedRunsOf = (pages: readonly Covered[]): { source: Source; id: string | undefined }[] =>
  incompleteOf(pages)
    .filter(isUnlistedRuns)
    .map((source) => ({ source, id: /"(lce-[^"]+)"/.exec(source.reason ?? '')?.[1] }));
