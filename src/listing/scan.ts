import type { AwsReader } from '../aws/read';
import { type ExecutionKindSpec, executionKinds } from '../kinds';
import type { SourceCoverage } from '../model/coverage';
import type { Page } from '../model/page';
import type { NodeRecord } from '../model/record';
import { isSameScope, type Scope, scopeKey } from '../model/scope';
import { isSliceOver, nextSlice } from '../model/timeSlice';
import { rootBranches } from './branches';
import type { Collector } from './collectors';
import {
  type CoverageTracker,
  createCoverageTracker,
  emptyCoverage,
  forbiddenCoverage,
} from './coverageTracker';
import { canMatch, type ExecutionFilter, isForbidden } from './executionFilter';
import { createLifecycleGaps, type LifecycleGaps } from './lifecycleGaps';
import { type CachedPart, cachedPartOf, type ReadingStep, type ReadingTerms, restOf } from './listReading';
import { createMerge } from './merge';
import { endList, listsUnder, type OpenList, openRoot, type ScopeTerms } from './openBranches';
import { createPriorityQueue } from './priorityQueue';
import { sortedPageOf } from './sortedPage';
import type { Trail } from './trail';

/** The most lists of one operation that are read at the same time, in all and of one source. */
const mostAtOnce = 64;
const mostOfSource = 16;

/** Returns the coverage of each source of a filter. */
export type CoverageOf = (filter: ExecutionFilter) => readonly SourceCoverage[];

/** Offers the executions of a page to the collectors, and returns the lists under its objects. */
const takePage = (
  { branch, parent, reading }: OpenList,
  page: Page<NodeRecord>,
  trail: Trail,
): readonly OpenList[] => {
  for (const tracker of reading.trackers) tracker.recordFetchedAt(page.fetchedAt);
  const { kind, wanted, tracker, gaps } = branch;
  if (parent) {
    tracker?.recordSome();
    const sorted = sortedPageOf(kind as ExecutionKindSpec, page);
    for (const collector of wanted) collector.offer(sorted, parent);
    trail.addOffer(wanted, sorted, parent);
    gaps?.addListed(page);
  } else if (gaps) {
    for (const item of page.items)
      if ('lifecycleExecutionId' in item) gaps.addNamed(item.lifecycleExecutionId as string);
  }
  return branch.children.length > 0 ? page.items.flatMap((item) => listsUnder(branch, item)) : [];
};

/** Handles a step of a list, and returns the lists that it opens. */
const takeStep = (open: OpenList, step: ReadingStep, trail: Trail): readonly OpenList[] => {
  if ('page' in step) return takePage(open, step.page, trail);
  if ('failure' in step) {
    for (const tracker of open.reading.trackers) tracker.recordFailure(step.failure);
    return [];
  }
  if (open.parent) open.branch.tracker?.recordParent();
  endList(open.branch);
  return [];
};

/** Reads lists, and the lists that their pages open, to the end. Reads cached pages first and fetches the rest. */
const readAll = async (lists: readonly OpenList[], terms: ReadingTerms, trail: Trail): Promise<void> => {
  const merge = createMerge<{ readonly open: OpenList; readonly step: ReadingStep }>();

  async function* stepsOf(open: OpenList, cached: CachedPart) {
    for await (const step of restOf(open.reading, cached, terms)) yield { open, step };
  }

  const begin = async (first: readonly OpenList[]): Promise<void> => {
    const waiting = [...first];
    for (const open of waiting) {
      if (isSliceOver()) await nextSlice();
      const cached = cachedPartOf(open.reading, terms);
      trail.addEntries(cached.entries);
      for (const page of cached.pages) waiting.push(...takePage(open, page, trail));
      if (cached.rest) {
        trail.stop();
        merge.add(stepsOf(open, cached));
      } else takeStep(open, { isEnd: true }, trail);
    }
  };

  await begin(lists);
  for await (const { open, step } of merge.items()) await begin(takeStep(open, step, trail));
};

/**
 * Reads the executions of all sources that a collector wants, once, and offers them to the collectors. Costs one call per
 * page of parents and per page of their executions that is not cached. Does not reject with a GatewayError: the coverage
 * reports what could not be read.
 */
export const scan = async (
  aws: AwsReader,
  collectors: readonly Collector[],
  freshMs: number,
  trail: Trail,
): Promise<CoverageOf> => {
  const trackers = new Map<string, CoverageTracker>();
  const trackerOf = (scope: Scope, { execution }: ExecutionKindSpec): CoverageTracker => {
    const key = `${scopeKey(scope)} ${execution.kind}`;
    const tracker = trackers.get(key) ?? createCoverageTracker(scope, execution.kind);
    trackers.set(key, tracker);
    return tracker;
  };

  const scopes = [
    ...new Map(
      collectors.flatMap(({ filter }) => filter.scopes.map((scope) => [scopeKey(scope), scope] as const)),
    ).values(),
  ];
  const allGaps: LifecycleGaps[] = [];
  const roots = scopes.flatMap((scope) => {
    const wanting: ScopeTerms['wanting'] = (kind) =>
      collectors.filter(
        ({ filter }) =>
          filter.scopes.some((one) => isSameScope(one, scope)) &&
          canMatch(filter, kind) &&
          !isForbidden(filter, scope, kind),
      );
    const lifecycle = executionKinds.find((kind) => kind.type === 'Lifecycle' && wanting(kind).length > 0);
    const gaps = lifecycle && createLifecycleGaps(trackerOf(scope, lifecycle));
    if (gaps) allGaps.push(gaps);
    const terms: ScopeTerms = { scope, wanting, trackerOf: (kind) => trackerOf(scope, kind), gaps };
    return rootBranches.flatMap((root) => openRoot(root, terms) ?? []);
  });

  await readAll(roots, { aws, freshMs, queue: createPriorityQueue(mostAtOnce, mostOfSource) }, trail);
  for (const gaps of allGaps) gaps.close();

  return (filter) =>
    filter.scopes.flatMap((scope) =>
      executionKinds
        .filter(({ execution }) => filter.kinds.has(execution.kind))
        .map((kind) => {
          if (isForbidden(filter, scope, kind)) return forbiddenCoverage(scope, kind.execution.kind);
          return canMatch(filter, kind)
            ? trackerOf(scope, kind).coverage()
            : emptyCoverage(scope, kind.execution.kind);
        }),
    );
};
