import type { Selectable } from 'kysely';
import { kindOf, type NodeKind } from '../kinds';
import { type ExecutionOrigin, type ExecutionRecord, isFromLog, type Seen } from '../model/record';
import { storedMoment } from '../model/time';
import { recordOfText } from './recordText';
import { statusSince } from './row';
import type { Sources } from './sources';
import type { ExecutionsTable, RecordsTable } from './tables';

/** An execution of the store. Times are epoch milliseconds. */
export interface StoredExecution {
  /**
   * As AWS has returned it, with the other members in `seen`. `fetchedAt` is `lastSeenAt`. Where AWS no longer knows an execution that had not ended, its
   * status is UNKNOWN; `rawStatus` is AWS's last word.
   */
  readonly record: ExecutionRecord;
  readonly origin: ExecutionOrigin;
  /** When an answer of AWS had it first, and last. */
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  /** Undefined while AWS knows it. */
  readonly goneAt: number | undefined;
}

/** The columns of `executions` and `records` that `storedExecution` reads. */
export const storedColumns = [
  'executions.number',
  'executions.id',
  'executions.source',
  'executions.first_seen_at',
  'executions.last_seen_at',
  'executions.gone_at',
  'records.view',
  'records.record',
] as const;

export type StoredRow = Pick<
  Selectable<ExecutionsTable>,
  'number' | 'id' | 'source' | 'first_seen_at' | 'last_seen_at' | 'gone_at'
> &
  Pick<RecordsTable, 'view' | 'record'>;

/** The newest answer of AWS about an execution, of its row; undefined for one that this release cannot read. */
export const recordOfRow = async (
  row: Omit<StoredRow, 'first_seen_at' | 'gone_at'>,
  sources: Sources,
): Promise<ExecutionRecord | undefined> => {
  const source = await sources.get(row.source);
  return (
    source &&
    recordOfText(row.record, {
      kind: source.kind,
      scope: source.scope,
      id: row.id,
      fetchedAt: row.last_seen_at,
      view: row.view,
    })
  );
};

/** The same record of an execution, with what the store knows of it. */
export const withSeen = (record: ExecutionRecord, seen: Seen): ExecutionRecord => {
  const status = statusSince(record.status, seen.goneAt);
  const now =
    record.status === status
      ? record
      : (kindOf(record.kind as NodeKind).revive(Object.assign({ ...record }, { status })) as ExecutionRecord);
  return Object.freeze({ ...now, seen });
};

/** Where the record of an execution comes from that AWS's API does not know since `goneAt`. */
const originOf = (record: ExecutionRecord, goneAt: number | null): ExecutionOrigin => {
  if (isFromLog(record)) return 'LOG';
  return goneAt === null ? 'AWS' : 'HISTORY';
};

/** The execution of a row; undefined for one that this release cannot read. */
export const storedExecution = async (
  row: StoredRow,
  sources: Sources,
): Promise<StoredExecution | undefined> => {
  const record = await recordOfRow(row, sources);
  if (!record) return undefined;
  const seen = {
    origin: originOf(record, row.gone_at),
    firstSeenAt: storedMoment(row.first_seen_at),
    lastSeenAt: storedMoment(row.last_seen_at),
    goneAt: row.gone_at ?? undefined,
  } as const;
  return { record: withSeen(record, seen), ...seen };
};
