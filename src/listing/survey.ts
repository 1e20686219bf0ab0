import type { CalledOperation } from '../aws/callLedger';
import { decodeNodeId, type ExecutionKindSpec, executionKinds, isExecutionKind } from '../kinds';
import { GatewayError, quoted } from '../model/errors';
import { type CoverageState, isPassing, reasonOf, type SourceCoverage } from '../model/coverage';
import { isSameScope, type Scope, scopeKey } from '../model/scope';
import { type Branch, rootBranches } from './branches';
import type { Catalog } from './catalog';
import { emptyCoverage, forbiddenCoverage } from './coverage';
import {
  canHoldEarlier,
  canMatch,
  type ExecutionFilter,
  isForbidden,
  sourceKey,
  wantsParent,
} from './executionFilter';
import type { List, ListedObject, Patience } from './list';

/** What is known of one source: the executions of one kind in one scope. */
export interface SourceState {
  /** The lists of its executions. */
  lists: number;
  /** Those that were read to their end. */
  read: number;
  /** True where all objects are known that lists belong to. */
  isWhole: boolean;
  isSomeRead: boolean;
  /** When AWS returned the oldest answer, in epoch milliseconds. */
  oldest: number;
  reason: string | undefined;
}

/** A list that has to be read, and what it is needed for. */
export interface DueList {
  readonly list: List;
  readonly wanted: WantedBranch;
}

/** What is known of the lists that a filter needs. */
export interface Survey {
  /** The lists that have to be read. */
  readonly due: readonly DueList[];
  /** The operations that reading the others again would call: one per page. */
  readonly saves: readonly CalledOperation[];
  /** Until when no list is due, in epoch milliseconds; -Infinity where one is. */
  readonly goodUntil: number;
  /** When AWS returned the oldest answer, in epoch milliseconds; Infinity without lists. */
  readonly oldest: number;
  /** True where a list was neither read yet nor denied. */
  readonly isUnread: boolean;
  readonly sources: ReadonlyMap<string, SourceState>;
  /** The lifecycle runs that images name, by scope. No list has those that no policy has started. */
  readonly namedRuns: ReadonlyMap<Scope, ReadonlySet<string>>;
}

const lifecycle = executionKinds.find(({ type }) => type === 'Lifecycle');

/** A filter, and where the parents are that it names. */
interface WantedFilter {
  readonly filter: ExecutionFilter;
  /** The ids of the objects whose lists have these parents. Undefined where the parents may be in any list. */
  readonly holders: ReadonlySet<string> | undefined;
}

/** A branch whose lists a filter needs in one scope. */
export interface WantedBranch {
  readonly branch: Branch;
  /** The source of its executions, where these are wanted. */
  readonly own: SourceState | undefined;
  /** The sources that are not whole without one of its lists, apart from `own`. */
  readonly others: readonly SourceState[];
  readonly children: readonly WantedBranch[];
  /** Those that need lists of the branch or beneath it. */
  readonly filters: readonly WantedFilter[];
  /** Collects the lifecycle runs that its objects name. */
  readonly namedRuns: Set<string> | undefined;
}

const allSources = ({ own, children }: WantedBranch): readonly SourceState[] => [
  ...(own ? [own] : []),
  ...children.flatMap(allSources),
];

const addReason = (source: SourceState, reason: string): void => {
  const { reason: known } = source;
  if (known === undefined || (!isPassing(known) && isPassing(reason))) source.reason = reason;
};

/** Adds what is known of a list to the sources that need it. */
const addList = (
  { known, failure, progress }: List,
  { own, others }: WantedBranch,
  minFetchedAt: number,
): void => {
  const asOf = known && known.asOf >= minFetchedAt ? known.asOf : undefined;
  for (const source of own ? [own, ...others] : others) {
    if (asOf !== undefined && asOf < source.oldest) source.oldest = asOf;
    if (failure) addReason(source, reasonOf(failure.error));
  }
  if (asOf === undefined) for (const source of others) source.isWhole = false;
  if (!own) return;
  own.lists += 1;
  if (asOf !== undefined && !failure) own.read += 1;
  if (asOf !== undefined || progress) own.isSomeRead = true;
};

const heldTypes = ({ children }: Branch): readonly string[] =>
  children.flatMap((child) => (child.children.length > 0 ? [child.kind.type, ...heldTypes(child)] : []));

/** The types of executions that others belong to. AWS lists them under objects. */
const typesWithHolders: ReadonlySet<string> = new Set(rootBranches.flatMap(heldTypes));

