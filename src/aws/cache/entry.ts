import type { NodeRecord } from '../../model/record';
import type { TtlClass } from '../../model/ttl';
import type { CalledOperation } from '../callLedger';

/** What a cache keeps of AWS: a record, a page of a list, or null for what does not exist. */
export interface CacheEntry<Value = unknown> {
  readonly key: string;
  readonly value: Value | null;
  /** When AWS returned it, in epoch milliseconds. */
  readonly fetchedAt: number;
  readonly ttl: TtlClass;
  /** The operation whose call a hit saves. */
  readonly saves: CalledOperation;
  /** Global ids of the objects that it holds. `invalidate` drops it with any of them. */
  readonly objects: readonly string[];
  /** Global id of what it is a list of: the list is volatile while the newest record of that is. */
  readonly parent?: string | undefined;
}

/** The views of a record that are cached, from the largest. */
export const recordViews = ['extended', 'get', 'list'] as const;

/** The key of an object's record in one view. */
export const recordKey = (id: string, view: string): string => `${id} ${view}`;

export const isRecord = (value: unknown): value is NodeRecord =>
  typeof value === 'object' && value !== null && 'kind' in value && 'view' in value;
