import { isDate } from 'node:util/types';
import { isObject } from '../model/isObject';
import type { NodeRecord } from '../model/record';
import { isNodeKind, kindOf } from '.';

/** How records travel to other processes, as plain objects. */
export const recordCodec = {
  encode: (record: NodeRecord): unknown => ({ ...record, view: record.view.name }),
  /** The record in the shape of its kind; undefined for what `encode` cannot have made. */
  decode(plain: unknown): NodeRecord | undefined {
    if (!isObject(plain) || !isNodeKind(plain.kind) || !isObject(plain.scope)) return undefined;
    const kind = kindOf(plain.kind);
    const view = kind.views.byName(String(plain.view));
    if (!view || typeof plain.id !== 'string' || !isDate(plain.fetchedAt)) return undefined;
    return kind.revive({ ...plain, view } as unknown as NodeRecord);
  },
};
