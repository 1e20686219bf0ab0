import type { View } from '../../../src/model/record';
import type { CallPath } from './needs';

/** The calls on the way to a part of the response, and what they returned. */
export interface Progress {
  readonly path: CallPath;
  /** What is known of each resource, by its key. */
  readonly views: ReadonlyMap<string, View>;
  readonly pages: ReadonlySet<string>;
}

export const noProgress: Progress = { path: [], views: new Map(), pages: new Set() };

/** The progress after another call. */
export const after = (
  { path, views, pages }: Progress,
  call: string,
  newViews: readonly (readonly [string, View])[] = [],
  newPages: readonly string[] = [],
): Progress => ({
  path: [...path, call],
  views: newViews.length === 0 ? views : new Map([...views, ...newViews]),
  pages: newPages.length === 0 ? pages : new Set([...pages, ...newPages]),
});
