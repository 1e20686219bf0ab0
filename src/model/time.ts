import { quoted, UnreadableAnswer } from './errors';

/** A time as AWS's answers hold it: the SDK's Date, epoch seconds, or a string (Image Builder's workflows and steps). */
export type AwsTime = Date | number | string;

const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?<zone>Z|[+-]\d{2}:?\d{2})?$/i;
const epochSeconds = /^\d{9,11}(?:\.\d+)?$/;

const millisecondsOf = (time: unknown): number => {
  if (time instanceof Date) return time.getTime();
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

/** The moment that AWS tells, in whatever form; UPSTREAM_UNAVAILABLE for one that cannot be read. */
export const momentOf = (time: unknown): Date => {
  const moment = new Date(millisecondsOf(time));
  if (hasFourDigitYear(moment)) return moment;
  const told = time instanceof Date ? '' : `: ${quoted(time)}`; // The SDK's Date has nothing to quote.
  throw new UnreadableAnswer(`AWS told a time that cannot be read${told}.`);
};

/** The same where there may be none. */
export const timeOf = (time: AwsTime | null | undefined): Date | undefined =>
  time === null || time === undefined ? undefined : momentOf(time);

/** Epoch milliseconds, for order alone; undefined for none, and for one that cannot be read, of which its own field tells. */
export const readableMoment = (time: AwsTime | null | undefined): number | undefined => {
  try {
    return timeOf(time)?.getTime();
  } catch {
    return undefined;
  }
};
