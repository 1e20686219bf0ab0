import type { ExecutionStatus } from './status';

/**
 * How long an answer of AWS stays valid. `immutable`: an execution that has ended. `definition`: what people change now
 * and then, such as policies, pipelines and servers. `stable`: a list in which everything has ended, but which may get
 * longer. `volatile`: what may change at any moment. `tokened`: what does not change, but has a page token of AWS, which ends.
 */
export type TtlClass = 'immutable' | 'tokened' | 'definition' | 'stable' | 'volatile';

const unfinished: ReadonlySet<ExecutionStatus> = new Set([
  'PENDING',
  'RUNNING',
  'CANCELLING',
  'ROLLING_BACK',
  'UNKNOWN',
]);

/** The TTL class of an execution with this status. */
export const ttlOfStatus = (status: ExecutionStatus): TtlClass =>
  unfinished.has(status) ? 'volatile' : 'immutable';

/** The TTL class of a list, given those of its items: a list can always get longer. */
export const ttlOfList = (items: readonly TtlClass[]): TtlClass =>
  items.includes('volatile') ? 'volatile' : 'stable';

const unfinishedImageStates: ReadonlySet<string | undefined> = new Set([
  undefined,
  'PENDING',
  'CREATING',
  'BUILDING',
  'TESTING',
  'DISTRIBUTING',
  'INTEGRATING',
]);

/** The TTL class of an image in this state. An image that is done can still be retried, deprecated or deleted. */
export const ttlOfImage = (state: string | undefined): TtlClass =>
  unfinishedImageStates.has(state) ? 'volatile' : 'stable';
