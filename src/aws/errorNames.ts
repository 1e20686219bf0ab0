import { isThrottlingError } from '@smithy/core/retry';

type SdkError = Parameters<typeof isThrottlingError>[0];

/*
 * Errors are classified by AWS's error names. The status code decides only where the name is not listed here, because
 * AWS's documentation and its answers disagree about codes: Transfer's ResourceNotFoundException is modelled as 404 and
 * sent as 400.
 */

/** Image Builder's name for throttling, which the SDK does not list. */
export const otherThrottling: ReadonlySet<string> = new Set(['CallRateLimitExceededException']);

export const isThrottling = (name: string): boolean =>
  otherThrottling.has(name) ||
  isThrottlingError(Object.assign(new Error(name), { name, $metadata: {} }) as SdkError);

export const denial: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'ForbiddenException',
  'NotAuthorized',
  'OptInRequired',
  'UnauthorizedOperation',
]);

export const badCredentials: ReadonlySet<string> = new Set([
  'AuthFailure',
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'InvalidToken',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'TokenProviderError',
  'TokenRefreshRequired',
  'UnrecognizedClientException',
]);

/** No source has credentials. */
const noCredentials: ReadonlySet<string> = new Set(['CredentialsProviderError', 'TokenProviderError']);

/** The clocks of AWS and of this host differ too much. */
const clockSkew: ReadonlySet<string> = new Set([
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
]);

/** True where AWS does not accept the credentials of a call, so that new ones can help. */
export const isRejection = (name: string): boolean =>
  badCredentials.has(name) && !noCredentials.has(name) && !clockSkew.has(name);

/** With one of these names, only the message or the date of the answer says whether the time is wrong. */
const clockSkewPossible: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AuthFailure',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
]);
const saysClockSkew = /\bsignature expired\b|\bnot yet current\b|^date\b|\brequest time\b/i;

export const isClockSkewMessage = (name: string, message: string): boolean =>
  clockSkew.has(name) || (clockSkewPossible.has(name) && saysClockSkew.test(message));

/** Also true for a denial, which AWS may send for a wrong time, if the answer has another date than this host. */
export const mayBeClockSkew = (name: string, isClockCorrected: boolean): boolean =>
  isClockCorrected && clockSkewPossible.has(name);

/** The source of the credentials did not answer in time. */
export const lateCredentials = 'CredentialsTimeoutError';

export const passingFault: ReadonlySet<string> = new Set([
  'CredentialsTimeoutError',
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

export const alwaysMissing: ReadonlySet<string> = new Set([
  'EntityNotFoundException',
  'ResourceNotFoundException',
]);
export const missingIfSaid: ReadonlySet<string> = new Set([
  'ClientException',
  'InvalidParameterValueException',
  'InvalidRequestException',
]);
export const saysMissing =
  /\b(?:not|cannot be|could not be|couldn't be|can't be) found\b|\b(?:does not|doesn't|do not) exist\b/i;

export const refusedToken: ReadonlySet<string> = new Set([
  'InvalidNextTokenException',
  'InvalidPaginationTokenException',
]);

/** The name of the error that `answerLimit.ts` throws. */
export const answerTooLarge = 'AnswerTooLarge';

/** What is thrown for an answer that cannot be deserialized. */
export const malformed: ReadonlySet<string> = new Set(['SyntaxError', 'TypeError', answerTooLarge]);
