import { isDate } from 'node:util/types';
import { MalformedResponse, quoted } from './errors';

/** A time as AWS's answers hold it: the SDK's Date, epoch seconds, or a string (Image Builder's workflows and steps). */
export type AwsTime = Date | number | string;

const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?<zone>Z|[+-]\d{2}:?\d{2})?$/i;
const canonicalTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const epochSeconds = /^(?:0|-?\d{9,11})(?:\.\d+)?$/;

const millisecondsOf = (time: unknown): number => {
  if (isDate(time)) return time.getTime();
  if (typeof time === 'number') return Math.round(time * 1000);
  if (typeof time !== 'string') return NaN;
  const iso = isoTime.exec(time);
  if (iso) return Date.parse(iso.groups?.zone ? time : `${time}Z`);
  return epochSeconds.test(time) ? Math.round(Number(time) * 1000) : NaN;
};

/** RFC 3339 knows no others. */
const hasFourDigitYear = (moment: Date): boolean => {
  const year = moment.getUTCFullYear();
  return year >= 0 && year <= 9999;
};

/** The clocks of replicas may differ by this much. */
export const clockToleranceMs = 1_000;

/** True for epoch milliseconds that no clock has reached which agrees with this one: a clock ran ahead. */
export const isOfFuture = (time: number, now: number): boolean => time > now + clockToleranceMs;

/** The last moment of the year 9999, in epoch milliseconds. */
export const lastMoment = Date.UTC(10_000, 0) - 1;

/** The nearest moment of the years 1970 to 9999 to stored epoch milliseconds, so that it can be shown. */
export const storedMoment = (time: number): number => Math.min(Math.max(time, 0), lastMoment);

/** The moment of a time in any form that AWS uses. Throws MalformedResponse for anything else. */
export const momentOf = (time: unknown): Date => {
  const moment = new Date(millisecondsOf(time));
  if (hasFourDigitYear(moment)) return moment;
  const shown = isDate(time) ? '' : `: ${quoted(time)}`; // The SDK's Date has nothing to quote.
  throw new MalformedResponse(`AWS returned a time that cannot be read${shown}.`);
};

/** The time as RFC 3339 text in UTC with milliseconds, as clients receive it. Throws MalformedResponse like `momentOf`. */
export const timestampOf = (time: unknown): string =>
  typeof time === 'string' && canonicalTime.test(time) && !Number.isNaN(Date.parse(time))
    ? time
    : momentOf(time).toISOString();

/** An unset time may arrive as 0, as the epoch or as year 1. No time that AWS means is that early. */
const firstYear = '1971';
const firstSecond = Date.parse(firstYear) / 1000;

/** RFC 3339 text like `timestampOf`; undefined for no time, and for an unset one such as 0 or a moment in year 1. */
export const knownTimestampOf = (time: unknown): string | undefined => {
  if (time === null || time === undefined) return undefined;
  const text = timestampOf(time);
  return text < firstYear ? undefined : text;
};

/**
 * A time as records hold it: epoch seconds, which take less memory than text, and which `timestampOf` and `epochMs` accept.
 * Undefined like `knownTimestampOf`.
 */
export const knownSecondsOf = (time: unknown): number | undefined => {
  if (time === null || time === undefined) return undefined;
  const seconds = momentOf(time).getTime() / 1000;
  return seconds < firstSecond ? undefined : seconds;
};

/** Epoch milliseconds of a record's time; undefined for none and for one that is malformed. */
export const epochMs = (time: unknown): number | undefined => {
  if (time === null || time === undefined || time instanceof Error) return undefined;
  try {
    return momentOf(time).getTime();
  } catch {
    return undefined;
  }
};

const hourMs = 3_600_000;

/** The begin of the hour of a moment, both in epoch milliseconds. */
export const wholeHour = (moment: number): number => Math.floor(moment / hourMs) * hourMs;
