import { LRUCache } from 'lru-cache';
import type { CompletedCall } from '../aws/call';
import { parseAwsError } from '../aws/parseAwsError';

/** A repeated failure is logged again after this time, to show that it persists. */
const repeatAfterMs = 60_000;

/** A denial is also logged again if a call succeeded in between, but only so often within that time. */
const mostLines = 20;

/** Failures that are remembered. One beyond them is logged like a new one. */
const failuresKept = 10_000;

/** The lines about one failure since `at`. */
interface Logged {
  readonly at: number;
  lines: number;
  suppressed: number;
  isOver: boolean;
}

type Called = Pick<CompletedCall, 'service' | 'operation' | 'accountId' | 'region'>;

const permission = ({ service, operation, accountId, region }: Called): string =>
  `${service}:${operation} ${accountId} ${region}`;

/** The permission for the credentials, which STS may deny before the call itself. */
const credentials = ({ accountId, region }: Called): string =>
  permission({ service: 'sts', operation: 'AssumeRole', accountId, region });

/**
 * Creates a throttle for the log of failed calls. Its result is how many equal failures were not logged since the last line;
 * undefined where the call is not to be logged. Failures are equal if they have the same code, error name, operation and
 * scope.
 */
export const createRepeatThrottle = (now: () => Date): ((call: CompletedCall) => number | undefined) => {
  const logged = new LRUCache<string, Logged>({ max: failuresKept });
  /** The denials of each permission, so that a success ends them. */
  const denials = new LRUCache<string, Logged>({ max: failuresKept });

  return (call) => {
    const { error } = call;
    if (!error) {
      for (const succeeded of [permission(call), credentials(call)]) {
        const denial = denials.get(succeeded);
        if (denial) denial.isOver = true;
      }
      return undefined;
    }
    const denied = permission(error.details.aws ?? call);
    const failure = `${error.code} ${parseAwsError(error.cause).name} ${denied}`;
    const at = now().getTime();
    const last = logged.get(failure);
    // The distance, since the clock may have gone back.
    if (last && Math.abs(at - last.at) < repeatAfterMs) {
      if (last.isOver && last.lines < mostLines) {
        const { suppressed } = last;
        Object.assign(last, { lines: last.lines + 1, suppressed: 0, isOver: false });
        return suppressed;
      }
      last.suppressed += 1;
      return undefined;
    }
    const first: Logged = { at, lines: 1, suppressed: 0, isOver: false };
    logged.set(failure, first);
    if (error.code === 'UPSTREAM_FORBIDDEN') denials.set(denied, first);
    return last?.suppressed ?? 0;
  };
};
