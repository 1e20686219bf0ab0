import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { LogPlace } from '../logs/places';
import { redactKeys } from '../logs/redact';
import type { Answer } from '../model/answer';
import { logs, type Operation } from '../model/operation';
import type { Page } from '../model/page';
import { itemsOf } from './answers';

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

/** The first moment from which AWS returns events newest first, in epoch milliseconds. */
export const firstOrderedMs = Date.UTC(2024, 0, 1);

export const filterLogEvents = logs('FilterLogEvents', (sdk) => sdk.FilterLogEventsCommand);

type Output = typeof filterLogEvents extends Operation<never, infer Out> ? Out : never;

/** The request for a page of events. */
export const inputOf = (
  { place, start, end, pattern, isNewestFirst }: LogQuery,
  token: string | undefined,
  pageSize: number,
) => ({
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

/** Without private keys, each line of which is an event. */
const withoutKeys = (events: readonly FilteredLogEvent[]): readonly FilteredLogEvent[] => {
  const messages = events.map(({ message }) => message ?? '');
  const redacted = redactKeys(messages);
  return redacted === messages
    ? events
    : events.map((event, index) => ({ ...event, message: redacted[index] }));
};

/** The page of an answer to the request with this token, without private keys. Its items remove the other secrets. */
export const pageOf = <Item>(
  answer: Answer<unknown>,
  token: string | undefined,
  itemOf: (event: FilteredLogEvent) => Item,
): Page<Item> => {
  const { events, nextToken } = answer.output as Output;
  const { call, fetchedAt } = answer;
  const items = withoutKeys(itemsOf(answer, events)).map(itemOf);
  // Some endpoints repeat the token at the end.
  return { items, nextToken: nextToken === token ? undefined : nextToken, call, fetchedAt };
};
