import type { Kysely } from 'kysely';
import type { Tables } from './tables';

/** The databases differ in what their indexes of texts can do, and in how they lock. Everything else is the same. */
export type DatabaseKind = 'sqlite' | 'postgres';

/** The connections to the database. Every statement has a time limit, after which it rejects. */
export interface Database {
  readonly kind: DatabaseKind;
  /** For quick reads, which do not wait for the others. */
  readonly read: Kysely<Tables>;
  /** For pages. Most are quick, but a rare filter makes one read many rows. */
  readonly page: Kysely<Tables>;
  /** For reads of many rows. */
  readonly scan: Kysely<Tables>;
  readonly write: Kysely<Tables>;
  /** For migrations and maintenance, without a time limit. */
  readonly maintain: Kysely<Tables>;
  /**
   * Calls back when another process may have reported something on a channel: after each report, and after each time in which some could
   * have been missed. Returns a function that ends it. Undefined where the database has one process.
   */
  readonly listen?: (channel: string, onNews: () => void) => () => void;
  /** The size of the database in bytes, with the write-ahead log of a file of SQLite. */
  size(): Promise<number>;
  close(): Promise<void>;
}

/** Time limits in milliseconds. */
export interface TimeLimits {
  readonly connect: number;
  readonly read: number;
  readonly page: number;
  readonly scan: number;
  readonly write: number;
}

export const usualLimits: TimeLimits = {
  connect: 3_000,
  read: 2_000,
  page: 2_000,
  scan: 10_000,
  write: 10_000,
};
