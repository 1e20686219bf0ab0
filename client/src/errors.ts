/** The codes of the gateway's own errors. Its docs/errors.md says how to handle each. */
export type ContractCode =
  /** An invalid id, ARN, cursor, page size or variable. */
  | 'BAD_USER_INPUT'
  /** The gateway refuses: the account or region is not configured, or a policy denies it to the caller. */
  | 'FORBIDDEN'
  /** AWS refuses the gateway's role or credentials. */
  | 'UPSTREAM_FORBIDDEN'
  /** The gateway requires an identity and the request has no valid one. */
  | 'UNAUTHENTICATED'
  /** AWS throttles the gateway. See `retryAfterMs`. */
  | 'THROTTLED'
  /** AWS answered with 5xx, with a malformed response, or not at all. */
  | 'UPSTREAM_UNAVAILABLE'
  /** The request needs more AWS calls, or returns more items, than one request may. */
  | 'BUDGET_EXCEEDED'
  /** The caller exceeded its own rate limit. See `retryAfterMs`. */
  | 'RATE_LIMITED'
  /** The gateway's time limit for one request passed. */
  | 'DEADLINE_EXCEEDED'
  /** Any other error of AWS. */
  | 'UPSTREAM_ERROR'
  /** A defect of the gateway. See `incidentId`. */
  | 'INTERNAL_SERVER_ERROR';

/** The codes of requests that the gateway cannot execute. */
export type RequestCode =
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'BAD_REQUEST';

/** The codes of failures between client and gateway. */
export type ClientCode =
  /** No response within `timeoutMs`. */
  | 'TIMEOUT'
  /** The caller's `signal` was aborted. */
  | 'ABORTED'
  /** No response, or one that is not from a gateway. The gateway, or a proxy in front of it, is down. */
  | 'GATEWAY_UNAVAILABLE';

/** A placeholder for the codes of later gateways. No error has this value; handle it with a `default`. */
export type OtherCode = '%future added value';

/** Why a request or a field failed. A later gateway can add codes, so a `switch` needs a `default`. */
export type ErrorCode = ContractCode | RequestCode | ClientCode | OtherCode;

/** The AWS call that failed. */
export interface AwsCall {
  /** `imagebuilder`, `transfer`, `glue` or `sts`. */
  readonly service: string;
  /** The operation in AWS's API, such as `GetWorkflowExecution`. */
  readonly operation: string;
  readonly accountId: string;
  readonly region: string;
  /** The request id for AWS Support. Undefined if AWS did not respond. */
  readonly requestId?: string;
}

/** One entry of `errors[]` in a GraphQL response. */
export interface ErrorEntry {
  /** A text for humans. It can change between releases. */
  readonly message: string;
  readonly code: ErrorCode;
  /** The path of the field that is null. Undefined if the whole request failed. */
  readonly path?: readonly (string | number)[];
  readonly aws?: AwsCall;
  /** Milliseconds to wait before a retry. With `THROTTLED` and `RATE_LIMITED`. */
  readonly retryAfterMs?: number;
  /** The id of the matching entry in the gateway's log. With `INTERNAL_SERVER_ERROR`. */
  readonly incidentId?: string;
}

/** The details of a `GatewayError`. */
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

/** Any failure of a request: in the gateway, in AWS, or in the network. */
export class GatewayError<Data = unknown> extends Error {
  override readonly name = 'GatewayError';
  /** The code of the first error. */
  readonly code: ErrorCode;
  /** All errors of the response. Empty if the gateway sent none, as with `TIMEOUT`. */
  readonly errors: readonly ErrorEntry[];
  /** The partial data, with null for each field that failed. Null if there is no data. */
  readonly data: Data | null;
  /** The HTTP status. Undefined without a response. */
  readonly status: number | undefined;
  /** Milliseconds to wait before a retry: the longest wait of all errors. Undefined if none has one. */
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

/** True for a `GatewayError`, even from another copy of this package, such as its CommonJS build. */
export const isGatewayError = (error: unknown): error is GatewayError =>
  error instanceof Error && error.name === 'GatewayError' && 'code' in error && 'errors' in error;
