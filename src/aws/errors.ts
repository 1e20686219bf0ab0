import { type AwsCallInfo, type ErrorCode, type ErrorDetails, GatewayError } from '../model/errors';
import type { Scope } from '../model/scope';
import {
  alwaysMissing,
  badCredentials,
  missingIfSaid,
  passingFault,
  refusal,
  refusedToken,
  saysMissing,
  throttling,
  unreadable,
} from './errorNames';
import { readThrown, type Thrown } from './thrown';

/**
 * True when the error says that the thing asked for does not exist. Image Builder models no such error for its Gets,
 * so its client errors count when their message says so (docs/not-found.md lists what counts).
 */
export const isNotFound = (service: string, error: unknown): boolean => {
  const { name, message } = readThrown(error);
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
  const thrown = readThrown(error);
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

/** True where no credentials could be had, or AWS did not accept them, whatever they allow. */
export const isOfCredentials = ({ details, cause }: GatewayError): boolean =>
  details.aws?.service === 'sts' || badCredentials.has(readThrown(cause).name);

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
  const { requestId } = readThrown(told);
  return { service, operation, accountId, region, ...(requestId && { requestId }) };
};

/** The error a client sees for what the SDK threw. The original is its `cause`, for the log only. */
export const upstreamError = (target: CallTarget, error: unknown): GatewayError => {
  if (error instanceof GatewayError) return error; // Of the call for the credentials, which tells itself.
  const thrown = readThrown(error);
  if (isRefusedToken(target, thrown)) return expiredCursor(error);
  const code = codeOf(thrown);
  const aws = callInfo(target, error);
  const details: ErrorDetails =
    code === 'THROTTLED' && thrown.retryAfterSeconds !== undefined
      ? { aws, retryAfterMs: thrown.retryAfterSeconds * 1000 }
      : { aws };
  return new GatewayError(code, messageOf(code, thrown, aws), details, { cause: error });
};

/** The same error with the time to wait: AWS's own word, where it gave one, or else as long as the gateway waits itself. */
export const retryAfter = ({ code, message, details, cause }: GatewayError, restMs: number): GatewayError =>
  new GatewayError(
    code,
    message,
    { ...details, retryAfterMs: details.retryAfterMs ?? Math.ceil(restMs) },
    { cause },
  );
