import type { Insertable } from 'kysely';
import { type ExecutionKindSpec, isExecutionKind, isNodeKind, kindOf } from '../kinds';
import { type ExecutionStatus, hasNotEnded, isUnderWay } from '../model/status';
import { type ExecutionRecord, isFromLog, type NodeRecord } from '../model/record';
import { epochMs } from '../model/time';
import { comparableName } from './comparable';
import { type ExecutionsTable, startsLast } from './tables';
import { termOf } from './textSearch';

/** The longest text that a search compares, in characters. */
const longestText = 2_000;

/** A text of AWS's answer; undefined for anything else. */
const textOf = (read: () => unknown): string | undefined => {
  try {
    const value = read();
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
};

const nameOf = (read: () => unknown): string | null => {
  const text = textOf(read);
  return text === undefined ? null : comparableName(text);
};

/** Texts in the form that a search compares: one line for each, in lower case, and the first 2,000 characters of all. */
export const searchable = (texts: readonly unknown[]): string => {
  const known = texts.filter((text): text is string => typeof text === 'string' && text !== '');
  return termOf([...new Set(known)].join('\n')).slice(0, longestText);
};

const textsOf = (read: () => readonly unknown[]): readonly unknown[] => {
  try {
    return read();
  } catch {
    return [];
  }
};

/** The kind of a record; undefined for one that is no execution, or whose view lacks the status. */
export const executionKindOf = (record: NodeRecord): ExecutionKindSpec | undefined => {
  const kind = isNodeKind(record.kind) ? kindOf(record.kind) : undefined;
  return kind && isExecutionKind(kind) && record.view.fields.has('status') ? kind : undefined;
};

/** What an execution is a run of, as the store compares it; null where the record has no name. */
export const executionNameOf = (record: ExecutionRecord, { execution }: ExecutionKindSpec): string | null =>
  nameOf(() => execution.search.name(record));

/** The part of a key or path after its last `/`. */
const baseOf = (read: () => unknown): string | null => nameOf(() => textOf(read)?.split('/').at(-1));

type RecordRow = Omit<
  Insertable<ExecutionsTable>,
  'number' | 'source' | 'first_seen_at' | 'last_seen_at' | 'gone_at'
>;

/** The status of an execution. How one has ended that AWS no longer knows since `goneAt`, is not known. */
export const statusSince = (status: ExecutionStatus, goneAt: number | undefined): ExecutionStatus =>
  goneAt !== undefined && hasNotEnded(status) ? 'UNKNOWN' : status;

/** What the columns hold of a record. */
export const rowOf = (record: ExecutionRecord, kind: ExecutionKindSpec, goneAt: number | null): RecordRow => {
  const { idNames, execution } = kind;
  const { name, userName, fileName, texts } = execution.search;
  const startedAt = epochMs(record.startedAt);
  const endedAt = epochMs(record.endedAt);
  const user = nameOf(() => userName?.(record));
  const file = nameOf(() => fileName?.(record));
  const members = record as unknown as Readonly<Record<string, string>>;
  const status = statusSince(record.status, goneAt ?? undefined);
  return {
    id: record.id,
    aws_id: members[idNames.at(-1) ?? ''] ?? '',
    status,
    name: executionNameOf(record, kind),
    parent_id: record.parents[0] ?? null,
    started_order: startedAt ?? (isUnderWay(status) ? startsLast : null),
    ended_at: endedAt ?? null,
    duration: startedAt === undefined || endedAt === undefined ? null : Math.max(0, endedAt - startedAt),
    user_name: user,
    file_name: file,
    file_base: baseOf(() => fileName?.(record)),
    logged: Number(isFromLog(record)),
    search_text: searchable([
      textOf(() => name(record)),
      textOf(() => record.statusReason),
      ...textsOf(() => texts?.(record) ?? []),
    ]),
    sensitive_text: searchable([user, file]),
  };
};
