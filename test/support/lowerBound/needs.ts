import type { EstateScope } from '../../../sandbox/estate';
import type { List } from './aws';

/**
 * The calls whose responses a need follows from, oldest first. Needs with the same path can share calls; a call on the
 * path is made before the need is known.
 */
export type CallPath = readonly string[];

/** A page with selected items. */
export interface PageNeed {
  readonly list: List;
  readonly page: number;
  readonly path: CallPath;
}

/** A resource with selected fields that its ids do not answer. */
export interface ResourceNeed {
  readonly type: string;
  readonly key: string;
  /** The Get call for this resource alone. */
  readonly get: string;
  readonly path: CallPath;
  /** What this need adds to the paths of the needs that follow from it. */
  readonly step: string;
  readonly scopeKey: string;
  /** True where a field is selected that no list returns. */
  readonly needsGet: boolean;
  /** True where a field is selected that only lists return. */
  readonly needsList: boolean;
  /** Whether a list may return it together with others of its parent. */
  readonly isBatched: boolean;
  /** The list of its parent. */
  readonly siblings: List | undefined;
  /** Whether the list can be requested before the resource itself is fetched. */
  readonly isParentKnown: boolean;
  /** Whether its ids name its parent: what the whole list lacks does not exist. */
  readonly isParentInIds: boolean;
}

/** A name that is requested together with up to 24 others. */
export interface NameNeed {
  readonly operation: string;
  readonly scope: EstateScope;
  readonly name: string;
  readonly isExtended: boolean;
  readonly path: CallPath;
}

export interface Needs {
  readonly pages: PageNeed[];
  readonly resources: ResourceNeed[];
  readonly names: NameNeed[];
}

export const pageKey = (list: List, page: number): string => `${list.key} page ${page}`;

/** The number of pages of a list. An empty list has one. */
export const pageCount = ({ resources, pageSize }: List): number =>
  Math.max(1, Math.ceil(resources.length / pageSize));

/** The page of a resource; undefined when the list lacks it. */
export const pageOf = ({ resources, pageSize }: List, key: string): number | undefined => {
  const index = resources.findIndex((resource) => resource.key === key);
  return index < 0 ? undefined : Math.floor(index / pageSize);
};

/** True where the first path continues the second one. */
export const isAfter = (path: CallPath, earlier: CallPath): boolean =>
  path.length > earlier.length && earlier.every((step, index) => path[index] === step);
