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

/** What can go wrong with a call to any service; each has its own name for it (see `wordings.ts`). */
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

export interface Wording {
  readonly name: string;
  readonly status: number;
  readonly message: string;
  readonly members?: Readonly<Record<string, string>>;
}

export type Wordings = Readonly<Record<ProblemKind, Wording>>;

/** The error in the words of one service. What nobody planned is told too: it is a defect of the sandbox. */
export const inWordsOf = (wordings: Wordings, error: unknown): AwsError => {
  if (error instanceof AwsError) return error;
  if (error instanceof Problem) {
    const { name, status, message, members } = wordings[error.kind];
    return new AwsError(name, status, error.detail ?? message, members);
  }
  return new AwsError(
    wordings.failed.name,
    wordings.failed.status,
    `A defect of the sandbox: ${String(error)}`,
  );
};
