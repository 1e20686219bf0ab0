import { type AwsCallInfo, type ErrorCode, type ErrorDetails, GatewayError } from '../model/errors';
import type { Scope } from '../model/scope';

/*
 * AWS's error names decide, not its status codes: documentation and wire disagree about those (Transfer's
 * ResourceNotFoundException is modelled as 404 and sent as 400). The statuses only sort out what has no known name.
 */

const throttling: ReadonlySet<string> = new Set([
  'BandwidthLimitExceeded',
  'CallRateLimitExceededException',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

const refusal: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'ForbiddenException',
  'NotAuthorized',
  'OptInRequired',
  'UnauthorizedOperation',
]);

const badCredentials: ReadonlySet<string> = new Set([
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestExpired',
  'SignatureDoesNotMatch',
  'TokenProviderError',
  'UnrecognizedClientException',
]);

const passingFault: ReadonlySet<string> = new Set([
  'InternalFailure',
  'InternalServerError',
  'InternalServiceError',
  'InternalServiceException',
  'OperationTimeoutException',
  'RequestTimeout',
  'RequestTimeoutException',
  'ServiceException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'TimeoutError',
]);

const alwaysMissing: ReadonlySet<string> = new Set(['EntityNotFoundException', 'ResourceNotFoundException']);
const missingIfSaid: ReadonlySet<string> = new Set([
  'ClientException',
  'InvalidParameterValueException',
  'InvalidRequestException',
]);
const saysMissing =
  /\b(?:not|cannot be|could not be|couldn't be|can't be) found\b|\b(?:does not|doesn't|do not) exist\b/i;

const refusedToken: ReadonlySet<string> = new Set([
  'InvalidNextTokenException',
  'InvalidPaginationTokenException',
]);

/** What the SDK throws, as far as anything can be relied on. */
interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

const retryAfterOf = (error: Record<string, unknown>): number | undefined => {
  const response = isObject(error.$response) ? error.$response : {};
  const headers = isObject(response.headers) ? response.headers : {};
  return numberOf(error.RetryAfterSeconds) ?? numberOf(headers['retry-after']);
};

const read = (error: unknown): Thrown => {
  const fields = isObject(error) ? error : {};
  const metadata = isObject(fields.$metadata) ? fields.$metadata : {};
  return {
    name: typeof fields.name === 'string' ? fields.name : 'Error',
    message: typeof fields.message === 'string' ? fields.message : String(error),
    status: numberOf(metadata.httpStatusCode),
    requestId: typeof metadata.requestId === 'string' ? metadata.requestId : undefined,
    retryAfterSeconds: retryAfterOf(fields),
  };
};

/**
 * True when the error says that the thing asked for does not exist. Image Builder models no such error for its Gets,
 * so its client errors count when their message says so (docs/not-found.md lists what counts).
 */
export const isNotFound = (service: string, error: unknown): boolean => {
  const { name, message } = read(error);
  return (
    alwaysMissing.has(name) ||
    (service === 'imagebuilder' && missingIfSaid.has(name) && saysMissing.test(message))
  );
};

/** Glue has no name of its own for a token that it does not accept. */
const isRefusedToken = ({ service }: CallTarget, { name, message }: Thrown): boolean =>
  refusedToken.has(name) ||
  (service === 'glue' && name === 'InvalidInputException' && /token/i.test(message));

const expiredCursor = (cause: unknown): GatewayError =>
  new GatewayError(
    'BAD_USER_INPUT',
    'after: AWS does not accept the place this cursor stands for any more; expected a newer cursor, or none to begin again.',
    {},
    { cause },
  );

/** What the SDK throws when it cannot make sense of an answer. */
const unreadable: ReadonlySet<string> = new Set(['SyntaxError', 'TypeError']);

const codeOf = ({ name, status }: Thrown): ErrorCode => {
  if (throttling.has(name) || status === 429) return 'THROTTLED';
  if (refusal.has(name) || badCredentials.has(name)) return 'FORBIDDEN';
  if (passingFault.has(name) || unreadable.has(name)) return 'UPSTREAM_UNAVAILABLE';
  if (status === 401 || status === 403) return 'FORBIDDEN';
  // No status: no answer came. 2xx: an answer that cannot be read. Neither has a name of AWS's.
  if (status === undefined || status >= 500 || status < 300) return 'UPSTREAM_UNAVAILABLE';
  return 'UPSTREAM_ERROR';
};

/**
 * True for what may be over with the next try: throttling, 5xx, a connection that breaks. A refusal, a client's error
 * and an answer that came whole but cannot be read stay what they are.
 */
export const isPassing = (error: unknown): boolean => {
  if (error instanceof GatewayError)
    return error.code === 'THROTTLED' || error.code === 'UPSTREAM_UNAVAILABLE';
  const thrown = read(error);
  const { name, status } = thrown;
  switch (codeOf(thrown)) {
    case 'THROTTLED':
      return true;
    case 'UPSTREAM_UNAVAILABLE':
      return passingFault.has(name) || status === undefined || status >= 500;
    default:
      return false;
  }
};

const longestMessage = 300;
const privateArns = /arn:aws[\w-]*:(?:iam|sts|kms)\S*/g;

/** AWS's own words without the identities it names, cut to a sane length. */
const publicWords = (message: string): string => message.replace(privateArns, '…').slice(0, longestMessage);

const messageOf = (
  code: ErrorCode,
  thrown: Thrown,
  { service, operation, accountId, region }: AwsCallInfo,
): string => {
  const call = `${service}:${operation}`;
  const where = `account ${accountId}, region ${region}`;
  switch (code) {
    case 'THROTTLED':
      return `AWS throttles ${call} in ${where}; try again later.`;
    case 'FORBIDDEN':
      return badCredentials.has(thrown.name)
        ? `The gateway's credentials for ${where} are missing, expired or not valid (${thrown.name}), so it cannot call ${call}.`
        : `AWS does not allow the gateway to call ${call} in ${where}; its role needs that permission.`;
    case 'UPSTREAM_UNAVAILABLE':
      return `AWS did not give a usable answer to ${call} in ${where}.`;
    default:
      return `AWS refused ${call} in ${where}: ${thrown.name}: ${publicWords(thrown.message)}`;
  }
};

export interface CallTarget {
  readonly service: string;
  readonly operation: string;
  readonly scope: Pick<Scope, 'accountId' | 'region'>;
}

/** The call that brought an answer or an error of the SDK. */
export const callInfo = (
  { service, operation, scope: { accountId, region } }: CallTarget,
  told: unknown,
): AwsCallInfo => {
  const { requestId } = read(told);
  return { service, operation, accountId, region, ...(requestId && { requestId }) };
};

/** The error a client sees for what the SDK threw. The original is its `cause`, for the log only. */
export const upstreamError = (target: CallTarget, error: unknown): GatewayError => {
  if (error instanceof GatewayError) return error; // Of the call for the credentials, which tells itself.
  const thrown = read(error);
  if (isRefusedToken(target, thrown)) return expiredCursor(error);
  const code = codeOf(thrown);
  const aws = callInfo(target, error);
  const details: ErrorDetails =
    code === 'THROTTLED' && thrown.retryAfterSeconds !== undefined
      ? { aws, retryAfterMs: thrown.retryAfterSeconds * 1000 }
      : { aws };
  return new GatewayError(code, messageOf(code, thrown, aws), details, { cause: error });
};
