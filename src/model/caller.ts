import type { Scope } from './scope';

/** What a caller may see and do. */
export interface Permissions {
  /**
   * True where a role allows executions of this kind (a value of `ExecutionKind`) in the scope. Without a kind: of any
   * kind. A scope of which nothing is allowed does not exist for the caller.
   */
  maySee(scope: Scope, executionKind?: string): boolean;
  /** True where one role allows both the kind in the scope and its sensitive fields. */
  maySeeSensitive(scope: Scope, executionKind: string): boolean;
  readonly introspection: boolean;
  readonly graphiql: boolean;
  /** The pages of the schema reference. */
  readonly reference: boolean;
  /** `extensions.upstream` on request. */
  readonly callReport: boolean;
  /** To request newer answers than the cached ones. */
  readonly noCache: boolean;
  /** To send documents that are not in the manifest of trusted documents, where that is enforced. */
  readonly anyDocument: boolean;
  /** The AWS calls that requests may cause per minute; undefined: the default of `limits`. */
  readonly upstreamCallsPerMinute: number | undefined;
}

/** The client of a request. */
export interface Caller {
  /** Unique: limits and the fairness of the rate limiter are per id. */
  readonly id: string;
  /**
   * Equal for callers with equal permissions. Only their reads are coalesced, and what was printed for one of them is
   * not used for callers with other rights.
   */
  readonly rights: string;
  /** The subject of the token or the name of the key; null for a caller without credentials. */
  readonly subject: string | null;
  readonly roles: readonly string[];
  readonly permissions: Permissions;
  /** When the credentials end, in epoch milliseconds. Undefined where they do not. */
  readonly expiresAt?: number | undefined;
}

/** Where no policy is configured. */
export const allPermissions: Permissions = {
  maySee: () => true,
  maySeeSensitive: () => true,
  introspection: true,
  graphiql: true,
  reference: true,
  callReport: true,
  noCache: true,
  // Otherwise, nothing could be enforced without a policy.
  anyDocument: false,
  upstreamCallsPerMinute: undefined,
};

/** A client without credentials where no policy is configured, and the background refresh. */
export const anonymous: Caller = {
  id: 'anonymous',
  rights: 'all',
  subject: null,
  roles: [],
  permissions: allPermissions,
};
