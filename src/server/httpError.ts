/** A refusal of an HTTP request. Its message is meant for the client. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly statusCode: number,
    message: string,
    /** The code of the GraphQL error. Status 503 has none. */
    readonly code?: 'BAD_REQUEST' | 'FORBIDDEN' | 'RATE_LIMITED',
  ) {
    super(message);
  }
}

/** The gateway cannot take the request now. The client may send it again. */
export const unavailable = (message: string): HttpError => new HttpError(503, message);

export const shuttingDown = (): HttpError => unavailable('This server is shutting down. Try again.');
