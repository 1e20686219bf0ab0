import type { EstateScope } from '../../../sandbox/estate';
import type { List } from './aws';
import type { Kind } from './told';

/**
 * The calls that lead to a moment at which something is wanted, oldest first. What is wanted at the same moment can be
 * asked together; who is asked before could not know of it.
 */
export type Moment = readonly string[];

/** A page that has to be read, since what is on it is selected. */
export interface PageNeed {
  readonly list: List;
  readonly page: number;
  readonly moment: Moment;
}

/** One thing that has to be known beyond its ids. */
export interface Want {
  readonly kind: Kind;
  /** The thing, unlike any other. */
  readonly key: string;
  /** The call for it alone. */
  readonly get: string;
  readonly moment: Moment;
  readonly scopeKey: string;
  /** Whether a list may tell of it together with others of its parent. */
  readonly hasSiblings: boolean;
  /** What its descendants' moments have for it. */
  readonly step: string;
  /** True where something is selected that no list tells. */
  readonly needsGet: boolean;
  /** True where something is selected that only a list tells. */
  readonly needsList: boolean;
  /** The list that has its siblings. */
  readonly siblings: List | undefined;
  /** Whether its list can be asked for before the thing itself. */
  readonly isParentKnown: boolean;
  /** Whether its ids hold its parent's: what the whole list lacks does not exist. */
  readonly isParentInIds: boolean;
}

/** A name that Glue is asked about, 25 in one call. */
export interface NameWant {
  readonly operation: string;
  readonly scope: EstateScope;
  readonly name: string;
  readonly withGraph: boolean;
  readonly moment: Moment;
}

export interface Needs {
  readonly pages: PageNeed[];
  readonly wants: Want[];
  readonly names: NameWant[];
}

export const pageKey = (list: List, page: number): string => `${list.key} page ${page}`;

/** How many pages a list has; an empty one, too, is asked for once. */
export const pageCount = ({ things, pageSize }: List): number =>
  Math.max(1, Math.ceil(things.length / pageSize));

/** The page that a thing stands on; undefined when the list lacks it. */
export const pageOfThing = ({ things, pageSize }: List, key: string): number | undefined => {
  const index = things.findIndex((thing) => thing.key === key);
  return index < 0 ? undefined : Math.floor(index / pageSize);
};

/** True for a moment that comes after another, because of it. */
export const isAfter = (moment: Moment, earlier: Moment): boolean =>
  moment.length > earlier.length && earlier.every((step, index) => moment[index] === step);
