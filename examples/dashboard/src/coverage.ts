import type {
  CoverageSummaryFragment,
  CoverageTotalsFragment,
  LogCoverageSummaryFragment,
} from '@execution-gateway/client';
import { logNameOf, sourceNameOf } from './words';

type ExecutionSource = CoverageSummaryFragment;
type LogSource = LogCoverageSummaryFragment;

/** What has the coverage of its sources: a page of the list, or statistics. Only lists have that of logs. */
export interface Covered {
  readonly coverage: readonly ExecutionSource[];
  readonly logCoverage?: readonly LogSource[];
}

/** What has a summary of it. */
interface Summarized {
  readonly coverageSummary: Pick<CoverageTotalsFragment, 'oldestAsOf'>;
}

/** A source that was not read in full: the executions of a kind in a scope, or the log of finished transfers. */
export interface Gap {
  readonly name: string;
  readonly reason: string | null;
  /** How much was read. */
  readonly seen: string;
}

/**
 * True if only lifecycle runs without a policy are missing, which no list of AWS contains. This is so on every day, and
 * nothing has to be repaired.
 */
const isUnlistedRuns = ({ kind, state, reason }: ExecutionSource): boolean =>
  kind === 'LIFECYCLE' &&
  state === 'PARTIAL' &&
  (reason?.startsWith('UPSTREAM_ERROR: AWS lists lifecycle runs by policy.') ?? false);

/** True if AWS writes no log of transfers, since logging is off. The reason says how to switch it on. */
const isLogOff = ({ reason }: LogSource): boolean =>
  reason?.startsWith('UPSTREAM_ERROR: Logging of workflows is off') ?? false;

/** The codes of gaps that close by themselves: the gateway reads on, and the next answer has more. */
const temporary = ['DEADLINE_EXCEEDED', 'BUDGET_EXCEEDED', 'RATE_LIMITED'];

const isBeingRead = ({ reason }: Gap): boolean =>
  temporary.some((code) => reason?.startsWith(`${code}:`) ?? false);

const seenOf = ({ state, parentsSeen, parentsTotal }: ExecutionSource): string => {
  if (state === 'FAILED') return 'nothing was seen';
  if (parentsSeen === null || parentsTotal === null || parentsSeen === parentsTotal)
    return 'some may be missing';
  return `${parentsSeen} of ${parentsTotal} were seen`;
};

const seenInLogOf = ({ state }: LogSource): string =>
  state === 'FAILED' ? 'no finished transfer was seen' : 'some may be missing';

const gapOfSource = (source: ExecutionSource): Gap => ({
  name: sourceNameOf(source),
  reason: source.reason,
  seen: seenOf(source),
});

const gapOfLog = (source: LogSource): Gap => ({
  name: logNameOf(source),
  reason: source.reason,
  seen: seenInLogOf(source),
});

const sourcesOf = (pages: readonly Covered[]): ExecutionSource[] => pages.flatMap(({ coverage }) => coverage);

const logsOf = (pages: readonly Covered[]): LogSource[] =>
  pages.flatMap(({ logCoverage }) => logCoverage ?? []);

const isIncomplete = ({ state }: Pick<ExecutionSource, 'state'>): boolean => state !== 'COMPLETE';

/** Each gap once, although several pages have it. */
const distinct = (gaps: readonly Gap[]): Gap[] => [...new Map(gaps.map((gap) => [gap.name, gap])).values()];

/** The number of sources and logs that were to be read. */
export const totalOf = ([first]: readonly Covered[]): number =>
  (first?.coverage.length ?? 0) + (first?.logCoverage?.length ?? 0);

/** When AWS returned the oldest data of all sources. Undefined if nothing was read. */
export const oldestAsOf = (covered: readonly Summarized[]): string | undefined =>
  covered
    .flatMap(({ coverageSummary }) => coverageSummary.oldestAsOf ?? [])
    .sort()
    .at(0);

/** The sources and logs that could not be read in full, for whatever reason, without those that AWS does not have. */
export const gapsOf = (pages: readonly Covered[]): Gap[] =>
  distinct([
    ...sourcesOf(pages)
      .filter((source) => isIncomplete(source) && !isUnlistedRuns(source))
      .map(gapOfSource),
    ...logsOf(pages)
      .filter((log) => isIncomplete(log) && !isLogOff(log))
      .map(gapOfLog),
  ]);

/** The gaps that somebody has to close. */
export const lastingGapsOf = (pages: readonly Covered[]): Gap[] =>
  gapsOf(pages).filter((gap) => !isBeingRead(gap));

/** The sources and logs that the gateway has not read yet. */
export const unreadOf = (pages: readonly Covered[]): Gap[] => gapsOf(pages).filter(isBeingRead);

/** The servers whose transfers AWS does not log. */
export const logsOffOf = (pages: readonly Covered[]): Gap[] =>
  distinct(logsOf(pages).filter(isLogOff).map(gapOfLog));

/** The sources with lifecycle runs that AWS does not list, each with the id of one run. */
export const unlistedRunsOf = (
  pages: readonly Covered[],
): { source: ExecutionSource; id: string | undefined }[] => {
  const sources = sourcesOf(pages).filter(isUnlistedRuns);
  return [...new Map(sources.map((source) => [sourceNameOf(source), source])).values()].map((source) => ({
    source,
    id: /"(lce-[^"]+)"/.exec(source.reason ?? '')?.[1],
  }));
};
