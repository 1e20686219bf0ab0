import type { AwsReader } from '../aws/read';
import { type AnyKind, type ExecutionKindSpec, executionKinds } from '../kinds';
import type { SourceCoverage } from '../model/coverage';
import type { Page } from '../model/page';
import type { NodeRecord } from '../model/record';
import { type Scope, scopeKey } from '../model/scope';
import { epochMs } from '../model/time';
import { type Branch, type ExecutionBranch, rootBranches } from './branches';
import type { Collector } from './collectors';
import {
  type CoverageTracker,
  createCoverageTracker,
  emptyCoverage,
  type ReadTracker,
} from './coverageTracker';
import { canHoldEarlier, canMatch, type ExecutionFilter } from './executionFilter';
import { createLifecycleGaps, type LifecycleGaps } from './lifecycleGaps';
import {
  type CachedPart,
  cachedPartOf,
  type ListReading,
  type ReadingStep,
  type ReadingTerms,
  restOf,
} from './listReading';
import { createMerge } from './merge';
import { createPriorityQueue } from './priorityQueue';
import { sortedPageOf } from './sortedPage';

/** Lists of one operation that are read at the same time, and of these of one scope and kind. */
const mostAtOnce = 64;
const mostOfSource = 16;

/** Reports what was read of each source of a filter. */
export type CoverageOf = (filter: ExecutionFilter) => readonly SourceCoverage[];

/** A list that is being read, and what its pages are for. */
interface OpenList {
  readonly reading: ListReading;
  readonly branch: OpenBranch;
  /** What it is a list of; undefined for a list of a whole scope. */
  readonly parent: NodeRecord | undefined;
}

/** The lists of one branch in one scope. */
interface OpenBranch {
  readonly scope: Scope;
  readonly kind: AnyKind;
  /** Of a kind of execution: those who want its executions. */
  readonly wanted: readonly Collector[];
  readonly tracker: CoverageTracker | undefined;
  /** The sources that are incomplete without any of its lists. */
  readonly trackers: readonly ReadTracker[];
  readonly children: readonly (OpenBranch & { readonly kind: ExecutionKindSpec })[];
  readonly gaps: LifecycleGaps | undefined;
  /** Lists that are not read to their end, and the list of parents while that may open more. */
  pending: number;
}

/** Those who want executions of a branch or beneath it. */
const wantedBeneath = ({ wanted, children }: OpenBranch): readonly Collector[] => [
  ...new Set([...wanted, ...children.flatMap(wantedBeneath)]),
];

/** A list was read to its end; when all of a branch were, the parents of what is beneath it are known. */
const endList = (branch: OpenBranch): void => {
  branch.pending -= 1;
  if (branch.pending > 0) return;
  for (const child of branch.children) {
    child.tracker?.recordAllParents();
    endList(child);
  }
};

const createdAtMs = ({ listing }: AnyKind, record: NodeRecord): number | undefined =>
  epochMs(listing?.createdAt?.(record));

/** The lists of a branch's children under one object, as far as anybody wants something that old. */
const listsUnder = (branch: OpenBranch, object: NodeRecord): readonly OpenList[] => {
  const created = createdAtMs(branch.kind, object);
  const isVolatile = branch.kind.ttl(object) === 'volatile';
  return branch.children.flatMap((child): OpenList[] => {
    const under = child.kind.listing?.under;
    const keyOf = under?.parent?.keyOf as ((parent: NodeRecord) => unknown) | undefined;
    const isWanted = wantedBeneath(child).some(({ filter }) => canHoldEarlier(filter, created));
    if (!under || !keyOf || !isWanted || !child.tracker) return [];
    child.tracker.addParent();
    child.pending += 1;
    const reading: ListReading = {
      list: under.list,
      scope: branch.scope,
      key: keyOf(object),
      parentId: object.id,
      trackers: child.trackers,
      source: child.tracker,
      isListOfParents: false,
      isVolatile,
      newest: created ?? 0,
    };
    return [{ reading, branch: child, parent: object }];
  });
};

/** Takes a page: offers its executions to those who want them, and returns the lists that it opens. */
const takePage = ({ branch, parent, reading }: OpenList, page: Page<NodeRecord>): readonly OpenList[] => {
  for (const tracker of reading.trackers) tracker.recordFetchedAt(page.fetchedAt);
  const { kind, wanted, tracker, gaps } = branch;
  if (parent) {
    tracker?.recordSome();
    const sorted = sortedPageOf(kind as ExecutionKindSpec, page);
    for (const collector of wanted) collector.offer(sorted, parent);
    gaps?.addListed(page);
  } else if (gaps) {
    for (const item of page.items)
      if ('lifecycleExecutionId' in item) gaps.addNamed(item.lifecycleExecutionId as string);
  }
  return branch.children.length > 0 ? page.items.flatMap((item) => listsUnder(branch, item)) : [];
};

/** A step of a list: its pages may open others. */
const takeStep = (open: OpenList, step: ReadingStep): readonly OpenList[] => {
  if ('page' in step) return takePage(open, step.page);
  if ('failure' in step) {
    for (const tracker of open.reading.trackers) tracker.recordFailure(step.failure);
    return [];
  }
  if (open.parent) open.branch.tracker?.recordParent();
  endList(open.branch);
  return [];
};

