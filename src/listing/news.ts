import { LRUCache } from 'lru-cache';
import { type Scope, scopeKey } from '../model/scope';
import type { List } from './list';

/*
 * What AWS has reported by events: that something has changed in a list of a scope, or beneath an object. It is kept apart from the lists,
 * since it may be about one that is not known yet.
 */

export interface News {
  /** Something has changed at or before a moment (epoch milliseconds) of an object, in the lists beneath it, and in the list of its scope. */
  add(scope: Scope, type: string, id: string, at: number): void;
  /** The moment of the last news about a list; -Infinity without any. */
  of(list: List): number;
}

/** The objects and scopes with news that are remembered. */
const mostKept = 10_000;

export const createNews = (): News => {
  const moments = new LRUCache<string, number>({ max: mostKept });
  const momentOf = (key: string): number => moments.get(key) ?? -Infinity;
  const rootKey = (scope: Scope, type: string): string => `${scopeKey(scope)} ${type}`;
  return {
    add(scope, type, id, at) {
      for (const key of [rootKey(scope, type), id]) moments.set(key, Math.max(momentOf(key), at));
    },
    of({ scope, branch, parent }) {
      if (!parent) return momentOf(rootKey(scope, branch.kind.type));
      let newest = -Infinity;
      for (let above: List['parent'] = parent; above; above = above.holder.parent)
        newest = Math.max(newest, momentOf(above.id));
      return newest;
    },
  };
};
