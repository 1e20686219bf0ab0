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

export const passingFault: ReadonlySet<string> = new Set([
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