/** Where the parents are that a filter names; undefined where that is not known of all of them. */
const holdersFor = (
  catalog: Catalog,
  { query, scopes }: ExecutionFilter,
): ReadonlySet<string> | undefined => {
  if (!query.parentIds) return undefined;
  const holders = new Set<string>();
  for (const id of query.parentIds) {
    const { type, accountId, region } = decodeNodeId('id', id);
    const scope = scopes.find((one) => one.accountId === accountId && one.region === region);
    if (!scope || !typesWithHolders.has(type)) continue;
    // The catalog knows what is stored of a list once the list is in it.
    for (const branch of rootBranches) catalog.root(scope, branch);
    const object = catalog.object(id);
    if (!object) return undefined;
    for (let above = object.holder.parent; above; above = above.holder.parent) holders.add(above.id);
  }
  return holders;
};

/** Lists of executions that others belong to are needed to find these. */
const isNeeded = (
  { filter, holders }: WantedFilter,
  { children }: WantedBranch,
  { id, createdAt }: ListedObject,
): boolean =>
  canHoldEarlier(filter, createdAt) &&
  (wantsParent(filter, id) || (children.length > 0 && (holders?.has(id) ?? true)));

/** The lists under an object that are needed, each with its branch. */
const listsUnder = function* (
  object: ListedObject,
  children: readonly WantedBranch[],
): Generator<readonly [List, WantedBranch]> {
  for (const list of object.lists) {
    const child = children.find(({ branch }) => branch === list.branch);
    if (child?.filters.some((filter) => isNeeded(filter, child, object))) yield [list, child];
  }
};

/** Which lists some filters need, and for which sources. */
const needsOf = (catalog: Catalog, filters: readonly ExecutionFilter[]) => {
  const sources = new Map<string, SourceState>();
  const namedRuns = new Map<Scope, Set<string>>();
  const wantedFilters = filters.map((filter) => ({ filter, holders: holdersFor(catalog, filter) }));

  const wanting = (scope: Scope, kind: ExecutionKindSpec): readonly WantedFilter[] =>
    wantedFilters.filter(
      ({ filter }) =>
        filter.scopes.some((one) => isSameScope(one, scope)) &&
        canMatch(filter, scope, kind) &&
        !isForbidden(filter, scope, kind),
    );

  const sourceOf = (scope: Scope, kind: ExecutionKindSpec): SourceState => {
    const key = sourceKey(scope, kind.execution.kind);
    const known = sources.get(key) ?? {
      lists: 0,
      read: 0,
      isWhole: true,
      isSomeRead: false,
      oldest: Infinity,
      reason: undefined,
    };
    sources.set(key, known);
    return known;
  };

  const wantedBranch = (branch: Branch, scope: Scope): WantedBranch | undefined => {
    const children = branch.children.flatMap((child) => wantedBranch(child, scope) ?? []);
    const ownFilters = isExecutionKind(branch.kind) ? wanting(scope, branch.kind) : [];
    const own = ownFilters.length > 0 ? sourceOf(scope, branch.kind as ExecutionKindSpec) : undefined;
    // A run that no policy lists is none of the runs of some policies.
    const namesRuns =
      branch.kind.type === 'Image' &&
      lifecycle &&
      wanting(scope, lifecycle).some(({ filter }) => !filter.parentKeys);
    const runs = namesRuns ? sourceOf(scope, lifecycle) : undefined;
    const others = [...children.flatMap(allSources), ...(runs ? [runs] : [])];
    if (!own && others.length === 0) return undefined;
    const named = runs && (namedRuns.get(scope) ?? new Set<string>());
    if (named) namedRuns.set(scope, named);
    const allFilters = new Set([...ownFilters, ...children.flatMap((child) => child.filters)]);
    return { branch, own, others, children, filters: [...allFilters], namedRuns: named };
  };

  const scopes = new Map(filters.flatMap((filter) => filter.scopes.map((scope) => [scopeKey(scope), scope])));
  const roots = [...scopes.values()].flatMap((scope) =>
    rootBranches.flatMap((root): readonly (readonly [List, WantedBranch])[] => {
      const wanted = wantedBranch(root, scope);
      return wanted ? [[catalog.root(scope, root), wanted]] : [];
    }),
  );
  return { roots, sources, namedRuns };
};

/**
 * Walks through the lists that filters need. Takes time linear in their number, and makes no call. Answers from before
 * `minFetchedAt` (epoch milliseconds) do not count.
 */
