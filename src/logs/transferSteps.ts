import { groupedBy } from '../model/groups';
import type { TransferEvent } from './transferLine';

/** A step that has run, from its lines. Times are epoch milliseconds; undefined where the line is missing. */
export interface LoggedStep {
  readonly type: string | undefined;
  readonly name: string | undefined;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly error: { readonly type: string | undefined; readonly message: string | undefined } | undefined;
  /** As AWS's API has returned them. The log has none. */
  readonly outputs?: string | undefined;
}

interface OpenStep {
  readonly startedAt: number | undefined;
}

const closed = (
  { startedAt }: OpenStep,
  { at, type, stepType, stepName, errorType, errorMessage }: TransferEvent,
): LoggedStep => ({
  type: stepType,
  name: stepName,
  startedAt,
  endedAt: at,
  error: type === 'StepErrored' ? { type: errorType, message: errorMessage } : undefined,
});

/** A line of the end, where there are several at one time: an error is what matters. */
const endIn = (events: readonly TransferEvent[]): TransferEvent | undefined =>
  events.find(({ type }) => type === 'StepErrored') ?? events.find(({ type }) => type === 'StepCompleted');

/**
 * The steps in lines that have the same type and name. Steps run one after the other, so a second start before an end, and a
 * second end before a start, repeat a line. At one time, a step ends before it starts again.
 */
const stepsOfOne = (events: readonly TransferEvent[]): readonly LoggedStep[] => {
  const steps: LoggedStep[] = [];
  let open: OpenStep | undefined;
  const end = (event: TransferEvent): void => {
    if (open) steps.push(closed(open, event));
    else if (steps.length === 0) steps.push(closed({ startedAt: undefined }, event));
    open = undefined;
  };
  for (const [time, some] of groupedBy(events, ({ at }) => String(at))) {
    const at = Number(time);
    const ended = endIn(some);
    const isStarted = some.some(({ type }) => type === 'StepStarted');
    const isInvoked = some.some(({ type }) => type === 'CustomStepInvoked');
    if (ended && open) {
      end(ended);
      if (isStarted) open = { startedAt: at };
    } else {
      if (isStarted) open ??= { startedAt: at };
      else if (isInvoked && !ended) open ??= { startedAt: undefined };
      if (ended) end(ended);
    }
  }
  const [{ stepType, stepName } = { stepType: undefined, stepName: undefined }] = events;
  const running = open && { type: stepType, name: stepName, ...open, endedAt: undefined, error: undefined };
  return running ? [...steps, running] : steps;
};

const stepEvents: ReadonlySet<string> = new Set([
  'StepStarted',
  'CustomStepInvoked',
  'StepCompleted',
  'StepErrored',
]);

/** When a step is first known to run. That of a custom step whose start is missing and which has no end is not known. */
const firstAt = ({ startedAt, endedAt }: LoggedStep): number => startedAt ?? endedAt ?? Infinity;

const compareSteps = (one: LoggedStep, other: LoggedStep): number => {
  const difference = firstAt(one) - firstAt(other);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  return (one.endedAt ?? Number.MAX_VALUE) - (other.endedAt ?? Number.MAX_VALUE);
};

/** All steps in the events of one execution, in the order in which they ran. The events are in the order of time. */
const stepsOf = (events: readonly TransferEvent[]): readonly LoggedStep[] => {
  const own = events.filter(({ type }) => stepEvents.has(type));
  const byIdentity = groupedBy(own, ({ stepType, stepName }) =>
    JSON.stringify([stepType ?? null, stepName ?? null]),
  );
  return [...byIdentity.values()].flatMap(stepsOfOne).sort(compareSteps);
};

export interface LoggedSteps {
  readonly steps: readonly LoggedStep[];
  /** Those that ran because one of `steps` failed. */
  readonly onExceptionSteps: readonly LoggedStep[];
}

/**
 * The steps of an execution. No line says whether a step handles an exception: those with a name that only handlers have do, and so
 * do all that began after the first error.
 */
export const loggedSteps = (
  events: readonly TransferEvent[],
  handlers: readonly string[] = [],
): LoggedSteps => {
  const all = stepsOf(events);
  const failed = all.find(({ error }) => error !== undefined);
  const failedAt = failed?.endedAt ?? Infinity;
  const isHandler = (step: LoggedStep): boolean =>
    (step.name !== undefined && handlers.includes(step.name)) ||
    (failed !== undefined && step !== failed && firstAt(step) >= failedAt);
  return {
    steps: all.filter((step) => !isHandler(step)),
    onExceptionSteps: all.filter(isHandler),
  };
};
