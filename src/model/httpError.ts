/** A refusal of an HTTP request. Its message is meant for the client. */
export class HttpError extends Error {
  override readonly name: string = 'HttpError';

  constructor(
    readonly statusCode: number,
    message: string,
    /** The code of the GraphQL error. Status 503 has none. */
    readonly code?: 'BAD_REQUEST' | 'DOCUMENT_NOT_TRUSTED' | 'FORBIDDEN' | 'RATE_LIMITED' | 'UNAUTHENTICATED',
    /** After so many milliseconds, the client may send the request again. */
    readonly retryAfterMs?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const soonMs = 1_000;

/** The gateway cannot take the request now. The client may send it again. */
export const unavailable = (message: string): HttpError => new HttpError(503, message, undefined, soonMs);

export const shuttingDown = (): HttpError => unavailable('This server is shutting down. Try again.');
