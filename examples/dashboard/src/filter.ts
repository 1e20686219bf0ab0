import type { ExecutionFilter, ExecutionOrigin, Known } from '@execution-gateway/client';
import { type ListState, type Origin, rangeHours } from './listState';

const origins = {
  aws: 'AWS',
  history: 'HISTORY',
  log: 'LOG',
} as const satisfies Record<Origin, Known<ExecutionOrigin>>;

/** The bounds of start times, in ISO format. */
export interface Bounds {
  readonly startedAfter?: string;
  readonly startedBefore?: string;
}

/** The bounds of a range at a moment. A cursor is valid with the same filter only, so all pages need the same bounds. */
export const boundsOf = ({ range, from, to }: ListState, nowMs: number): Bounds => {
  if (range === 'any') return {};
  if (range === 'custom') return { ...(from && { startedAfter: from }), ...(to && { startedBefore: to }) };
  // Whole minutes: requests within a minute have the same filter, so the gateway can answer them from its cache.
  const minuteMs = Math.floor(nowMs / 60_000) * 60_000;
  return { startedAfter: new Date(minuteMs - rangeHours[range] * 3_600_000).toISOString() };
};

/** The filter of a state, without its statuses. */
export const filterOf = (
  { kind, scope, text, names, fileName, origin, minSeconds }: ListState,
  bounds: Bounds,
): ExecutionFilter => {
  const [accountId, region] = scope.split('/');
  return {
    ...bounds,
    ...(kind && { kinds: [kind] }),
    ...(accountId && region && { accountIds: [accountId], regions: [region] }),
    ...(text.trim() && { text }),
    ...(names.length > 0 && { names }),
    ...(fileName && { fileName }),
    ...(origin && { origins: [origins[origin]] }),
    ...(minSeconds > 0 && { minDurationSeconds: minSeconds }),
  };
};

/** True if a filter by time or duration excludes the transfers that do not come from a log: AWS returns no times of them. */
export const excludesTransfers = ({ kind, range, minSeconds }: ListState): boolean =>
  kind === 'TRANSFER_EXECUTION' && (range !== 'any' || minSeconds > 0);

/** True if the list is about file transfers alone. */
export const isAboutTransfers = ({ kind, fileName, origin }: ListState): boolean =>
  kind === 'TRANSFER_EXECUTION' || fileName !== '' || origin === 'log';
