import type { Scope } from '../model/scope';
import type { LogPlace } from './places';

/*
 * Links into the console of CloudWatch Logs. Their format is not documented; it is that of links which many public projects make.
 * All are made here.
 */

/** Encoded twice, with `$` in place of `%`. */
const encoded = (text: string): string => encodeURIComponent(encodeURIComponent(text)).replaceAll('%', '$');

/** Host of the console by partition. No link of another partition is known. */
const hosts: Readonly<Record<string, (region: string) => string>> = {
  aws: (region) => `${region}.console.aws.amazon.com`,
  'aws-cn': (region) => `${region}.console.amazonaws.cn`,
  'aws-us-gov': (region) => `${region}.console.amazonaws-us-gov.com`,
};

/** What a link shows of a log. */
interface Shown {
  /** Epoch milliseconds. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  /** A filter pattern. */
  readonly pattern?: string | undefined;
}

/**
 * A link to a stream from a moment on or to another one, to the lines of a group that a pattern selects, or to a group. Null outside of the
 * known partitions.
 */
export const logUrl = (
  { partition, region }: Scope,
  { group, stream }: LogPlace,
  { start, end, pattern }: Shown = {},
): string | null => {
  const host = hosts[partition]?.(region);
  if (host === undefined) return null;
  const page = `https://${host}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${encoded(group)}`;
  // The console is reported to refuse the lines of a whole group that only a time selects.
  if (stream === undefined && pattern === undefined) return page;
  const parameters = [
    ...(pattern === undefined ? [] : [`filterPattern$3D${encoded(pattern)}`]),
    ...(start === undefined ? [] : [`start$3D${start}`]),
    ...(end === undefined ? [] : [`end$3D${end}`]),
  ];
  const lines = stream === undefined ? '/log-events' : `/log-events/${encoded(stream)}`;
  return `${page}${lines}${parameters.length === 0 ? '' : `$3F${parameters.join('$26')}`}`;
};
