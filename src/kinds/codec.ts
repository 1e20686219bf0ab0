import { isDate } from 'node:util/types';
import { isObject } from '../model/isObject';
import type { NodeRecord } from '../model/record';
import { isNodeKind, kindOf } from '.';

/** Converts records to plain objects and back, so that they can be serialized for other processes. */
export const recordCodec = {
  /** TypeError for a record with a malformed field: its error has no form outside of this process. */
  encode(record: NodeRecord): unknown {
    if (Object.values(record).some((value) => value instanceof Error)) {
      throw new TypeError('A record with a malformed field cannot be shared.');
    }
    return { ...record, view: record.view.name };
  },
  /** The record; undefined for a value that `encode` did not return. */
  decode(plain: unknown): NodeRecord | undefined {
    if (!isObject(plain) || !isNodeKind(plain.kind) || !isObject(plain.scope)) return undefined;
    const kind = kindOf(plain.kind);
    const view = kind.views.byName(String(plain.view));
    if (!view || typeof plain.id !== 'string' || !isDate(plain.fetchedAt)) return undefined;
    return kind.revive({ ...plain, view } as unknown as NodeRecord);
  },
};
