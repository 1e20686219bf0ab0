import type { TransferFacts } from './transferFacts';
import type { TransferEvent } from './transferLine';
import { type LoggedStep, loggedSteps, type LoggedSteps } from './transferSteps';

/** An execution as its log shows it. Times are epoch milliseconds; undefined where the line is missing. */
export interface LoggedExecution extends LoggedSteps {
  /** AWS's word: undefined where no end was logged. */
  readonly word: 'COMPLETED' | 'EXCEPTION' | undefined;
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

/** AWS does not know an execution that has ended. What has not ended may still run. */
const whyUnknown = (events: readonly TransferEvent[], isOver: boolean): string => {
  const isThrottled = events.some(({ type }) => type === 'ExecutionThrottled');
  const end = isOver ? 'ended, no end was logged' : 'no end was logged so far';
  return isThrottled ? `AWS throttled the execution; ${end}` : end;
};

/** True where the log shows how the execution has ended. */
export const hasLoggedEnd = ({ events }: TransferFacts): boolean => endOf(events) !== undefined;

/** The execution that facts describe. The order in which they arrived does not matter. */
export const executionOf = ({ events, handlers, unknownAt }: TransferFacts): LoggedExecution => {
  const end = endOf(events);
  const steps = loggedSteps(events, handlers);
  const first = (type: TransferEvent['type']) => events.find((event) => event.type === type)?.at;
  return {
    ...steps,
    word: end && (end.type === 'ExecutionCompleted' ? 'COMPLETED' : 'EXCEPTION'),
    reason:
      end?.type === 'ExecutionErrored'
        ? (firstError(steps.steps) ?? firstError(steps.onExceptionSteps))
        : end
          ? undefined
          : whyUnknown(events, unknownAt !== undefined),
    startedAt: first('ExecutionStarted'),
    // A line that arrived twice may have a later time as well.
    endedAt: end && first(end.type),
  };
};
