import { LRUCache } from 'lru-cache';
import type { CompletedCall } from '../aws/call';
import { parseAwsError } from '../aws/parseAwsError';

/** A repeated failure is logged again after this time, to show that it persists. */
const repeatAfterMs = 60_000;

/** A denial is also logged again if a call succeeded in between, but only so often within that time. */
const mostLines = 20;

/** Failures that are remembered. One beyond them is logged like a new one. */
const failuresKept = 10_000;

/** A permission that was denied, and how many calls with it have succeeded since. */
interface Denied {
  successes: number;
}

/** The lines about one failure since `at`. */
interface Logged {
  readonly at: number;
  lines: number;
  suppressed: number;
  /** `Denied.successes` at the last line. */
  successes: number;
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
  const denials = new LRUCache<string, Denied>({ max: failuresKept });

  const succeed = (call: CompletedCall): void => {
    for (const granted of [permission(call), credentials(call)]) {
      const denied = denials.get(granted);
      if (denied) denied.successes += 1;
    }
  };

  return (call) => {
    const { error } = call;
    if (!error) {
      succeed(call);
      return undefined;
    }
    const missing = permission(error.details.aws ?? call);
    const failure = `${error.code} ${parseAwsError(error.cause).name} ${missing}`;
    if (error.code === 'UPSTREAM_FORBIDDEN' && !denials.has(missing)) denials.set(missing, { successes: 0 });
    const successes = denials.get(missing)?.successes ?? 0;
    const at = now().getTime();
    const last = logged.get(failure);
    // The distance, since the clock may have gone back.
    const isRecent = last !== undefined && Math.abs(at - last.at) < repeatAfterMs;
    const isNewDenial = error.code === 'UPSTREAM_FORBIDDEN' && successes !== last?.successes;
    if (isRecent && !(isNewDenial && last.lines < mostLines)) {
      last.suppressed += 1;
      return undefined;
    }
    logged.set(
      failure,
      isRecent
        ? { at: last.at, lines: last.lines + 1, suppressed: 0, successes }
        : { at, lines: 1, suppressed: 0, successes },
    );
    return last?.suppressed ?? 0;
  };
};
