import { LRUCache } from 'lru-cache';
import type { History } from '.';
import { executionKindOf, executionNameOf } from './row';
import type { ExecutionRecord } from '../model/record';
import { scopeKey } from '../model/scope';
import type { ExpectedDuration } from './statistics';

/** Expectations change slowly. */
const freshMs = 60_000;

/** The names whose expectation is kept. */
const mostNames = 5_000;

interface Expectation {
  readonly value: Promise<ExpectedDuration | undefined>;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The durations to expect, for all requests of the process. */
export type Expectations = (record: ExecutionRecord) => Promise<ExpectedDuration | undefined>;

/**
 * Returns how long executions of the same kind, name and scope usually take: at most a minute old. Undefined where the
 * record has no name, or no such execution has succeeded. Rejects with HistoryUnavailable. A caller who may see the record
 * may see these executions, so all callers share the result.
 */
export const createExpectations = (
  { expectedDuration }: Pick<History, 'expectedDuration'>,
  now: () => number,
): Expectations => {
  const known = new LRUCache<string, Expectation>({ max: mostNames });

  return async (record) => {
    const kind = executionKindOf(record);
    const name = kind && executionNameOf(record, kind);
    if (!kind || typeof name !== 'string') return undefined;
    const { kind: kindName } = kind.execution;
    const scope = scopeKey(record.scope);
    const key = JSON.stringify([scope, kindName, name]);
    const kept = known.get(key);
    if (kept && Math.abs(now() - kept.at) < freshMs) return kept.value;
    const isOfScope = (other: Parameters<typeof scopeKey>[0]): boolean => scopeKey(other) === scope;
    const value = expectedDuration(kindName, name, { maySee: isOfScope, maySeeSensitive: () => false });
    known.set(key, { value, at: now() });
    value.catch(() => known.delete(key));
    return value;
  };
};
