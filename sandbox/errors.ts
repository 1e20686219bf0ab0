/** An error as AWS names it on the wire. */
export class AwsError extends Error {
  constructor(
    override readonly name: string,
    readonly status: number,
    message: string,
    /** What the error's shape has besides its message. */
    readonly members: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** What can go wrong with a call to any service; each has its own name for it (see `errorTemplates.ts`). */
export type ProblemKind =
  | 'unreadable'
  | 'unknownOperation'
  | 'unsigned'
  | 'wrongSignature'
  | 'unknownCredentials'
  | 'expiredCredentials'
  | 'denied'
  | 'throttled'
  | 'invalidInput'
  | 'invalidToken'
  | 'failed'
  | 'unavailable';

/** Thrown where it is known what is wrong, but not which service is asked. */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    /** Left out, it is the service's usual one. */
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

export type ErrorTemplates = Readonly<Record<ProblemKind, ErrorTemplate>>;

/** The error in the words of one service. What nobody planned is told too: it is a defect of the sandbox. */
export const toAwsError = (errorTemplates: ErrorTemplates, error: unknown): AwsError => {
  if (error instanceof AwsError) return error;
  if (error instanceof Problem) {
    const { name, status, message, members } = errorTemplates[error.kind];
    return new AwsError(name, status, error.detail ?? message, members);
  }
  return new AwsError(
    errorTemplates.failed.name,
    errorTemplates.failed.status,
    `A defect of the sandbox: ${String(error)}`,
  );
};
