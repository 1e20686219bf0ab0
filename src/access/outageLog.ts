/** The part of a logger that is used. */
interface Log {
  warn(fields: object, message: string): void;
}

/** The reason of a failed fetch is in the cause of `fetch`'s error, which itself only says that it failed. */
const reasonOf = (error: unknown): string => {
  const { message, cause } = error instanceof Error ? error : { message: String(error), cause: undefined };
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
};

/** Creates a listener for fetches of keys. It logs one line when an issuer becomes unavailable, and one when it is back. */
export const createOutageLog = (log: Log): ((issuer: string, error?: unknown) => void) => {
  const unavailable = new Set<string>();
  return (issuer, error) => {
    if (error === undefined) {
      if (unavailable.delete(issuer))
        log.warn({ issuer }, 'The keys of the token issuer can be fetched again.');
      return;
    }
    if (unavailable.has(issuer)) return;
    unavailable.add(issuer);
    log.warn(
      { issuer, reason: reasonOf(error) },
      'The keys of the token issuer cannot be fetched. Known keys stay valid.',
    );
  };
};
