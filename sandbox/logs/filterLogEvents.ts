import { createHash } from 'node:crypto';
import type { FilteredLogEvent, FilterLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { LogStream, LogWindow } from '../estate';
import { operation, type Call } from '../operation';
import { logStreamName } from '../patterns';
import { boolean, integer, list, optional, text, type InputOf } from '../validation';
import { eventsInOrder, type Position, type StreamEvent } from './eventOrder';
import { filterPattern } from './filterPattern';
import { groupInput, invalidParameter, lifetimeOf, readableGroupOf, streamNamed, within } from './logGroups';
import { byteCounter, maximumEvents } from './pageSize';
import { decodeToken, encodeToken, requestOf } from './tokens';

const streamName = text({ min: 1, max: 512, pattern: logStreamName });
const moment = integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

const shape = {
  ...groupInput,
  logStreamNames: optional(list(streamName, { min: 1, max: 100 })),
  logStreamNamePrefix: optional(streamName),
  startTime: optional(moment),
  endTime: optional(moment),
  filterPattern: optional(text({ max: 1024 })),
  nextToken: optional(text({ min: 1 })),
  limit: optional(integer({ min: 1, max: maximumEvents })),
  startFromHead: optional(boolean()),
  interleaved: optional(boolean()),
  unmask: optional(boolean()),
};

type FilterCall = Call<InputOf<typeof shape>>;

/**
 * A page examines this many events before it filters them. So a pattern that matches few events has empty pages with a
 * token. AWS's own number is not published.
 */
const examinedPerPage = 1000;

/** The end time is inclusive. Only the last page has no token. */
export const filterLogEvents = operation(shape, (call): FilterLogEventsResponse => {
  const { input, now } = call;
  const group = readableGroupOf(call);
  const matches = filterPattern(input.filterPattern);
  const { newestFirst, after } = progressOf(call);
  const isWanted = streamFilter(call);
  const window = within(lifetimeOf(group, now), windowOf(call));
  const bytes = byteCounter();
  const found: StreamEvent[] = [];
  let last: Position | undefined;
  let examined = 0;
  for (const event of eventsInOrder({ group, window, newestFirst, after, isWanted })) {
    if (event.ingestionTime > now.getTime()) continue;
    const isMatch = matches(event.message);
    const isFull = examined === examinedPerPage || found.length === (input.limit ?? maximumEvents);
    if (isFull || (isMatch && !bytes.takes(event.message))) {
      return pageOf(found, tokenOf(call, newestFirst, last));
    }
    examined += 1;
    last = event;
    if (isMatch) found.push(event);
  }
  return pageOf(found);
});

const pageOf = (events: readonly StreamEvent[], nextToken?: string): FilterLogEventsResponse => ({
  events: events.map(filteredEvent),
  searchedLogStreams: [],
  nextToken,
});

const filteredEvent = (event: StreamEvent): FilteredLogEvent => ({
  logStreamName: event.stream,
  timestamp: event.timestamp,
  message: event.message,
  ingestionTime: event.ingestionTime,
  eventId: eventId(event),
});

/** 56 digits that begin with the time, as AWS's do. */
const eventId = ({ timestamp, stream, sequence }: Position): string => {
  const hash = createHash('sha256').update(`${stream}\n${sequence}`).digest('hex').slice(0, 32);
  return String(timestamp).padStart(15, '3') + BigInt(`0x${hash}`).toString().padStart(41, '0');
};

const streamFilter = (call: FilterCall): ((stream: LogStream) => boolean) => {
  const { logStreamNames: names, logStreamNamePrefix: prefix } = call.input;
  if (names === undefined) return ({ name }) => name.startsWith(prefix ?? '');
  if (prefix !== undefined) {
    throw invalidParameter('logStreamNames and logStreamNamePrefix exclude each other.');
  }
  const group = readableGroupOf(call);
  const wanted = new Set(names);
  for (const name of wanted) streamNamed(group, name, call.now);
  return ({ name }) => wanted.has(name);
};

const windowOf = ({ input }: FilterCall): LogWindow => {
  const { startTime: from = 0, endTime: to = Number.MAX_SAFE_INTEGER } = input;
  if (to < from) throw invalidParameter('endTime must not be before startTime.');
  return { from, to };
};

/** Newest first is available for times since then. */
const firstNewestFirst = Date.UTC(2024, 0, 1);

/** The direction and the last event of the page before. A token has its own direction, whatever the input says. */
const progressOf = (call: FilterCall): { newestFirst: boolean; after: Position | undefined } => {
  const { nextToken, startFromHead = true, startTime = 0 } = call.input;
  if (nextToken === undefined) {
    if (!startFromHead && startTime < firstNewestFirst) {
      throw invalidParameter('startFromHead can be false only for a startTime on or after 2024-01-01.');
    }
    return { newestFirst: !startFromHead, after: undefined };
  }
  const [newestFirst, timestamp, stream, sequence] = decodeToken(requestFor(call), nextToken, call.now);
  const after = { timestamp: Number(timestamp), stream: String(stream), sequence: Number(sequence) };
  return { newestFirst: newestFirst === true, after };
};

const tokenOf = (call: FilterCall, newestFirst: boolean, last: Position | undefined): string =>
  encodeToken(requestFor(call), [newestFirst, last?.timestamp, last?.stream, last?.sequence], call.now);

const requestFor = (call: FilterCall): string => {
  const { input } = call;
  return requestOf(call, [
    readableGroupOf(call).name,
    input.logStreamNames,
    input.logStreamNamePrefix,
    input.startTime,
    input.endTime,
    input.filterPattern,
  ]);
};
