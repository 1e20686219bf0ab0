import type { ExecutionStatus } from './status';

/**
 * How long what AWS told stays true. `finished`: what has ended does not change any more. `definition`: what people
 * change now and then, such as policies, pipelines and servers. `settled`: a list in which everything has ended, but
 * which may get longer. `lively`: what may change at any moment.
 */
export type Lifetime = 'finished' | 'definition' | 'settled' | 'lively';

const unfinished: ReadonlySet<ExecutionStatus> = new Set([
  'PENDING',
  'RUNNING',
  'CANCELLING',
  'ROLLING_BACK',
  'UNKNOWN',
]);

/** The lifetime of an execution with this status. */
export const lifetimeOf = (status: ExecutionStatus): Lifetime =>
  unfinished.has(status) ? 'lively' : 'finished';

/** The lifetime of a list of executions: as long as that of its most lively member, and a list may always get longer. */
export const lifetimeOfList = (statuses: readonly ExecutionStatus[]): Lifetime =>
  statuses.some((status) => unfinished.has(status)) ? 'lively' : 'settled';

const livelyImageStates: ReadonlySet<string | undefined> = new Set([
  undefined,
  'PENDING',
  'CREATING',
  'BUILDING',
  'TESTING',
  'DISTRIBUTING',
  'INTEGRATING',
]);

/** The lifetime of an image in this state. Even an image that is done can be retried, deprecated or deleted. */
export const lifetimeOfImage = (state: string | undefined): Lifetime =>
  livelyImageStates.has(state) ? 'lively' : 'settled';
