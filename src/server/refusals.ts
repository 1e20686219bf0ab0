import type { MadeCall } from '../aws/door';
import type { AwsCallInfo } from '../model/errors';

/** Long enough to be told per outage and not per call, short enough to see that it lasts. */
const againAfterMs = 60_000;

const permission = ({ service, operation, accountId, region }: Omit<AwsCallInfo, 'requestId'>): string =>
  `${service}:${operation} ${accountId} ${region}`;

/** What gives the credentials for a call, and may be refused in its place. */
const credentials = ({ accountId, region }: MadeCall): string =>
  permission({ service: 'sts', operation: 'AssumeRole', accountId, region });

/**
 * True for a refusal that was told already: thirty steps that may not be read are one missing permission. It is news
 * again when the permission has been there in between, and when it is still missing a minute later.
 */
export const createRefusals = (now: () => Date): ((call: MadeCall) => boolean) => {
  const toldAt = new Map<string, number>();
  return (call) => {
    if (call.outcome !== 'error') {
      toldAt.delete(permission(call));
      toldAt.delete(credentials(call));
    }
    if (call.error?.code !== 'FORBIDDEN') return false;
    const missing = permission(call.error.details.aws ?? call);
    const at = now().getTime();
    const last = toldAt.get(missing);
    if (last !== undefined && at - last < againAfterMs) return true;
    toldAt.set(missing, at);
    return false;
  };
};
