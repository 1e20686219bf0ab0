import type { CompletedCall } from '../aws/call';
import type { AwsCallInfo } from '../model/errors';

/** A missing permission is logged again after this time, to show that it is still missing. */
const repeatAfterMs = 60_000;

const permission = ({ service, operation, accountId, region }: Omit<AwsCallInfo, 'requestId'>): string =>
  `${service}:${operation} ${accountId} ${region}`;

/** The permission for the credentials, which STS may deny before the call itself. */
const credentials = ({ accountId, region }: CompletedCall): string =>
  permission({ service: 'sts', operation: 'AssumeRole', accountId, region });

/**
 * Creates a throttle for the log. Its result is true for a denial that was logged already, since one missing permission
 * can fail many calls. A denial is logged again after a call with the permission succeeded, and after a minute.
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
