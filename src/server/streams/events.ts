import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { StreamEnd, StreamItem, Subscribe, SubscriptionRequest } from '../../live/subscribe';
import type { Caller } from '../../model/caller';
import type { Stream, StreamEnding } from './openStreams';
import { untilAborted } from './untilAborted';

/** The events of a stream, read one at a time. It never rejects. */
export type Events = AsyncIterableIterator<StreamItem>;

/** The events of a stream that has begun, or why it could not begin; undefined where it has ended before. */
export type Beginning = { readonly events: Events } | { readonly errors: readonly GraphQLFormattedError[] };

export interface BeginOptions {
  readonly stream: Stream;
  readonly subscribe: Subscribe;
  readonly request: SubscriptionRequest;
  readonly caller: Caller;
  /** Logs a defect, and returns the error for the client. */
  readonly mask: (error: unknown) => GraphQLFormattedError;
}

const endings: Readonly<Record<StreamEnd, StreamEnding>> = {
  EXPIRED: 'expired',
  STOPPING: 'shutdown',
  BEHIND: 'behind',
  FAILED: 'failed',
};

const done: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * The events of a source, until the stream ends. Sets how it has ended. The item that only says so is left out: each transport has
 * its own sign for it.
 */
const eventsOf = (stream: Stream, source: Events): Events => {
  const { signal } = stream;
  let onLeft: ((read: typeof done) => void) | undefined;
  const free = (): void => {
    onLeft?.(done);
    void source.return?.().catch(() => undefined);
  };
  if (signal.aborted) free();
  else signal.addEventListener('abort', free, { once: true });

  const end = (ending: StreamEnding, { errors }: FormattedExecutionResult = {}): typeof done => {
    stream.finish(ending, errors);
    return done;
  };

  const checked = (read: IteratorResult<StreamItem, unknown>): IteratorResult<StreamItem> => {
    if (signal.aborted) return done;
    if (read.done) return end('complete');
    const { end: reason, result } = read.value;
    return reason === undefined ? read : end(endings[reason], result);
  };

  return {
    next: () =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          resolve(done);
          return;
        }
        onLeft = resolve;
        source.next().then((read) => resolve(checked(read)), reject);
      }),
    return: () => Promise.resolve(end('client')),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

/** Begins a stream that is admitted. Never rejects. */
export const beginEvents = async (options: BeginOptions): Promise<Beginning | undefined> => {
  const { stream, subscribe, request, caller, mask } = options;
  const begin = async (): Promise<Beginning> => {
    const begun = await subscribe(request, caller, stream.signal);
    return 'errors' in begun ? begun : { events: eventsOf(stream, begun) };
  };
  try {
    const begun = await untilAborted(begin(), stream.signal);
    if (begun && 'errors' in begun) stream.finish('refused');
    return begun;
  } catch (error) {
    stream.finish('failed');
    return { errors: [mask(error)] };
  }
};
