/** The closed list of codes that an answer's `errors[].extensions.code` may have, apart from GraphQL's own. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'UNAUTHENTICATED'
  | 'THROTTLED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'BUDGET_EXCEEDED'
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

/** A failure whose message and details are meant for the client; anything else that is thrown gets masked. */
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

/** For an answer of AWS's that came, but that no client can read: it may be remembered for nobody. */
export class UnreadableAnswer extends GatewayError {
  constructor(message: string, details: ErrorDetails = {}) {
    super('UPSTREAM_UNAVAILABLE', message, details);
  }
}

const longestQuote = 60;

/** The value as it may stand in a message: JSON, cut to a sane length. */
export const quoted = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote)}… (${text.length} characters)`;
};

/** Says which argument is wrong, what it was, and what is expected instead. */
export const badInput = (argument: string, value: unknown, expected: string): GatewayError =>
  new GatewayError('BAD_USER_INPUT', `${argument}: ${quoted(value)} cannot be right; expected ${expected}.`);
