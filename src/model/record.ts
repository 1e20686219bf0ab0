import type { Scope } from './scope';
import type { ExecutionStatus } from './status';

/** The fields that one way to an object returns. Records of one view know the same fields. */
export interface View {
  readonly name: string;
  /** True for a record that was made of ids and other known fields, without an answer of AWS. */
  readonly isStub: boolean;
  /** Fields whose values a record of this view holds, or which are computed from these. */
  readonly fields: ReadonlySet<string>;
  /** The same, and fields that can be found without the object's Get. */
  readonly reachable: ReadonlySet<string>;
}

/**
 * What one answer of AWS says about one object, in the gateway's form. Records are immutable, made once when the answer
 * arrives, and shared by all requests of the process. All records of a kind have the same shape; a field
 * outside of `view` is undefined. A field whose value is malformed holds the error that its resolution throws.
 */
export interface NodeRecord {
  /** The GraphQL type. */
  readonly kind: string;
  /** The global id. */
  readonly id: string;
  readonly scope: Scope;
  /** When AWS was asked: the answer is at least as new. */
  readonly fetchedAt: Date;
  readonly view: View;
}

export const isRecord = (value: unknown): value is NodeRecord =>
  typeof value === 'object' && value !== null && 'kind' in value && 'view' in value;

/** Where what is known of an execution comes from. `HISTORY` and `LOG`: AWS's API no longer knows it. */
export const executionOrigins = ['AWS', 'HISTORY', 'LOG'] as const;

export type ExecutionOrigin = (typeof executionOrigins)[number];

/** The name of the view of records that were made from log lines. */
export const logViewName = 'log';

/** True for a record that was made from log lines. */
export const isFromLog = ({ view }: Pick<NodeRecord, 'view'>): boolean => view.name === logViewName;

/** What the history knows of an execution. Times are epoch milliseconds. */
export interface Seen {
  readonly origin: ExecutionOrigin;
  /** When an answer of AWS had it first, and last. */
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  /** Since when AWS is known not to know it; undefined while it does. */
  readonly goneAt?: number | undefined;
}

/** The canonical form of an execution, free of the SDK's types. Every execution record is one. */
export interface ExecutionSnapshot {
  readonly id: string;
  readonly kind: string;
  readonly scope: Scope;
  readonly status: ExecutionStatus;
  /** AWS's own word; undefined where the answer has none. */
  readonly rawStatus?: string | undefined;
  /** Epoch seconds; undefined where the answer has none. */
  readonly startedAt?: number | undefined;
  readonly endedAt?: number | undefined;
  readonly statusReason?: string | undefined;
  /** Global ids of what the execution belongs to, the nearest first. */
  readonly parents: readonly string[];
  readonly fetchedAt: Date;
  /** Only of a record from the history. */
  readonly seen?: Seen | undefined;
}

/** True for a record of an execution that AWS's API no longer knows. What the record lacks cannot be fetched. */
export const isForgotten = ({ seen }: Partial<ExecutionSnapshot>): boolean =>
  seen !== undefined && seen.origin !== 'AWS';

export type ExecutionRecord = NodeRecord & ExecutionSnapshot;
