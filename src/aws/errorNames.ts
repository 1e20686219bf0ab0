/*
 * AWS's error names decide, not its status codes: documentation and wire disagree about those (Transfer's
 * ResourceNotFoundException is modelled as 404 and sent as 400). The statuses only sort out what has no known name.
 */

export const throttling: ReadonlySet<string> = new Set([
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

export const refusal: ReadonlySet<string> = new Set([
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

/** What the SDK throws when it cannot make sense of an answer. */
export const unreadable: ReadonlySet<string> = new Set(['SyntaxError', 'TypeError']);
