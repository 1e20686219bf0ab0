import type { ErrorTemplate, ErrorTemplates } from './errors';

const unsignedMessage = 'Missing Authentication Token';
const unknownKeyMessage = 'The security token included in the request is invalid.';
const expiredMessage = 'The security token included in the request is expired';
const accessDeniedMessage = 'You are not authorized to perform the requested operation.';
const internalMessage = 'An internal error occurred. Try again later.';
const unavailableMessage = 'The service is temporarily unavailable. Try again later.';

const template = (name: string, status: number, message: string): ErrorTemplate => ({
  name,
  status,
  message,
});

export const imageBuilderErrorTemplates: ErrorTemplates = {
  malformed: template('SerializationException', 400, 'The request body could not be read.'),
  unknownOperation: template('UnknownOperationException', 404, 'The requested operation is not known.'),
  unsigned: template('MissingAuthenticationTokenException', 403, unsignedMessage),
  wrongSignature: template('InvalidSignatureException', 403, 'The request signature is not valid.'),
  unknownCredentials: template('UnrecognizedClientException', 403, unknownKeyMessage),
  expiredCredentials: template('ExpiredTokenException', 403, expiredMessage),
  accessDenied: template('ForbiddenException', 403, accessDeniedMessage),
  throttled: template(
    'CallRateLimitExceededException',
    429,
    'You have exceeded the permitted request rate for the specific operation.',
  ),
  invalidInput: template('InvalidRequestException', 400, 'The request is not valid.'),
  invalidToken: template('InvalidPaginationTokenException', 400, 'The pagination token is not valid.'),
  internal: template('ServiceException', 500, internalMessage),
  unavailable: template('ServiceUnavailableException', 503, unavailableMessage),
};

const awsJsonErrorTemplates = {
  malformed: template('SerializationException', 400, 'The request body could not be read.'),
  unknownOperation: template('UnknownOperationException', 400, 'The requested operation is not known.'),
  unsigned: template('MissingAuthenticationTokenException', 403, unsignedMessage),
  wrongSignature: template('InvalidSignatureException', 403, 'The request signature is not valid.'),
  unknownCredentials: template('UnrecognizedClientException', 400, unknownKeyMessage),
  expiredCredentials: template('ExpiredTokenException', 400, expiredMessage),
  accessDenied: template('AccessDeniedException', 400, accessDeniedMessage),
} as const;

export const transferErrorTemplates: ErrorTemplates = {
  ...awsJsonErrorTemplates,
  // Transfer's ThrottlingException has this member and no message.
  throttled: { ...template('ThrottlingException', 400, ''), members: { RetryAfterSeconds: '1' } },
  invalidInput: template('InvalidRequestException', 400, 'The request is not valid.'),
  invalidToken: template('InvalidNextTokenException', 400, 'The NextToken is not valid.'),
  internal: template('InternalServiceError', 500, internalMessage),
  // The service model says 503. AWS's documentation says 500, and AWS returns 500.
  unavailable: template('ServiceUnavailableException', 500, unavailableMessage),
};

export const glueErrorTemplates: ErrorTemplates = {
  ...awsJsonErrorTemplates,
  throttled: template('ThrottlingException', 400, 'Rate exceeded'),
  invalidInput: template('InvalidInputException', 400, 'The input is not valid.'),
  invalidToken: template('InvalidInputException', 400, 'The NextToken is not valid.'),
  internal: template('InternalServiceException', 500, internalMessage),
  unavailable: template('ServiceUnavailableException', 503, unavailableMessage),
};

export const logsErrorTemplates: ErrorTemplates = {
  ...awsJsonErrorTemplates,
  throttled: template('ThrottlingException', 400, 'Rate exceeded'),
  invalidInput: template('InvalidParameterException', 400, 'The input is not valid.'),
  invalidToken: template('InvalidParameterException', 400, 'The specified nextToken is invalid.'),
  internal: template('ServiceUnavailableException', 500, internalMessage),
  unavailable: template('ServiceUnavailableException', 500, unavailableMessage),
};

export const sqsErrorTemplates: ErrorTemplates = {
  ...awsJsonErrorTemplates,
  unknownOperation: template('InvalidAction', 400, 'The action or operation requested is not valid.'),
  accessDenied: template('AccessDeniedException', 403, accessDeniedMessage),
  throttled: template('RequestThrottled', 400, 'Rate exceeded'),
  invalidInput: template('InvalidParameterValue', 400, 'The input is not valid.'),
  invalidToken: template('InvalidParameterValue', 400, 'The token is not valid.'),
  internal: template('InternalFailure', 500, internalMessage),
  unavailable: template('ServiceUnavailable', 503, unavailableMessage),
};

export const stsErrorTemplates: ErrorTemplates = {
  malformed: template('MalformedQueryString', 400, 'The query string contains a syntax error.'),
  unknownOperation: template('InvalidAction', 400, 'The action or operation requested is not valid.'),
  unsigned: template('MissingAuthenticationToken', 403, unsignedMessage),
  wrongSignature: template('SignatureDoesNotMatch', 403, 'The request signature is not valid.'),
  unknownCredentials: template('InvalidClientTokenId', 403, unknownKeyMessage),
  expiredCredentials: template('ExpiredToken', 403, expiredMessage),
  accessDenied: template('AccessDenied', 403, accessDeniedMessage),
  throttled: template('Throttling', 400, 'Rate exceeded'),
  invalidInput: template('ValidationError', 400, 'The input is not valid.'),
  invalidToken: template('ValidationError', 400, 'The token is not valid.'),
  internal: template('InternalFailure', 500, internalMessage),
  unavailable: template('ServiceUnavailable', 503, unavailableMessage),
};
