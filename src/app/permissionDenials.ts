import type { CompletedCall } from '../aws/call';
import type { AwsCallInfo } from '../model/errors';

/** Long enough to log a missing permission once per outage and not per call, short enough to show that it lasts. */
const repeatAfterMs = 60_000;

const permission = ({ service, operation, accountId, region }: Omit<AwsCallInfo, 'requestId'>): string =>
  `${service}:${operation} ${accountId} ${region}`;

/** The call for the credentials, which may be denied in place of the call that needs them. */
const credentials = ({ accountId, region }: CompletedCall): string =>
  permission({ service: 'sts', operation: 'AssumeRole', accountId, region });

/**
 * True for a denial that was logged already: thirty steps that may not be read are one missing permission. It is logged
 * again after the permission was there in between, and when it is still missing a minute later.
 */
export const createDenialThrottle = (now: () => Date): ((call: CompletedCall) => boolean) => {
  const loggedAt = new Map<string, number>();
  return (call) => {
    if (call.outcome !== 'error') {
      loggedAt.delete(permission(call));
      loggedAt.delete(credentials(call));
    }
    if (call.error?.code !== 'UPSTREAM_FORBIDDEN') return false;
    const missing = permission(call.error.details.aws ?? call);
    const at = now().getTime();
    const last = loggedAt.get(missing);
    if (last !== undefined && at - last < repeatAfterMs) return true;
    loggedAt.set(missing, at);
    return false;
  };
};
