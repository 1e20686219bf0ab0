interface Request {
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

interface Sink<Result> {
  next(result: Result): void;
  error(error: unknown): void;
  complete(): void;
}

const eventIdIn = (data: unknown): unknown =>
  (Object.values(data ?? {})[0] as { readonly eventId?: unknown } | null | undefined)?.eventId;

/**
 * The arguments of `subscribe` of graphql-ws and graphql-sse for a subscription that resumes behind its last event: it selects `eventId`, and has the
 * variable `after`. Both clients send the request as it is then when they connect again.
 */
export const resuming = <Sent extends Request, Result extends { readonly data?: unknown }>(
  request: Sent,
  sink: Sink<Result>,
) => {
  const variables: Record<string, unknown> = { ...request.variables };
  const observed: Sink<Result> = {
    next(result) {
      sink.next(result);
      variables.after = eventIdIn(result.data) ?? variables.after;
    },
    error: (error) => sink.error(error),
    complete: () => sink.complete(),
  };
  return [{ ...request, variables }, observed] as const;
};
