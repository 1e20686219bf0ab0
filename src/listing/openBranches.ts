import type { AnyKind, ExecutionKindSpec } from '../kinds';
import type { NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import { epochMs } from '../model/time';
import type { Branch, ExecutionBranch } from './branches';
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
  /** The collectors that want executions of this kind. Empty for a kind that is no execution. */
  readonly wanted: readonly Collector[];
  readonly tracker: CoverageTracker | undefined;
  /** The sources that are incomplete if one of the lists is not read. */
  readonly trackers: readonly ReadTracker[];
  readonly children: readonly (OpenBranch & { readonly kind: ExecutionKindSpec })[];
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

/** Opens a root branch with the list of its scope; undefined where no collector wants executions under it. */
export const openRoot = (
  root: Branch,
  terms: ScopeTerms,
  gaps: LifecycleGaps | undefined,
): OpenList | undefined => {
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
    trackers,
    source: branch,
    isListOfParents: true,
    isVolatile: true,
    newest: 0,
  };
  return { reading, branch, parent: undefined };
};
