import { type AnyKind, type ExecutionKindSpec, isExecutionKind } from '../kinds';
import type { NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import { epochMs } from '../model/time';
import type { Branch } from './branches';
import type { Collector } from './collectors';
import type { CoverageTracker, ReadTracker } from './coverageTracker';
import { canHoldEarlier } from './executionFilter';
import type { LifecycleGaps } from './lifecycleGaps';
import type { ListReading } from './listReading';

/** A list that is being read, and the branch that its pages belong to. */
export interface OpenList {
  readonly reading: ListReading;
  readonly branch: OpenBranch;
  /** The object that the list belongs to; undefined for a list of a whole scope. */
  readonly parent: NodeRecord | undefined;
}

/** The lists of one branch in one scope. */
export interface OpenBranch {
  readonly scope: Scope;
  readonly kind: AnyKind;
  /** The kinds of execution of the branch and beneath it: any of them needs its lists. */
  readonly visibleWith: readonly string[];
  /** The collectors that want executions of this kind. Empty for a kind that is no execution. */
  readonly wanted: readonly Collector[];
  readonly tracker: CoverageTracker | undefined;
  /** The sources that are incomplete if one of the lists is not read. */
  readonly trackers: readonly ReadTracker[];
  readonly children: readonly OpenBranch[];
  /** Set for images, which name lifecycle runs, and for lifecycle runs, which policies list. */
  readonly gaps: LifecycleGaps | undefined;
  /** Lists that are not read to their end yet, plus one while the list of parents may open more. */
  pending: number;
}

/** The collectors that want executions of a branch or beneath it. */
const wantedBeneath = ({ wanted, children }: OpenBranch): readonly Collector[] => [
  ...new Set([...wanted, ...children.flatMap(wantedBeneath)]),
];

/** Counts a list that was read to its end. After the last one of a branch, all parents of its children are known. */
export const endList = (branch: OpenBranch): void => {
  branch.pending -= 1;
  if (branch.pending > 0) return;
  for (const child of branch.children) {
    child.tracker?.recordAllParents();
    endList(child);
  }
};

const createdAtMs = ({ listing }: AnyKind, record: NodeRecord): number | undefined =>
  epochMs(listing?.createdAt?.(record));

/** The lists under one object, except those in which every execution starts too late for the collectors. */
export const listsUnder = (branch: OpenBranch, object: NodeRecord): readonly OpenList[] => {
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
      visibleWith: child.visibleWith,
      trackers: child.trackers,
      source: child.tracker,
      isListOfParents: false,
      isVolatile,
      newest: created ?? 0,
    };
    return [{ reading, branch: child, parent: object }];
  });
};

/** The collectors and trackers of a scan, for one scope. */
export interface ScopeTerms {
  readonly scope: Scope;
  readonly wanting: (kind: ExecutionKindSpec) => readonly Collector[];
  readonly trackerOf: (kind: ExecutionKindSpec) => CoverageTracker;
  /** Undefined where no collector wants lifecycle runs. */
  readonly gaps: LifecycleGaps | undefined;
}

/** Undefined where no collector wants executions of the branch or beneath it. */
const openBranch = ({ kind, children }: Branch, terms: ScopeTerms): OpenBranch | undefined => {
  const { scope, wanting, trackerOf, gaps } = terms;
  const open = children.flatMap((child) => openBranch(child, terms) ?? []);
  const wanted = isExecutionKind(kind) ? wanting(kind) : [];
  const namesRuns = kind.type === 'Image' ? gaps : undefined;
  if (wanted.length === 0 && open.length === 0 && !namesRuns) return undefined;
  const tracker = isExecutionKind(kind) ? trackerOf(kind) : undefined;
  return {
    scope,
    kind,
    visibleWith: [...kind.visibleWith, ...open.flatMap((child) => child.visibleWith)],
    wanted,
    tracker,
    trackers: [tracker ?? [], namesRuns ?? [], open.flatMap((child) => child.trackers)].flat(),
    children: open,
    gaps: kind.type === 'Lifecycle' ? gaps : namesRuns,
    pending: 1,
  };
};

/** Opens a root branch with the list of its scope; undefined where no collector wants executions under it. */
export const openRoot = (root: Branch, terms: ScopeTerms): OpenList | undefined => {
  const branch = openBranch(root, terms);
  const inScope = root.kind.listing?.inScope;
  if (!branch || !inScope) return undefined;
  const reading: ListReading = {
    list: inScope as ListReading['list'],
    scope: terms.scope,
    key: undefined,
    visibleWith: branch.visibleWith,
    trackers: branch.trackers,
    source: branch,
    isListOfParents: true,
    isVolatile: true,
    newest: 0,
  };
  return { reading, branch, parent: undefined };
};
