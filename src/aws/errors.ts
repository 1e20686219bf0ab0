import {
  type AwsCallInfo,
  type ErrorCode,
  type ErrorDetails,
  GatewayError,
  RefusedToken,
} from '../model/errors';
import type { Scope } from '../model/scope';
import {
  alwaysMissing,
  answerTooLarge,
  badCredentials,
  denial,
  isClockSkewMessage,
  isRejection,
  lateCredentials,
  mayBeClockSkew,
  missingIfSaid,
  passingFault,
  refusedToken,
  saysMissing,
  malformed,
  isThrottling,
} from './errorNames';
import { type AwsError, parseAwsError } from './parseAwsError';
import { publicText } from './publicText';

/**
 * True where the error says that the object does not exist. Image Builder models no such error for its Gets, so its
 * client errors count when their message says so (docs/not-found.md has the list).
 */
export const isNotFound = (service: string, error: unknown): boolean => {
  const { name, message } = parseAwsError(error);
  return (
    alwaysMissing.has(name) ||
    (service === 'imagebuilder' && missingIfSaid.has(name) && saysMissing.test(message))
  );
};

/** Glue and CloudWatch Logs have no error name for a page token that they reject, so the message decides. */
const isRefusedToken = ({ service }: CallTarget, { name, message }: AwsError): boolean =>
  refusedToken.has(name) ||
  (service === 'glue' && name === 'InvalidInputException' && /token/i.test(message)) ||
  (service === 'logs' && name === 'InvalidParameterException' && /token/i.test(message));

/** True where CloudWatch Logs rejects the pattern of a client. */
const isRefusedPattern = ({ service }: CallTarget, { name, message }: AwsError): boolean =>
  service === 'logs' && name === 'InvalidParameterException' && /pattern/i.test(message);

const badPattern = (thrown: AwsError, cause: unknown): GatewayError =>
  new GatewayError(
    'BAD_USER_INPUT',
    `Invalid \`filter\`: expected a filter pattern of CloudWatch Logs. AWS says: ${publicWords(thrown)}`,
    {},
    { cause },
  );

const codeOf = ({ name, status }: AwsError): ErrorCode => {
  if (isThrottling(name) || status === 429) return 'THROTTLED';
  if (denial.has(name) || badCredentials.has(name)) return 'UPSTREAM_FORBIDDEN';
  if (passingFault.has(name) || malformed.has(name)) return 'UPSTREAM_UNAVAILABLE';
  if (status === 401 || status === 403) return 'UPSTREAM_FORBIDDEN';
  // No status: no answer arrived. 2xx: the answer is malformed. AWS has no error name for either.
  if (status === undefined || status >= 500 || status < 300) return 'UPSTREAM_UNAVAILABLE';
  return 'UPSTREAM_ERROR';
};

/**
 * True for a transient fault, which is retried: throttling, 5xx or a broken connection. A denial, a client error and a
 * malformed answer are not retried.
 */
export const isPassing = (error: unknown): boolean => {
  if (error instanceof GatewayError)
    return error.code === 'THROTTLED' || error.code === 'UPSTREAM_UNAVAILABLE';
  const thrown = parseAwsError(error);
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

/** True where AWS refused the time of a signature. The SDK has set its clock by the date of the answer then. */
export const isClockSkew = (error: unknown): boolean => {
  const { name, message, isClockCorrected } = parseAwsError(error);
  return isClockSkewMessage(name, message) || mayBeClockSkew(name, isClockCorrected);
};

/** True where AWS did not accept the credentials of the call. */
export const isRejectedCredentials = (error: unknown): boolean => isRejection(parseAwsError(error).name);

/** True where no credentials were found, or AWS did not accept them. */
export const isOfCredentials = ({ details, cause }: GatewayError): boolean =>
  details.aws?.service === 'sts' || badCredentials.has(parseAwsError(cause).name);

const longestMessage = 300;

/** AWS's name and message without what clients must not see. */
const publicWords = ({ name, message }: AwsError): string =>
  // Cut before, since the expressions take time on a long text, and after, so that nothing is cut into a harmless form.
  publicText(`${name}: ${message.slice(0, 10 * longestMessage)}`).slice(0, longestMessage);

const messageOf = (
  code: ErrorCode,
  thrown: AwsError,
  { service, operation, accountId, region }: AwsCallInfo,
): string => {
  const call = `${service}:${operation}`;
  const where = `account ${accountId}, region ${region}`;
  switch (code) {
    case 'THROTTLED':
      return `AWS throttles ${call} in ${where}. Try again later.`;
    case 'UPSTREAM_FORBIDDEN':
      if (isClockSkewMessage(thrown.name, thrown.message))
        return `AWS refuses ${call} in ${where}, because its clock and the gateway's differ.`;
      return badCredentials.has(thrown.name)
        ? `The gateway's credentials for ${where} are missing, expired or not valid (${thrown.name}), so it cannot call ${call}.`
        : `AWS does not allow the gateway to call ${call} in ${where}. Its role needs that permission.`;
    case 'UPSTREAM_UNAVAILABLE':
      if (thrown.name === lateCredentials)
        return `The gateway's credentials for ${where} did not arrive in time, so it cannot call ${call}.`;
      return thrown.name === answerTooLarge
        ? `AWS's answer to ${call} in ${where} is larger than 16 MB, so it was not read.`
        : `AWS returned no usable answer to ${call} in ${where}.`;
    default:
      return `AWS refused ${call} in ${where}: ${publicWords(thrown)}`;
  }
};

export interface CallTarget {
  readonly service: string;
  readonly operation: string;
  readonly scope: Pick<Scope, 'accountId' | 'region'>;
}

/** Describes the call that returned an answer or threw an error of the SDK. */
export const callInfo = (
  { service, operation, scope: { accountId, region } }: CallTarget,
  source: unknown,
): AwsCallInfo => {
  const { requestId } = parseAwsError(source);
  return { service, operation, accountId, region, ...(requestId && { requestId }) };
};

/** The error that a client receives for an error of the SDK. The original is its `cause`, which only the log shows. */
export const upstreamError = (target: CallTarget, error: unknown): GatewayError => {
  if (error instanceof GatewayError) return error; // From the call for the credentials.
  const thrown = parseAwsError(error);
  if (isRefusedToken(target, thrown)) return new RefusedToken(error);
  if (isRefusedPattern(target, thrown)) return badPattern(thrown, error);
  const code = codeOf(thrown);
  const aws = callInfo(target, error);
  const details: ErrorDetails =
    (code === 'THROTTLED' || code === 'UPSTREAM_UNAVAILABLE') && thrown.retryAfterSeconds !== undefined
      ? { aws, retryAfterMs: thrown.retryAfterSeconds * 1000 }
      : { aws };
  return new GatewayError(code, messageOf(code, thrown, aws), details, { cause: error });
};

/** Adds the time to wait to an error: AWS's Retry-After, or else the pause of the rate limiter. */
export const retryAfter = ({ code, message, details, cause }: GatewayError, restMs: number): GatewayError =>
  new GatewayError(
    code,
    message,
    { ...details, retryAfterMs: details.retryAfterMs ?? Math.ceil(restMs) },
    { cause },
  );
