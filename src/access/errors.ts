import { HttpError } from '../model/httpError';

/** The challenge of RFC 6750. It does not say why a token is invalid: the reason helps an attacker more than a client. */
const realm = 'Bearer realm="execution-gateway"';

/** A refusal of a request for its credentials: HTTP status 401. The message is meant for the client. */
export class AuthenticationError extends HttpError {
  override readonly name = 'AuthenticationError';

  private constructor(
    message: string,
    /** The value of the header `WWW-Authenticate`. */
    readonly wwwAuthenticate: string,
    /** True where the request has no credentials. */
    readonly isMissing: boolean,
    options?: ErrorOptions,
  ) {
    super(401, message, 'UNAUTHENTICATED', undefined, options);
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
export class KeysUnavailableError extends HttpError {
  override readonly name = 'KeysUnavailableError';

  constructor(readonly retryAfterSeconds: number) {
    super(
      503,
      'The keys of the token issuer cannot be fetched now. Try again.',
      undefined,
      retryAfterSeconds * 1_000,
    );
  }
}

/** Too many invalid tokens have come from the address of the client: HTTP status 429. */
export class TooManyTokensError extends HttpError {
  override readonly name = 'TooManyTokensError';

  constructor(retryAfterMs: number) {
    super(
      429,
      `Too many invalid tokens have come from this address. Try again in ${Math.ceil(retryAfterMs / 1_000)} s.`,
      'RATE_LIMITED',
      retryAfterMs,
    );
  }
}
