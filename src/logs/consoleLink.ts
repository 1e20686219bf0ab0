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

/** A link to a group, or to its stream at a moment (epoch milliseconds). Null outside of the known partitions. */
export const logUrl = (
  { partition, region }: Scope,
  { group, stream }: LogPlace,
  start?: number,
): string | null => {
  const host = hosts[partition]?.(region);
  if (host === undefined) return null;
  const page = `https://${host}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${encoded(group)}`;
  if (stream === undefined) return page;
  const at = start === undefined ? '' : `$3Fstart$3D${start}`;
  return `${page}/log-events/${encoded(stream)}${at}`;
};
