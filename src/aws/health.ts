import { type Scope, scopeKey } from '../model/scope';
import type { CompletedCall } from './call';
import { isOfCredentials } from './errors';

export type CredentialsState = 'UNKNOWN' | 'GOOD' | 'BAD';

/** The health of a scope, as its calls have shown it. */
export interface ScopeHealth {
  readonly credentials: CredentialsState;
  readonly lastAnswerAt?: Date | undefined;
  readonly lastRefusalAt?: Date | undefined;
  /** The permission that was missing, `imagebuilder:GetImage`. */
  readonly lastRefusal?: string | undefined;
  readonly lastThrottlingAt?: Date | undefined;
}

export interface Health {
  observe(call: CompletedCall): void;
  of(scope: Scope): ScopeHealth;
}

/** Failed credentials count as BAD for this time, then as UNKNOWN. */
const badForMs = 30_000;

interface Seen extends ScopeHealth {
  readonly badAt?: Date | undefined;
}

/** Derives the health of scopes from completed calls. Makes no call. */
export const createHealth = (now: () => Date): Health => {
  const seen = new Map<string, Seen>();

  const afterError = (before: Seen, { service, operation, error }: CompletedCall, at: Date): Seen => {
    if (!error) return before;
    if (isOfCredentials(error) && error.code === 'UPSTREAM_FORBIDDEN')
      return { ...before, credentials: 'BAD', badAt: at };
    if (error.code !== 'UPSTREAM_FORBIDDEN') return before;
    return {
      ...before,
      credentials: 'GOOD',
      lastAnswerAt: at,
      lastRefusalAt: at,
      lastRefusal: `${service}:${operation}`,
    };
  };

  return {
    observe(call) {
      const key = scopeKey(call);
      const before: Seen = seen.get(key) ?? { credentials: 'UNKNOWN' };
      const at = now();
      const isAnswered = call.outcome !== 'error';
      const after: Seen = isAnswered
        ? { ...before, credentials: 'GOOD', lastAnswerAt: at }
        : afterError(before, call, at);
      seen.set(key, call.throttles > 0 ? { ...after, lastThrottlingAt: at } : after);
    },
    of(scope) {
      const { badAt, ...health } = seen.get(scopeKey(scope)) ?? { credentials: 'UNKNOWN' as const };
      // The distance, since the clock may have gone back.
      const isOld = badAt !== undefined && Math.abs(now().getTime() - badAt.getTime()) > badForMs;
      return health.credentials === 'BAD' && isOld ? { ...health, credentials: 'UNKNOWN' } : health;
    },
  };
};
