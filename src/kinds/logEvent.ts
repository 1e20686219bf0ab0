import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import { longestLatenessMs, usualLatenessMs } from '../logs/lateness';
import type { Redact } from '../logs/redact';
import type { Operation } from '../model/operation';
import type { Page } from '../model/page';
import type { TtlClass } from '../model/ttl';
import type { AwsList } from './list';
import { filterLogEvents, inputOf, type LogQuery, pageOf } from './logQuery';
import { transferLogOf } from './transferLog';

export { filterLogEvents, type LogQuery } from './logQuery';

/** A line of a log in CloudWatch Logs. */
export interface LogEvent {
  /** Unique in its group. */
  readonly eventId: string;
  readonly timestamp: Date;
  /** Without secrets, and cut to the longest length. */
  readonly message: string;
  /** The length of the whole line without secrets, in UTF-16 code units. */
  readonly messageLength: number;
  /** The whole line without secrets; undefined where `message` is it. */
  readonly whole: string | undefined;
  readonly stream: string | undefined;
}

/** The events of one page. AWS allows 10,000, which take up to 1 MB. */
const pageSize = 1_000;

const longestMessage = 8_192;

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
    whole: whole.length > longestMessage ? whole : undefined,
    stream: logStreamName,
  };
};

/**
 * What was written long before the answer does not change. Image Builder may write the lines of a step when the build ends. A page after which
 * another one follows has a token, which AWS accepts for 24 hours.
 */
const ttlOf = ({ end = Infinity }: LogQuery, { fetchedAt, nextToken }: Page<unknown>): TtlClass => {
  const ageMs = fetchedAt.getTime() - end;
  if (ageMs > longestLatenessMs) return nextToken === undefined ? 'immutable' : 'tokened';
  return ageMs > usualLatenessMs ? 'stable' : 'volatile';
};

/** The events of log groups that callers may see with one of these kinds of execution. Null where there is no such group or stream. */
const logEventsOf = (redact: Redact, visibleWith: readonly string[]): AwsList<LogQuery, LogEvent> => ({
  operation: filterLogEvents as unknown as Operation<unknown, unknown>,
  items: { type: 'LogEvent', visibleWith },
  pageSize,
  input: (query, token) => inputOf(query, token, pageSize),
  parse(_scope, query, answer, token) {
    const value = pageOf(answer, token, (event) => eventOf(redact, event));
    return { value, ttl: ttlOf(query, value), records: [] };
  },
});

/**
 * The events that callers may see who may see these executions. The logs of Transfer executions that have ended are searched for so many
 * days.
 */
export const createLogLists = (redact: Redact, transferDays: number) => ({
  transferDays,
  finishedTransfers: transferLogOf(redact),
  redact,
  imageBuilder: logEventsOf(redact, ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP']),
  transfer: logEventsOf(redact, ['TRANSFER_EXECUTION']),
});

export type LogLists = ReturnType<typeof createLogLists>;
