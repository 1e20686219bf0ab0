import { isDate } from 'node:util/types';
import { type AnyKind, kindOf, type NodeKind } from '../kinds';
import { recordCodec } from '../kinds/codec';
import { MalformedResponse } from '../model/errors';
import { isObject } from '../model/isObject';
import type { ExecutionRecord } from '../model/record';
import type { Scope } from '../model/scope';

/** What columns hold of a record. */
export interface RecordColumns {
  readonly kind: AnyKind;
  readonly scope: Scope;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
  readonly view: string;
}

/** Members of a record that its text does not repeat. */
const inColumns = ['kind', 'id', 'scope', 'fetchedAt', 'view', 'parents', 'seen'];

/** JSON has no dates. A member of AWS never has these names. */
const dateKey = '$date';
const malformedKey = '$malformed';

/** The record as JSON, without what is in columns. A malformed field keeps its error. */
export const textOfRecord = (record: ExecutionRecord): string => {
  const errors = Object.entries(record).filter(([, value]) => value instanceof Error);
  const plain = recordCodec.encode({
    ...record,
    ...Object.fromEntries(errors.map(([name]) => [name, null])),
  });
  const members = Object.entries(plain as object).filter(([name]) => !inColumns.includes(name));
  const marked = errors.map(([name, { message }]: [string, Error]) => [name, { [malformedKey]: message }]);
  const all: unknown = Object.fromEntries([...members, ...(marked as [string, unknown][])]);
  return JSON.stringify(all, function (this: Readonly<Record<string, unknown>>, name, value: unknown) {
    const original = this[name];
    return isDate(original) ? { [dateKey]: original.getTime() } : value;
  });
};

const revive = (_name: string, value: unknown): unknown => {
  if (!isObject(value)) return value;
  if (typeof value[dateKey] === 'number') return new Date(value[dateKey]);
  if (typeof value[malformedKey] === 'string') return new MalformedResponse(value[malformedKey]);
  return value;
};

/** The record; undefined for one of a view that this release does not know. */
export const recordOfText = (text: string, columns: RecordColumns): ExecutionRecord | undefined =>
  recordCodec.decode({
    ...(JSON.parse(text, revive) as object),
    ...columns,
    kind: columns.kind.type,
    fetchedAt: new Date(columns.fetchedAt),
  }) as ExecutionRecord | undefined;

/** The record without values that are not to be stored. Its view lacks these fields, so that they are fetched if selected. */
export const withoutWithheld = (record: ExecutionRecord): ExecutionRecord => {
  const kind = kindOf(record.kind as NodeKind);
  const withheld = Object.entries(kind.execution?.search.withheld ?? {});
  const members = record as unknown as Readonly<Record<string, unknown>>;
  const view = kind.views.without(
    record.view,
    withheld.map(([name]) => name),
  );
  const reduced: Record<string, unknown> = {};
  for (const [name, reduce] of withheld) {
    const value = members[name];
    reduced[name] = value === undefined || value instanceof Error ? undefined : reduce(value);
  }
  return view === record.view ? record : (kind.revive({ ...record, ...reduced, view }) as ExecutionRecord);
};
