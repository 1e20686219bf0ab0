import { isDate } from 'node:util/types';
import { type AnyKind, kindOf, type NodeKind } from '../kinds';
import { recordCodec } from '../kinds/codec';
import { MalformedResponse } from '../model/errors';
import { isObject } from '../model/isObject';
import { type ExecutionRecord, isFromLog } from '../model/record';
import type { Scope } from '../model/scope';
import { storedStatus } from '../model/status';
import { storedMoment } from '../model/time';

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
const inColumns: ReadonlySet<string> = new Set([
  'kind',
  'id',
  'scope',
  'fetchedAt',
  'view',
  'parents',
  'seen',
]);

/** JSON has no dates. A member of AWS never has these names. */
const dateKey = '$date';
const malformedKey = '$malformed';

/** Marks dates in nested values. */
function markDates(this: Readonly<Record<string, unknown>>, name: string, value: unknown): unknown {
  const original = this[name];
  return isDate(original) ? { [dateKey]: original.getTime() } : value;
}

/** The record as JSON, without what is in columns. A malformed field keeps its error. */
export const textOfRecord = (record: ExecutionRecord): string => {
  const members: Record<string, unknown> = {};
  let hasNested = false;
  for (const [name, value] of Object.entries(record as unknown as Readonly<Record<string, unknown>>)) {
    if (value === undefined || inColumns.has(name)) continue;
    members[name] = value instanceof Error ? { [malformedKey]: value.message } : value;
    hasNested ||= typeof value === 'object' && value !== null;
  }
  // A function that sees every value takes most of the time.
  return hasNested ? JSON.stringify(members, markDates) : JSON.stringify(members);
};

const revive = (_name: string, value: unknown): unknown => {
  if (!isObject(value)) return value;
  if (typeof value[dateKey] === 'number') return new Date(value[dateKey]);
  if (typeof value[malformedKey] === 'string') return new MalformedResponse(value[malformedKey]);
  return value;
};

/** The members in a text. Few texts have a mark. */
const membersOf = (text: string): Readonly<Record<string, unknown>> =>
  JSON.parse(
    text,
    text.includes(`"${dateKey}"`) || text.includes(`"${malformedKey}"`) ? revive : undefined,
  ) as Readonly<Record<string, unknown>>;

/** The record; undefined for one of a view that this release does not know. No status or time of it is one that cannot be shown. */
export const recordOfText = (text: string, columns: RecordColumns): ExecutionRecord | undefined => {
  const members = membersOf(text);
  return recordCodec.decode({
    ...members,
    ...columns,
    kind: columns.kind.type,
    status: storedStatus(members.status),
    fetchedAt: new Date(storedMoment(columns.fetchedAt)),
  }) as ExecutionRecord | undefined;
};

/** True for a field that is not in the schema, and so is not fetched. */
const isInternal = ({ fields }: AnyKind, name: string): boolean => {
  const field = fields[name];
  return field !== undefined && 'read' in field && field.isInternal === true;
};

/**
 * The record without values that are not to be stored. Its view lacks these fields, so that they are fetched if selected. One from the log keeps
 * its view: AWS no longer returns them.
 */
export const withoutWithheld = (record: ExecutionRecord): ExecutionRecord => {
  const kind = kindOf(record.kind as NodeKind);
  const withheld = Object.entries(kind.execution?.search.withheld ?? {});
  const members = record as unknown as Readonly<Record<string, unknown>>;
  const fetched = withheld.map(([name]) => name).filter((name) => !isInternal(kind, name));
  const view = isFromLog(record) ? record.view : kind.views.without(record.view, fetched);
  const reduced: Record<string, unknown> = {};
  for (const [name, reduce] of withheld) {
    const value = members[name];
    reduced[name] = value === undefined || value instanceof Error ? undefined : reduce(value);
  }
  const isSame = view === record.view && withheld.every(([name]) => reduced[name] === members[name]);
  return isSame ? record : (kind.revive({ ...record, ...reduced, view }) as ExecutionRecord);
};
