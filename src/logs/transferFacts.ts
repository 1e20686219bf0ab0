import type { FileLocation, UserDetails } from '@aws-sdk/client-transfer';
import { groupedBy } from '../model/groups';
import type { ReturnedResults } from './returnedSteps';
import type { TransferEvent, TransferLine } from './transferLine';

/*
 * What is known of one execution of a Transfer workflow from its log, and what AWS's API has returned of it that the log may lack. Lines arrive
 * late, twice, in any order, or never. So facts are merged by a function that is commutative, associative and idempotent, and everything else is
 * derived from the merged facts.
 */

/** A value that AWS's API has returned, and when it last did: epoch milliseconds. */
export interface Returned<Value> {
  readonly value: Value;
  readonly at: number;
}

/** JSON holds them. */
export interface TransferFacts {
  /** By time, each once. */
  readonly events: readonly TransferEvent[];
  readonly user?: Partial<UserDetails>;
  readonly file?: FileLocation;
  /** Names that only steps of the workflow's exception handler have, sorted. */
  readonly handlers?: readonly string[];
  /** When AWS's API last returned the execution, and when it last did not know it: epoch milliseconds. */
  readonly returnedAt?: number;
  readonly unknownAt?: number;
  /**
   * When it last returned the whole list of the workflow's executions in progress: epoch milliseconds. Where that had the execution, `returnedAt` is not
   * earlier.
   */
  readonly listedAt?: number;
  /** The newest status in AWS's word. */
  readonly word?: Returned<string>;
  /** The newest results of steps, which may be older than the status. */
  readonly results?: Returned<ReturnedResults>;
}

/** An execution has at most 16 steps. Of forged lines, the earliest ones are kept of each type. */
const mostOfType = 64;

const textOfEvent = (event: TransferEvent): string =>
  JSON.stringify([
    event.type,
    event.stepType ?? null,
    event.stepName ?? null,
    event.errorType ?? null,
    event.errorMessage ?? null,
  ]);

/** An event with its text, which is made once: it is compared often. */
interface Worded {
  readonly event: TransferEvent;
  readonly text: string;
}

/** By time; at the same time, in an order of its own, so that it does not depend on that of the arrival. */
const compareWorded = (one: Worded, other: Worded): number =>
  one.event.at - other.event.at || (one.text < other.text ? -1 : Number(one.text > other.text));

/** Each event once, in the order of `compareWorded`, and the earliest ones of each type. */
const mergeEvents = (events: readonly TransferEvent[]): readonly TransferEvent[] => {
  const worded = events.map((event): Worded => ({ event, text: textOfEvent(event) }));
  const distinct = new Map(worded.map((one) => [`${one.event.at} ${one.text}`, one]));
  const counts = new Map<string, number>();
  const kept: TransferEvent[] = [];
  for (const { event } of [...distinct.values()].sort(compareWorded)) {
    const count = (counts.get(event.type) ?? 0) + 1;
    counts.set(event.type, count);
    if (count <= mostOfType) kept.push(event);
  }
  return kept;
};

/** The lesser text of two, so that the order of the lines does not decide between different ones. */
const least = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one;

const leastLocation = (
  one: FileLocation | undefined,
  other: FileLocation | undefined,
): FileLocation | undefined => {
  if (!one || !other) return one ?? other;
  return JSON.stringify(other) < JSON.stringify(one) ? other : one;
};

const latest = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);

const newest = <Value>(
  one: Returned<Value> | undefined,
  other: Returned<Value> | undefined,
): Returned<Value> | undefined => {
  if (!one || !other) return one ?? other;
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return JSON.stringify(other.value) > JSON.stringify(one.value) ? other : one;
};

const mergeUsers = (one: Partial<UserDetails> = {}, other: Partial<UserDetails> = {}) => ({
  ServerId: least(one.ServerId, other.ServerId),
  UserName: least(one.UserName, other.UserName),
  SessionId: least(one.SessionId, other.SessionId),
});

/** The members that are known, of which objects have at least one. */
const compact = <Value extends object>(value: Value): Value | undefined => {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return members.length === 0 ? undefined : (Object.fromEntries(members) as Value);
};

/** All that two sets of facts about one execution say. Commutative, associative and idempotent. */
export const mergeFacts = (one: TransferFacts, other: TransferFacts): TransferFacts => {
  const handlers = [...new Set([...(one.handlers ?? []), ...(other.handlers ?? [])])].sort();
  return {
    events: [],
    ...compact({
      events: mergeEvents([...one.events, ...other.events]),
      user: compact(mergeUsers(one.user, other.user)),
      file: leastLocation(one.file, other.file),
      handlers: handlers.length === 0 ? undefined : handlers,
      returnedAt: latest(one.returnedAt, other.returnedAt),
      unknownAt: latest(one.unknownAt, other.unknownAt),
      listedAt: latest(one.listedAt, other.listedAt),
      word: newest(one.word, other.word),
      results: newest(one.results, other.results),
    }),
  } as TransferFacts;
};

export const noFacts: TransferFacts = { events: [] };

/** What lines about one execution say. */
const factsOfExecution = (lines: readonly TransferLine[]): TransferFacts => {
  const events = lines.map(({ event }) => event);
  const user = lines.map((line) => line.user).reduce(mergeUsers, {});
  const file = lines.map((line) => line.file).reduce(leastLocation, undefined);
  return mergeFacts({ events, user, ...(file && { file }) }, noFacts);
};

/**
 * The facts of executions in lines of any executions, by `workflowId` and `executionId` with a space between. Sorts the lines of each execution once,
 * however many of them were forged.
 */
export const factsOfLines = (lines: readonly TransferLine[]): ReadonlyMap<string, TransferFacts> => {
  const byExecution = groupedBy(lines, ({ workflowId, executionId }) => `${workflowId} ${executionId}`);
  return new Map([...byExecution].map(([key, some]) => [key, factsOfExecution(some)]));
};
