/** An error with the name and status that AWS returns. */
export class AwsError extends Error {
  constructor(
    override readonly name: string,
    readonly status: number,
    message: string,
    /** The members of the error besides its message. */
    readonly members: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** Errors that every service has, each under its own name (see `errorTemplates.ts`). */
export type ErrorKind =
  | 'malformed'
  | 'unknownOperation'
  | 'unsigned'
  | 'wrongSignature'
  | 'unknownCredentials'
  | 'expiredCredentials'
  | 'accessDenied'
  | 'throttled'
  | 'invalidInput'
  | 'invalidToken'
  | 'internal'
  | 'unavailable';

/** Thrown by code that does not know which service was called. */
export class ServiceError extends Error {
  constructor(
    readonly kind: ErrorKind,
    /** Replaces the service's default message. */
    readonly detail?: string,
  ) {
    super(detail ?? kind);
  }
}

export interface ErrorTemplate {
  readonly name: string;
  readonly status: number;
  readonly message: string;
  readonly members?: Readonly<Record<string, string>>;
}

export type ErrorTemplates = Readonly<Record<ErrorKind, ErrorTemplate>>;

/**
 * Converts an error to the called service's form. An unexpected error is a bug of the sandbox, and its message says so.
 */
export const toAwsError = (errorTemplates: ErrorTemplates, error: unknown): AwsError => {
  if (error instanceof AwsError) return error;
  if (error instanceof ServiceError) {
    const { name, status, message, members } = errorTemplates[error.kind];
    return new AwsError(name, status, error.detail ?? message, members);
  }
  return new AwsError(
    errorTemplates.internal.name,
    errorTemplates.internal.status,
    `Bug in the sandbox: ${String(error)}`,
  );
};
