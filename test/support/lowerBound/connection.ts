import type { List } from './aws';
import { at } from './things';
import { pageKey } from './needs';
import { behind, type Place, type Told } from './place';
import type { Question, Selected } from './question';

/** What of AWS's list a page of ours needs: its pages, and the items that it gives. */
export interface Cut {
  readonly firstPage: number;
  readonly lastPage: number;
  /** From here on, and so far. */
  readonly from: number;
  readonly until: number;
}

/** `cursors` tell the place in the list of the item that they stand behind. */
export const cutOf = (
  { things, pageSize }: List,
  { args }: Selected,
  cursors: ReadonlyMap<string, number>,
): Cut => {
  const after = typeof args.after === 'string' ? cursors.get(args.after) : undefined;
  const from = after === undefined ? 0 : after + 1;
  const until = Math.min(from + Number(args.first ?? 25), things.length);
  // Behind the last item of AWS's page begins the next one, where there is one; else the cursor's own page is asked for.
  const beginsPage = from % pageSize === 0 && from < things.length;
  const firstPage = Math.floor((after === undefined || beginsPage ? from : after) / pageSize);
  return { firstPage, lastPage: Math.max(firstPage, Math.ceil(until / pageSize) - 1), from, until };
};

/** The place behind the pages of a list; where they were read before, nothing changes. */
export const behindPages = (
  list: List,
  firstPage: number,
  lastPage: number,
  told: Told,
  place: Place,
): Place => {
  const { key, pageSize, things } = list;
  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_none, index) =>
    pageKey(list, firstPage + index),
  );
  if (pages.every((page) => place.pages.has(page))) return place;
  const seen = told === 'list' ? things.slice(firstPage * pageSize, (lastPage + 1) * pageSize) : [];
  const fresh = seen.filter((thing) => thing.kind && place.things.get(thing.key) !== 'get');
  return behind(
    place,
    `${key} pages ${firstPage} to ${lastPage}`,
    fresh.map((thing) => [thing.key, 'list'] as const),
    pages,
  );
};

/** An item's selection, and its part of the answer. */
interface Item {
  readonly index: number;
  readonly field: Selected;
  readonly answer: unknown;
}

/** The items of a connection in the answer, once for `nodes` and once for `edges { node }`. */
export const itemsIn = (
  { beneath, typeOf }: Question,
  connection: string,
  field: Selected,
  answer: unknown,
  count: number,
): Item[] =>
  beneath(connection, field).flatMap((part) => {
    if (part.name !== 'nodes' && part.name !== 'edges') return [];
    const values = at(answer, part.key);
    if (!Array.isArray(values) || values.length !== count) {
      throw new Error(`${connection}: the model knows ${count} items, the answer others`);
    }
    const nodes =
      part.name === 'nodes'
        ? [part]
        : beneath(typeOf(connection, 'edges'), part).filter(({ name }) => name === 'node');
    return nodes.flatMap((node) =>
      values.map((value: unknown, index) => ({
        index,
        field: node,
        answer: part.name === 'nodes' ? value : at(value, node.key),
      })),
    );
  });
