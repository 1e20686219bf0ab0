import { at } from '../at';
import type { List } from './aws';
import { pageKey } from './needs';
import { after, type Progress } from './progress';
import type { Query, SelectedField } from './query';

/** The items of a list that a page of a connection returns, and the pages of AWS that they are on. */
export interface Slice {
  readonly firstPage: number;
  readonly lastPage: number;
  /** The index of the first item, and the index after the last one. */
  readonly from: number;
  readonly until: number;
}

/** `cursors` holds the index in its list of the item that each cursor follows. */
export const sliceOf = (
  { resources, pageSize }: List,
  { args }: SelectedField,
  cursors: ReadonlyMap<string, number>,
): Slice => {
  const last = typeof args.after === 'string' ? cursors.get(args.after) : undefined;
  const from = last === undefined ? 0 : last + 1;
  const until = Math.min(from + Number(args.first ?? 25), resources.length);
  // After the last item of a page, the next page is read if there is one; otherwise the page of the cursor.
  const beginsPage = from % pageSize === 0 && from < resources.length;
  const firstPage = Math.floor((last === undefined || beginsPage ? from : last) / pageSize);
  return { firstPage, lastPage: Math.max(firstPage, Math.ceil(until / pageSize) - 1), from, until };
};

/** The progress after some pages of a list; unchanged where they were read before. */
export const afterPages = (list: List, firstPage: number, lastPage: number, progress: Progress): Progress => {
  const { key, pageSize, resources, view } = list;
  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_none, index) =>
    pageKey(list, firstPage + index),
  );
  if (pages.every((page) => progress.pages.has(page))) return progress;
  const items = resources.slice(firstPage * pageSize, (lastPage + 1) * pageSize);
  const views = items.flatMap(({ key: item, kind }) =>
    // Only a list that returns all that lists return makes a further call unnecessary.
    kind && view === kind.views.list && progress.views.get(item) !== kind.views.get
      ? [[item, view] as const]
      : [],
  );
  return after(progress, `${key} pages ${firstPage} to ${lastPage}`, views, pages);
};

/** The selection of an item, and its part of the response. */
interface Item {
  readonly index: number;
  readonly field: SelectedField;
  readonly value: unknown;
}

/** The items of a connection in the response, once for `nodes` and once for `edges { node }`. */
export const itemsIn = (
  { fieldsOf, typeOf }: Query,
  connection: string,
  field: SelectedField,
  response: unknown,
  count: number,
): Item[] =>
  fieldsOf(connection, field).flatMap((part) => {
    if (part.name !== 'nodes' && part.name !== 'edges') return [];
    const values = at(response, part.key);
    if (!Array.isArray(values) || values.length !== count) {
      throw new Error(`${connection}: the model expects ${count} items, unlike the response`);
    }
    const nodes =
      part.name === 'nodes'
        ? [part]
        : fieldsOf(typeOf(connection, 'edges'), part).filter(({ name }) => name === 'node');
    return nodes.flatMap((node) =>
      values.map((value: unknown, index) => ({
        index,
        field: node,
        value: part.name === 'nodes' ? value : at(value, node.key),
      })),
    );
  });
