import type { GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { ServiceError } from '../errors';
import type { LogEvent } from '../estate';
import { operation, type Call } from '../operation';
import { logStreamName } from '../patterns';
import { boolean, integer, optional, text, type InputOf } from '../validation';
import { groupInput, lifetimeOf, readableGroupOf, streamNamed, within } from './logGroups';
import { byteCounter, maximumEvents } from './pageSize';
import { decodeToken, encodeToken, requestOf } from './tokens';

const moment = integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

const shape = {
  ...groupInput,
  logStreamName: text({ min: 1, max: 512, pattern: logStreamName }),
  startTime: optional(moment),
  endTime: optional(moment),
  nextToken: optional(text({ min: 1 })),
  limit: optional(integer({ min: 1, max: maximumEvents })),
  startFromHead: optional(boolean()),
  unmask: optional(boolean()),
};

type GetCall = Call<InputOf<typeof shape>>;

/** The direction of a token: `f` to later events, `b` to earlier ones. */
type Direction = 'f' | 'b';

/**
 * The events of a page are in order of time, whatever the direction. The end time is exclusive. Both tokens are always
 * present: a token that returns no event is returned itself.
 */
export const getLogEvents = operation(shape, (call): GetLogEventsResponse => {
  const { nextToken, startFromHead = false } = call.input;
  const progress = nextToken === undefined ? startOf(startFromHead) : progressOf(call, nextToken);
  const { direction, position } = progress;
  const page = pageAt(call, progress);
  const isEnd = page.length === 0 ? nextToken : undefined;
  const [first, last] = [page.at(0), page.at(-1)];
  const empty = Number.isFinite(position) ? position : 0;
  const forward = last ? last.sequence + 1 : empty;
  const backward = first ? first.sequence : empty;
  return {
    events: page.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
    nextForwardToken: (direction === 'f' ? isEnd : undefined) ?? tokenOf(call, 'f', forward),
    nextBackwardToken: (direction === 'b' ? isEnd : undefined) ?? tokenOf(call, 'b', backward),
  };
});

/** Forward from the position, inclusive, or backward from it, exclusive. */
interface Progress {
  readonly direction: Direction;
  readonly position: number;
}

const startOf = (fromHead: boolean): Progress =>
  fromHead ? { direction: 'f', position: 0 } : { direction: 'b', position: Infinity };

/** The events of a page, oldest first. */
const pageAt = (call: GetCall, { direction, position }: Progress): readonly LogEvent[] => {
  const events = eventsOf(call);
  return direction === 'f'
    ? firstPage(
        events.filter(({ sequence }) => sequence >= position),
        call,
      )
    : firstPage(events.filter(({ sequence }) => sequence < position).toReversed(), call).toReversed();
};

/** The events in the window of the input, oldest first. */
const eventsOf = (call: GetCall): readonly LogEvent[] => {
  const { input, now } = call;
  const group = readableGroupOf(call);
  const { startTime: from = 0, endTime = Infinity } = input;
  const stream = streamNamed(group, input.logStreamName, now);
  return stream
    .events(within(lifetimeOf(group, now), { from, to: endTime - 1 }))
    .filter(({ ingestionTime }) => ingestionTime <= now.getTime());
};

/** As many events as a page holds. */
const firstPage = (events: readonly LogEvent[], { input }: GetCall): readonly LogEvent[] => {
  const bytes = byteCounter();
  const most = events.slice(0, input.limit ?? maximumEvents);
  const end = most.findIndex(({ message }) => !bytes.takes(message));
  return end === -1 ? most : most.slice(0, end);
};

const tokenOf = (call: GetCall, direction: Direction, position: number): string =>
  `${direction}/${encodeToken(requestFor(call, direction), [position], call.now)}/s`;

const progressOf = (call: GetCall, token: string): Progress => {
  const [, direction = '', values = ''] = /^([fb])\/([\w-]+)\/s$/.exec(token) ?? [];
  if (direction !== 'f' && direction !== 'b') throw new ServiceError('invalidToken');
  const [position] = decodeToken(requestFor(call, direction), values, call.now);
  return { direction, position: Number(position) };
};

const requestFor = (call: GetCall, direction: Direction): string => {
  const { logStreamName: stream, startTime, endTime } = call.input;
  return requestOf(call, [direction, readableGroupOf(call).name, stream, startTime, endTime]);
};
