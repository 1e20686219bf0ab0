import type { AwsCallInfo } from './errors';
import type { NodeRecord } from './record';
import type { TtlClass } from './ttl';

/** What AWS returned for one call, and when. */
export interface Answer<Output> {
  readonly output: Output;
  readonly fetchedAt: Date;
  readonly call: AwsCallInfo;
}

/** A record and how long it stays valid; undefined for one that has too few fields to serve others. */
export interface ParsedRecord {
  readonly record: NodeRecord;
  readonly ttl: TtlClass | undefined;
}

/** What an answer becomes. */
export interface Parsed<Value> {
  readonly value: Value;
  /** Undefined: the value is not cached as a whole. */
  readonly ttl: TtlClass | undefined;
  /** The records that the answer holds. */
  readonly records: readonly ParsedRecord[];
}
