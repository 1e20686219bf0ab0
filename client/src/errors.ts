/** The codes that the gateway gives its errors; its docs/errors.md tells what to do about each. */
export type ContractCode =
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'UNAUTHENTICATED'
  | 'THROTTLED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'BUDGET_EXCEEDED'
  | 'DEADLINE_EXCEEDED'
  | 'UPSTREAM_ERROR'
  | 'INTERNAL_SERVER_ERROR';

/** The codes of requests that are no question the gateway could answer. */
export type RequestCode =
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'BAD_REQUEST';

/** The codes of what went wrong between client and gateway. */
export type ClientCode =
  /** No answer within `timeoutMs`. */
  | 'TIMEOUT'
  /** The caller's `signal` was aborted. */
  | 'ABORTED'
  /** No answer at all, or none of the gateway's: it is down, going down, or something in front of it is. */
  | 'GATEWAY_UNAVAILABLE';

/** A code that a later gateway may give. No error has this one: write a `default`. */
export type OtherCode = '%future added value';

/** Why something failed. A later gateway may have further codes, so a `switch` needs a `default`. */
export type ErrorCode = ContractCode | RequestCode | ClientCode | OtherCode;

/** The AWS call that an error comes from. */
export interface AwsCall {
  /** `imagebuilder`, `transfer`, `glue` or `sts`. */
  readonly service: string;
  /** AWS's name of it: `GetWorkflowExecution`. */
  readonly operation: string;
  readonly accountId: string;
  readonly region: string;
  /** What AWS's support asks for; missing where AWS gave no answer. */
  readonly requestId?: string;
}

/** One thing that went wrong, and the field that is null because of it. */
export interface ErrorEntry {
  /** For people; may change. */
  readonly message: string;
  readonly code: ErrorCode;
  /** Leads to the field; missing where all of the question failed. */
  readonly path?: readonly (string | number)[];
  readonly aws?: AwsCall;
  /** Milliseconds to wait before asking again; beside `THROTTLED`. */
  readonly retryAfterMs?: number;
  /** The gateway's log has the same one; beside `INTERNAL_SERVER_ERROR`. */
  readonly incidentId?: string;
}

/** What is known of a failure beside its code. */
export interface Failure<Data> {
  readonly errors?: readonly ErrorEntry[];
  readonly data?: Data | null;
  readonly status?: number;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

const longestWait = (waits: readonly (number | undefined)[]): number | undefined => {
  const known = waits.filter((wait) => wait !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
};

/** Every failure of a question: of the gateway, of AWS behind it, or of the way there. */
export class GatewayError<Data = unknown> extends Error {
  override readonly name = 'GatewayError';
  /** Why; of several errors the code of the first one. */
  readonly code: ErrorCode;
  /** All that went wrong; empty for what the gateway did not tell, such as `TIMEOUT`. */
  readonly errors: readonly ErrorEntry[];
  /** What was answered all the same; null where nothing was. What failed is null in it. */
  readonly data: Data | null;
  /** The HTTP status; missing without an answer. */
  readonly status: number | undefined;
  /** Milliseconds to wait before asking again, the longest that was told; missing where none was. */
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, message: string, failure: Failure<Data> = {}) {
    super(message, 'cause' in failure ? { cause: failure.cause } : undefined);
    this.code = code;
    this.errors = failure.errors ?? [];
    this.data = failure.data ?? null;
    this.status = failure.status;
    this.retryAfterMs = longestWait([
      failure.retryAfterMs,
      ...this.errors.map(({ retryAfterMs }) => retryAfterMs),
    ]);
  }
}

/** True for a `GatewayError`, also for one of another copy of this package (ES module and CommonJS are two). */
export const isGatewayError = (error: unknown): error is GatewayError =>
  error instanceof Error && error.name === 'GatewayError' && 'code' in error && 'errors' in error;
