import type { LogEvent, LogGroup, LogStream, LogWindow } from '../estate';
import { hours } from './time';

/** An event with the name of its stream. */
export interface StreamEvent extends LogEvent {
  readonly stream: string;
}

/** The place of an event in the order of its group. */
export type Position = Pick<StreamEvent, 'timestamp' | 'stream' | 'sequence'>;

export interface Reading {
  readonly group: LogGroup;
  readonly window: LogWindow;
  readonly newestFirst: boolean;
  /** The reading continues behind this event. */
  readonly after: Position | undefined;
  readonly isWanted: (stream: LogStream) => boolean;
}

/** The events of a group in order of time. Reads hour by hour, so that the first page of a long log costs little. */
export function* eventsInOrder({
  group,
  window,
  newestFirst,
  after,
  isWanted,
}: Reading): Generator<StreamEvent> {
  const sign = newestFirst ? -1 : 1;
  for (const slice of slicesOf(remaining(window, newestFirst, after), newestFirst)) {
    const events = group
      .streams(slice)
      .filter(isWanted)
      .flatMap((stream) => stream.events(slice).map((event) => ({ ...event, stream: stream.name })));
    for (const event of events.toSorted((one, other) => sign * compare(one, other))) {
      if (after === undefined || sign * compare(event, after) > 0) yield event;
    }
  }
}

const remaining = (window: LogWindow, newestFirst: boolean, after: Position | undefined): LogWindow => {
  if (after === undefined) return window;
  return newestFirst ? { ...window, to: after.timestamp } : { ...window, from: after.timestamp };
};

const compare = (one: Position, other: Position): number =>
  one.timestamp - other.timestamp || compareText(one.stream, other.stream) || one.sequence - other.sequence;

const compareText = (one: string, other: string) => (one < other ? -1 : Number(one > other));

const sliceLength = hours(1);

/** Cuts the window into hours. */
function* slicesOf({ from, to }: LogWindow, newestFirst: boolean): Generator<LogWindow> {
  const count = Math.max(0, Math.ceil((to - from + 1) / sliceLength));
  for (let at = 0; at < count; at += 1) {
    const begin = from + (newestFirst ? count - 1 - at : at) * sliceLength;
    yield { from: begin, to: Math.min(to, begin + sliceLength - 1) };
  }
}
