import { isDate } from 'node:util/types';
import { isObject } from '../model/isObject';
import type { NodeRecord } from '../model/record';
import { isNodeKind, kindOf } from '.';

/** Converts records to plain objects and back, so that they can be serialized for other processes. */
export const recordCodec = {
  encode: (record: NodeRecord): unknown => ({ ...record, view: record.view.name }),
  /** The record; undefined for a value that `encode` did not return. */
  decode(plain: unknown): NodeRecord | undefined {
    if (!isObject(plain) || !isNodeKind(plain.kind) || !isObject(plain.scope)) return undefined;
    const kind = kindOf(plain.kind);
    const view = kind.views.byName(String(plain.view));
    if (!view || typeof plain.id !== 'string' || !isDate(plain.fetchedAt)) return undefined;
    return kind.revive({ ...plain, view } as unknown as NodeRecord);
  },
};
