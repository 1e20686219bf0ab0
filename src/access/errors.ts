/** The challenge of RFC 6750. It does not say why a token is invalid: the reason helps an attacker more than a client. */
const realm = 'Bearer realm="execution-gateway"';

/** A refusal of a request for its credentials: HTTP status 401. The message is meant for the client. */
export class AuthenticationError extends Error {
  override readonly name = 'AuthenticationError';
  readonly statusCode = 401;
  readonly code = 'UNAUTHENTICATED';

  private constructor(
    message: string,
    /** The value of the header `WWW-Authenticate`. */
    readonly wwwAuthenticate: string,
    /** True where the request has no credentials. */
    readonly isMissing: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  static missing(): AuthenticationError {
    return new AuthenticationError(
      'This server needs credentials: `Authorization: Bearer …` with a token, or `x-api-key`.',
      realm,
      true,
    );
  }

  /** Credentials in a form that the gateway does not accept. */
  static malformed(message: string): AuthenticationError {
    return new AuthenticationError(
      message,
      `${realm}, error="invalid_request", error_description="The credentials are malformed"`,
      false,
    );
  }

  /** @param cause Only for the log. */
  static invalidToken(cause: unknown): AuthenticationError {
    return new AuthenticationError(
      'The token is invalid or has expired.',
      `${realm}, error="invalid_token", error_description="The token is invalid or has expired"`,
      false,
      { cause },
    );
  }

  static unknownKey(): AuthenticationError {
    return new AuthenticationError('The API key is not valid.', realm, false);
  }
}

/** No key of the issuer has been fetched yet, so no token can be verified: HTTP status 503. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
  readonly statusCode = 503;

  constructor(readonly retryAfterSeconds: number) {
    super('The keys of the token issuer cannot be fetched now. Try again.');
  }
}

/** Too many invalid tokens have come from the address of the client: HTTP status 429. */
export class TooManyTokensError extends Error {
  override readonly name = 'TooManyTokensError';
  readonly statusCode = 429;
  readonly code = 'RATE_LIMITED';

  constructor(readonly retryAfterMs: number) {
    super(
      `Too many invalid tokens have come from this address. Try again in ${Math.ceil(retryAfterMs / 1_000)} s.`,
    );
  }
}
