import { shorten } from './shorten';

/** The closed list of codes in `errors[].extensions.code`, apart from GraphQL's own. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'UPSTREAM_FORBIDDEN'
  | 'UNAUTHENTICATED'
  | 'THROTTLED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'BUDGET_EXCEEDED'
  | 'RATE_LIMITED'
  | 'DOCUMENT_NOT_TRUSTED'
  | 'DEADLINE_EXCEEDED'
  | 'UPSTREAM_ERROR';

/** The AWS call an error comes from; `requestId` is missing where no answer came. */
export interface AwsCallInfo {
  readonly service: string;
  readonly operation: string;
  readonly accountId: string;
  readonly region: string;
  readonly requestId?: string;
}

export interface ErrorDetails {
  readonly aws?: AwsCallInfo;
  readonly retryAfterMs?: number;
}

/** A failure whose message and details are meant for the client. Every other error is masked. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** AWS answered, but the answer or a value in it is unusable. Such an answer is never cached, or dropped from the caches. */
export class MalformedResponse extends GatewayError {
  constructor(
    message: string,
    details: ErrorDetails = {},
    /** The pages that are malformed as a whole. */
    readonly pages: readonly object[] = [],
  ) {
    super('UPSTREAM_UNAVAILABLE', message, details);
  }
}

/** AWS does not accept a page token any more, or never did. */
export class RefusedToken extends GatewayError {
  constructor(cause: unknown) {
    super(
      'BAD_USER_INPUT',
      'Invalid `after`: AWS no longer accepts the position of this cursor. Expected a newer cursor, or none to start again.',
      {},
      { cause },
    );
  }
}

const longestQuote = 60;

/** The value as JSON for an error message, cut to 60 characters. */
export const quoted = (value: unknown): string => shorten(JSON.stringify(value), longestQuote);

/** BAD_USER_INPUT that names the argument, its value and what is expected. */
export const badInput = (argument: string, value: unknown, expected: string): GatewayError =>
  new GatewayError('BAD_USER_INPUT', `Invalid \`${argument}\`: ${quoted(value)}. Expected ${expected}.`);

/** The errors of one answer. More say nothing new, and can be larger than the data. */
export const mostErrors = 100;