export const survey = (
  catalog: Catalog,
  filters: readonly ExecutionFilter[],
  minFetchedAt: number,
  patience: Patience,
): Survey => {
  const { roots, sources, namedRuns } = needsOf(catalog, filters);
  const now = catalog.now();
  const due: DueList[] = [];
  const saves: CalledOperation[] = [];
  let goodUntil = Infinity;
  let oldest = Infinity;
  let isUnread = false;

  const visit = (list: List, wanted: WantedBranch): void => {
    const dueAt = catalog.dueAt(list, minFetchedAt, patience);
    if (dueAt <= now) due.push({ list, wanted });
    else for (let page = 0; page < (list.known?.pages ?? 0); page += 1) saves.push(list.operation);
    goodUntil = Math.min(goodUntil, dueAt);
    isUnread ||= !list.known && !list.failure;
    oldest = Math.min(oldest, list.known?.asOf ?? -Infinity);
    addList(list, wanted, minFetchedAt);
    const { children, namedRuns: named } = wanted;
    if (children.length === 0 && !named) return;
    for (const object of list.objects.values()) {
      if (object.namedRun !== undefined) named?.add(object.namedRun);
      for (const [child, branch] of listsUnder(object, children)) visit(child, branch);
    }
  };

  for (const [list, wanted] of roots) visit(list, wanted);
  return { due, saves, goodUntil, oldest, isUnread, sources, namedRuns };
};

/** The lists under objects that were just listed, as far as they are due. */
export const dueUnder = (
  catalog: Catalog,
  objects: readonly ListedObject[],
  { children }: WantedBranch,
  minFetchedAt: number,
  patience: Patience,
): readonly DueList[] =>
  children.length === 0
    ? []
    : objects.flatMap((object) =>
        [...listsUnder(object, children)].flatMap(([list, wanted]) =>
          catalog.isDue(list, minFetchedAt, patience) ? [{ list, wanted }] : [],
        ),
      );

const stateOf = ({ reason, isWhole, read, lists, isSomeRead }: SourceState): CoverageState => {
  if (reason === undefined && isWhole && read >= lists) return 'COMPLETE';
  return isSomeRead || read > 0 || (isWhole && lists === 0) ? 'PARTIAL' : 'FAILED';
};

const missingRuns = (ids: readonly string[]): string => {
  const [one] = ids;
  return reasonOf(
    new GatewayError(
      'UPSTREAM_ERROR',
      `AWS lists lifecycle runs by policy. No policy lists ${quoted(one)}, which an image names, so runs that no policy started are missing: ${ids.length} or more.`,
    ),
  );
};

const isAllRead = ({ isWhole, read, lists }: SourceState): boolean => isWhole && read >= lists;

/**
 * The lifecycle runs that images name, by scope, where the coverage depends on whether they are stored: before all lists of a scope were
 * read, a run may be in the others.
 */
export const runsToCheck = (
  { sources, namedRuns }: Survey,
  filter: ExecutionFilter,
): ReadonlyMap<Scope, ReadonlySet<string>> => {
  const toCheck = new Map<Scope, ReadonlySet<string>>();
  if (!lifecycle || !filter.kinds.has(lifecycle.execution.kind)) return toCheck;
  for (const scope of filter.scopes) {
    const source = sources.get(sourceKey(scope, lifecycle.execution.kind));
    const runs = namedRuns.get(scope);
    if (source && runs && isAllRead(source)) toCheck.set(scope, runs);
  }
  return toCheck;
};

/**
 * The coverage of each source of a filter. `unread` is the reason of lists that were not read without a failure of AWS. `isStored` says
 * whether one of `runsToCheck` is in the history.
 */
export const coverageOf = (
  found: Survey,
  filter: ExecutionFilter,
  unread: GatewayError,
  isStored: (scope: Scope, run: string) => boolean,
): readonly SourceCoverage[] => {
  const { sources } = found;
  const checked = runsToCheck(found, filter);
  const missingIn = (scope: Scope): readonly string[] =>
    [...(checked.get(scope) ?? [])].filter((run) => !isStored(scope, run));
  return filter.scopes.flatMap((scope) =>
    executionKinds
      .filter(({ execution }) => filter.kinds.has(execution.kind))
      .map((kind): SourceCoverage => {
        if (isForbidden(filter, scope, kind)) return forbiddenCoverage(scope, kind.execution.kind);
        if (!canMatch(filter, scope, kind)) return emptyCoverage(scope, kind.execution.kind);
        const source = sources.get(sourceKey(scope, kind.execution.kind));
        if (!source)
          throw new TypeError(`The source ${sourceKey(scope, kind.execution.kind)} was not surveyed.`);
        const { lists, read, isWhole, oldest } = source;
        const missing = kind === lifecycle ? missingIn(scope) : [];
        if (missing.length > 0) addReason(source, missingRuns(missing));
        if (!isAllRead(source)) addReason(source, source.reason ?? reasonOf(unread));
        return {
          scope,
          kind: kind.execution.kind,
          state: stateOf(source),
          reason: source.reason,
          asOf: oldest === Infinity ? undefined : new Date(oldest),
          parentsSeen: read,
          parentsTotal: isWhole ? lists : undefined,
        };
      }),
  );
};
