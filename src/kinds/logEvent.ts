import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { LogPlace } from '../logs/places';
import type { Redact } from '../logs/redact';
import { logs, type Operation } from '../model/operation';
import type { TtlClass } from '../model/ttl';
import { itemsOf } from './answers';
import type { AwsList } from './list';

/** A line of a log in CloudWatch Logs. */
export interface LogEvent {
  /** Unique in its group. */
  readonly eventId: string;
  readonly timestamp: Date;
  /** Without secrets, and cut to the longest length. */
  readonly message: string;
  /** The length of the whole line without secrets, in UTF-16 code units. */
  readonly messageLength: number;
  readonly stream: string | undefined;
}

/** Which events of which streams. */
export interface LogQuery {
  readonly place: LogPlace;
  /** Epoch milliseconds, inclusive. AWS accepts `isNewestFirst` only with one of 2024 or later. */
  readonly start: number;
  /** Epoch milliseconds, inclusive; undefined: up to now. */
  readonly end: number | undefined;
  /** A filter pattern of CloudWatch Logs. */
  readonly pattern: string | undefined;
  readonly isNewestFirst: boolean;
}

/** The events of one page. AWS allows 10,000, which take up to 1 MB. */
const pageSize = 1_000;

const longestMessage = 8_192;

/** Lines can arrive so much later, in milliseconds, than they were written. */
export const latenessMs = 15 * 60_000;

/** The first moment from which AWS returns events newest first. */
export const firstOrderedMs = Date.UTC(2024, 0, 1);

export const filterLogEvents = logs('FilterLogEvents', (sdk) => sdk.FilterLogEventsCommand);

type Output = typeof filterLogEvents extends Operation<never, infer Out> ? Out : never;

const inputOf = ({ place, start, end, pattern, isNewestFirst }: LogQuery, token: string | undefined) => ({
  logGroupName: place.group,
  ...(place.stream !== undefined && { logStreamNames: [place.stream] }),
  ...(place.prefix !== undefined && { logStreamNamePrefix: place.prefix }),
  startTime: isNewestFirst ? Math.max(start, firstOrderedMs) : start,
  ...(end !== undefined && { endTime: end }),
  ...(pattern !== undefined && { filterPattern: pattern }),
  ...(isNewestFirst && { startFromHead: false }),
  ...(token !== undefined && { nextToken: token }),
  limit: pageSize,
});

/** Cuts a text between two characters, not within one. */
const cut = (text: string): string => {
  if (text.length <= longestMessage) return text;
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(longestMessage - 1));
  return text.slice(0, splitsPair ? longestMessage - 1 : longestMessage);
};

const eventOf = (
  redact: Redact,
  { eventId, timestamp, message, logStreamName }: FilteredLogEvent,
): LogEvent => {
  const whole = redact(message ?? '');
  return {
    eventId: eventId ?? '',
    timestamp: new Date(timestamp ?? 0),
    message: cut(whole),
    messageLength: whole.length,
    stream: logStreamName,
  };
};

/** What was written long before the answer does not change. */
const ttlOf = ({ end }: LogQuery, fetchedAt: Date): TtlClass =>
  end !== undefined && end + latenessMs < fetchedAt.getTime() ? 'immutable' : 'volatile';

/** The events of log groups that callers may see with one of these kinds of execution. Null where there is no such group or stream. */
const logEventsOf = (redact: Redact, visibleWith: readonly string[]): AwsList<LogQuery, LogEvent> => ({
  operation: filterLogEvents as unknown as Operation<unknown, unknown>,
  items: { type: 'LogEvent', visibleWith },
  pageSize,
  input: inputOf,
  parse(_scope, query, answer, token) {
    const { events, nextToken } = answer.output as Output;
    const { call, fetchedAt } = answer;
    const items = itemsOf(answer, events).map((event) => eventOf(redact, event));
    return {
      // Some endpoints repeat the token at the end.
      value: { items, nextToken: nextToken === token ? undefined : nextToken, call, fetchedAt },
      ttl: ttlOf(query, fetchedAt),
      records: [],
    };
  },
});

/** The events that callers may see who may see these executions. */
export const createLogLists = (redact: Redact) => ({
  redact,
  imageBuilder: logEventsOf(redact, ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP']),
  transfer: logEventsOf(redact, ['TRANSFER_EXECUTION']),
});

export type LogLists = ReturnType<typeof createLogLists>;
