import { GatewayError, quoted } from './errors';

/** A time as AWS's answers hold it: the SDK's Date, epoch seconds, or a string (Image Builder's workflows and steps). */
export type AwsTime = Date | number | string;

const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?<zone>Z|[+-]\d{2}:?\d{2})?$/i;
const epochSeconds = /^\d{9,11}(?:\.\d+)?$/;

const millisecondsOf = (time: AwsTime): number => {
  if (time instanceof Date) return time.getTime();
  if (typeof time === 'number') return Math.round(time * 1000);
  const iso = isoTime.exec(time);
  if (iso) return Date.parse(iso.groups?.zone ? time : `${time}Z`);
  return epochSeconds.test(time) ? Math.round(Number(time) * 1000) : NaN;
};

/** The moment a time of AWS's stands for; undefined for none; UPSTREAM_UNAVAILABLE for one that cannot be read. */
export const timeOf = (time: AwsTime | null | undefined): Date | undefined => {
  if (time === null || time === undefined || time === '') return undefined;
  const moment = new Date(millisecondsOf(time));
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new GatewayError('UPSTREAM_UNAVAILABLE', `AWS told a time that cannot be read: ${quoted(time)}.`);
};
