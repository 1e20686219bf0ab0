import type { LogPlace } from '../logs/places';
import { logs, type Operation } from '../model/operation';

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

/** The first moment from which AWS returns events newest first. */
export const firstOrderedMs = Date.UTC(2024, 0, 1);

export const filterLogEvents = logs('FilterLogEvents', (sdk) => sdk.FilterLogEventsCommand);

export type Output = typeof filterLogEvents extends Operation<never, infer Out> ? Out : never;

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
