import type { ErrorTemplate, ErrorTemplates } from './errors';

const unsignedMessage = 'Missing Authentication Token';
const unknownKeyMessage = 'The security token included in the request is invalid.';
const expiredMessage = 'The security token included in the request is expired';
const accessDeniedMessage = 'You are not authorized to perform the requested operation.';
const failedMessage = 'An internal error occurred. Try again later.';
const unavailableMessage = 'The service is temporarily unavailable. Try again later.';

const wording = (name: string, status: number, message: string): ErrorTemplate => ({ name, status, message });

export const imageBuilderErrorTemplates: ErrorTemplates = {
  unreadable: wording('SerializationException', 400, 'The request body could not be read.'),
  unknownOperation: wording('UnknownOperationException', 404, 'The requested operation is not known.'),
  unsigned: wording('MissingAuthenticationTokenException', 403, unsignedMessage),
  wrongSignature: wording('InvalidSignatureException', 403, 'The request signature is not valid.'),
  unknownCredentials: wording('UnrecognizedClientException', 403, unknownKeyMessage),
  expiredCredentials: wording('ExpiredTokenException', 403, expiredMessage),
  denied: wording('ForbiddenException', 403, accessDeniedMessage),
  throttled: wording(
    'CallRateLimitExceededException',
    429,
    'You have exceeded the permitted request rate for the specific operation.',
  ),
  invalidInput: wording('InvalidRequestException', 400, 'The request is not valid.'),
  invalidToken: wording('InvalidPaginationTokenException', 400, 'The pagination token is not valid.'),
  failed: wording('ServiceException', 500, failedMessage),
  unavailable: wording('ServiceUnavailableException', 503, unavailableMessage),
};

const awsJsonErrorTemplates = {
  unreadable: wording('SerializationException', 400, 'The request body could not be read.'),
  unknownOperation: wording('UnknownOperationException', 400, 'The requested operation is not known.'),
  unsigned: wording('MissingAuthenticationTokenException', 403, unsignedMessage),
  wrongSignature: wording('InvalidSignatureException', 403, 'The request signature is not valid.'),
  unknownCredentials: wording('UnrecognizedClientException', 400, unknownKeyMessage),
  expiredCredentials: wording('ExpiredTokenException', 400, expiredMessage),
  denied: wording('AccessDeniedException', 400, accessDeniedMessage),
} as const;

export const transferErrorTemplates: ErrorTemplates = {
  ...awsJsonErrorTemplates,
  // Transfer's shape has this member and no message.
  throttled: { ...wording('ThrottlingException', 400, ''), members: { RetryAfterSeconds: '1' } },
  invalidInput: wording('InvalidRequestException', 400, 'The request is not valid.'),
  invalidToken: wording('InvalidNextTokenException', 400, 'The NextToken is not valid.'),
  failed: wording('InternalServiceError', 500, failedMessage),
  // The model's trait says 503; AWS documents 500, and so does the wire.
  unavailable: wording('ServiceUnavailableException', 500, unavailableMessage),
};

export const glueErrorTemplates: ErrorTemplates = {
  ...awsJsonErrorTemplates,
  throttled: wording('ThrottlingException', 400, 'Rate exceeded'),
  invalidInput: wording('InvalidInputException', 400, 'The input is not valid.'),
  invalidToken: wording('InvalidInputException', 400, 'The NextToken is not valid.'),
  failed: wording('InternalServiceException', 500, failedMessage),
  unavailable: wording('ServiceUnavailableException', 503, unavailableMessage),
};

export const stsErrorTemplates: ErrorTemplates = {
  unreadable: wording('MalformedQueryString', 400, 'The query string contains a syntax error.'),
  unknownOperation: wording('InvalidAction', 400, 'The action or operation requested is not valid.'),
  unsigned: wording('MissingAuthenticationToken', 403, unsignedMessage),
  wrongSignature: wording('SignatureDoesNotMatch', 403, 'The request signature is not valid.'),
  unknownCredentials: wording('InvalidClientTokenId', 403, unknownKeyMessage),
  expiredCredentials: wording('ExpiredToken', 403, expiredMessage),
  denied: wording('AccessDenied', 403, accessDeniedMessage),
  throttled: wording('Throttling', 400, 'Rate exceeded'),
  invalidInput: wording('ValidationError', 400, 'The input is not valid.'),
  invalidToken: wording('ValidationError', 400, 'The token is not valid.'),
  failed: wording('InternalFailure', 500, failedMessage),
  unavailable: wording('ServiceUnavailable', 503, unavailableMessage),
};
