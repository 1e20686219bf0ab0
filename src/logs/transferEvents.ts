import { withReturnedSteps } from './returnedSteps';
import type { TransferFacts } from './transferFacts';
import type { TransferEvent } from './transferLine';
import { type LoggedStep, loggedSteps, type LoggedSteps } from './transferSteps';

/** AWS's words for an execution that has ended. */
const endWords = ['COMPLETED', 'EXCEPTION'] as const;

type EndWord = (typeof endWords)[number];

/**
 * An execution as its log shows it, and what AWS's API has returned that the log lacks. Times are epoch milliseconds; undefined where the line is
 * missing.
 */
export interface LoggedExecution extends LoggedSteps {
  /** AWS's word: undefined where no end was logged, and AWS has returned none. */
  readonly word: EndWord | undefined;
  /** Why the status is not known, or the message of the first error. */
  readonly reason: string | undefined;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
}

/** The last line about the end decides. At one time, an error does. */
const endOf = (events: readonly TransferEvent[]): TransferEvent | undefined =>
  events.reduce<TransferEvent | undefined>((last, event) => {
    if (event.type !== 'ExecutionCompleted' && event.type !== 'ExecutionErrored') return last;
    const isLater = last === undefined || event.at > last.at;
    return isLater || (event.at === last.at && event.type === 'ExecutionErrored') ? event : last;
  }, undefined);

const firstError = (steps: readonly LoggedStep[]): string | undefined =>
  steps.find(({ error }) => error?.message !== undefined)?.error?.message;

/** True where AWS's API has not known the execution since it last returned it: it has ended. */
export const isForgottenByApi = ({
  events,
  returnedAt = -Infinity,
  unknownAt,
  listedAt = -Infinity,
}: TransferFacts): boolean =>
  (unknownAt !== undefined && unknownAt >= returnedAt) ||
  listedAt > Math.max(returnedAt, events.at(-1)?.at ?? -Infinity);

/** AWS does not know an execution that has ended. What has not ended may still run. */
const whyUnknown = (events: readonly TransferEvent[], isOver: boolean): string => {
  const isThrottled = events.some(({ type }) => type === 'ExecutionThrottled');
  const end = isOver ? 'ended, no end was logged' : 'no end was logged so far';
  return isThrottled ? `AWS throttled the execution; ${end}` : end;
};

/** True where the log shows how the execution has ended. */
export const hasLoggedEnd = ({ events }: TransferFacts): boolean => endOf(events) !== undefined;

const firstAt = (
  { events }: Pick<TransferFacts, 'events'>,
  type: TransferEvent['type'],
): number | undefined => events.find((event) => event.type === type)?.at;

/** When the execution has started by its log, in epoch milliseconds; undefined where that has no line of it. */
export const loggedStart = (facts: TransferFacts): number | undefined => firstAt(facts, 'ExecutionStarted');

/** The last line about the end decides; without one, AWS's last word, if that is of an end. */
const endWordOf = (end: TransferEvent | undefined, { word }: TransferFacts): EndWord | undefined => {
  if (end) return end.type === 'ExecutionCompleted' ? 'COMPLETED' : 'EXCEPTION';
  return endWords.find((one) => one === word?.value);
};

const reasonOf = (
  word: EndWord | undefined,
  { steps, onExceptionSteps }: LoggedSteps,
  facts: TransferFacts,
): string | undefined => {
  if (word === undefined) return whyUnknown(facts.events, isForgottenByApi(facts));
  return word === 'EXCEPTION' ? (firstError(steps) ?? firstError(onExceptionSteps)) : undefined;
};

/** The execution that facts describe. The order in which they arrived does not matter. */
export const executionOf = (facts: TransferFacts): LoggedExecution => {
  const { events, handlers, results } = facts;
  const end = endOf(events);
  const logged = loggedSteps(events, handlers);
  const steps = results ? withReturnedSteps(logged, results.value) : logged;
  const word = endWordOf(end, facts);
  return {
    ...steps,
    word,
    reason: reasonOf(word, steps, facts),
    startedAt: loggedStart(facts),
    // A line that arrived twice may have a later time as well.
    endedAt: end && firstAt(facts, end.type),
  };
};
