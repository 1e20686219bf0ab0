import { scopeKey } from '../model/scope';
import type { CalledOperation } from './callLedger';

/*
 * Quotas that AWS documents, and that cannot be raised: of CloudWatch Logs, per account and region (the page "CloudWatch Logs
 * quotas" of its guide, October 2026). AWS publishes none for the other operations that are called.
 */

const slowRegions = [
  'ap-northeast-3',
  'ap-southeast-3',
  'ca-west-1',
  'eu-central-1',
  'il-central-1',
] as const;

/** Calls of FilterLogEvents a second. */
const filterLogEvents = new Map<string, number>([
  ['us-east-1', 25],
  ...slowRegions.map((region) => [region, 5] as const),
]);
const filterLogEventsElsewhere = 10;

/** The name of the token bucket of an operation: AWS throttles per account, region and operation. */
export const bucketOf = (called: CalledOperation): string =>
  `${scopeKey(called)} ${called.service}:${called.operation}`;

/** The documented quota of a bucket, in calls a second; undefined where AWS publishes none. */
export const quotaOf = (bucket: string): number | undefined => {
  const [, region, operation] = /^\d+\/(\S+) (\S+)$/.exec(bucket) ?? [];
  if (operation !== 'logs:FilterLogEvents' || region === undefined) return undefined;
  return filterLogEvents.get(region) ?? filterLogEventsElsewhere;
};