/** Reads lists until none is left: what the cache has at once, the rest as it arrives. */
const readAll = async (lists: readonly OpenList[], terms: ReadingTerms): Promise<void> => {
  const merge = createMerge<{ readonly open: OpenList; readonly step: ReadingStep }>();

  async function* stepsOf(open: OpenList, cached: CachedPart) {
    for await (const step of restOf(open.reading, cached, terms)) yield { open, step };
  }

  const begin = (first: readonly OpenList[]): void => {
    const waiting = [...first];
    for (const open of waiting) {
      const cached = cachedPartOf(open.reading, terms);
      for (const page of cached.pages) waiting.push(...takePage(open, page));
      if (cached.rest) merge.add(stepsOf(open, cached));
      else takeStep(open, { isEnd: true });
    }
  };

  begin(lists);
  for await (const { open, step } of merge.items()) begin(takeStep(open, step));
};

/** What a scan of one scope needs. */
interface ScopeTerms {
  readonly scope: Scope;
  readonly wanting: (kind: ExecutionKindSpec) => readonly Collector[];
  readonly trackerOf: (kind: ExecutionKindSpec) => CoverageTracker;
}

const openBranch = (
  { kind, children }: ExecutionBranch,
  terms: ScopeTerms,
  gaps: LifecycleGaps | undefined,
): (OpenBranch & { readonly kind: ExecutionKindSpec }) | undefined => {
  const open = children.flatMap((child) => openBranch(child, terms, gaps) ?? []);
  const wanted = terms.wanting(kind);
  if (wanted.length === 0 && open.length === 0) return undefined;
  const tracker = terms.trackerOf(kind);
  const trackers = [tracker, ...open.flatMap((child) => child.trackers)];
  const isLifecycle = kind.type === 'Lifecycle';
  return {
    scope: terms.scope,
    kind,
    wanted,
    tracker,
    trackers,
    children: open,
    gaps: isLifecycle ? gaps : undefined,
    pending: 1,
  };
};

/** The list of a whole scope that a branch begins with; undefined where nobody wants what is under it. */
const openRoot = (root: Branch, terms: ScopeTerms, gaps: LifecycleGaps | undefined): OpenList | undefined => {
  const children = root.children.flatMap((child) => openBranch(child, terms, gaps) ?? []);
  const namesRuns = root.kind.type === 'Image' ? gaps : undefined;
  const inScope = root.kind.listing?.inScope;
  if (!inScope || (children.length === 0 && !namesRuns)) return undefined;
  const trackers = [...children.flatMap((child) => child.trackers), ...(namesRuns ? [namesRuns] : [])];
  const branch: OpenBranch = {
    scope: terms.scope,
    kind: root.kind,
    wanted: [],
    tracker: undefined,
    trackers,
    children,
    gaps: namesRuns,
    pending: 1,
  };
  const reading: ListReading = {
    list: inScope as ListReading['list'],
    scope: terms.scope,
    key: undefined,
    parentId: undefined,
    trackers,
    source: branch,
    isListOfParents: true,
    isVolatile: true,
    newest: 0,
  };
  return { reading, branch, parent: undefined };
};

/**
 * Reads the executions of all sources that any of the collectors wants, once, and offers them to those who want them.
 * One call per page of parents and per page of their executions, less what is cached; the most urgent first. It does not
 * fail: the coverage reports what could not be read.
 */
export const scan = async (
  aws: AwsReader,
  collectors: readonly Collector[],
  freshMs: number,
): Promise<CoverageOf> => {
  const trackers = new Map<string, CoverageTracker>();
  const trackerOf = (scope: Scope, { execution }: ExecutionKindSpec): CoverageTracker => {
    const key = `${scopeKey(scope)} ${execution.kind}`;
    const tracker = trackers.get(key) ?? createCoverageTracker(scope, execution.kind);
    trackers.set(key, tracker);
    return tracker;
  };

  const scopes = [...new Set(collectors.flatMap(({ filter }) => filter.scopes))];
  const allGaps: LifecycleGaps[] = [];
  const roots = scopes.flatMap((scope) => {
    const terms: ScopeTerms = {
      scope,
      wanting: (kind) =>
        collectors.filter(({ filter }) => filter.scopes.includes(scope) && canMatch(filter, kind)),
      trackerOf: (kind) => trackerOf(scope, kind),
    };
    const lifecycle = executionKinds.find(({ type }) => type === 'Lifecycle');
    const gaps =
      lifecycle && terms.wanting(lifecycle).length > 0
        ? createLifecycleGaps(terms.trackerOf(lifecycle))
        : undefined;
    if (gaps) allGaps.push(gaps);
    return rootBranches.flatMap((root) => openRoot(root, terms, gaps) ?? []);
  });

  await readAll(roots, { aws, freshMs, queue: createPriorityQueue(mostAtOnce, mostOfSource) });
  for (const gaps of allGaps) gaps.close();

  return (filter) =>
    filter.scopes.flatMap((scope) =>
      executionKinds
        .filter(({ execution }) => filter.kinds.has(execution.kind))
        .map((kind) =>
          canMatch(filter, kind)
            ? trackerOf(scope, kind).coverage()
            : emptyCoverage(scope, kind.execution.kind),
        ),
    );
};
