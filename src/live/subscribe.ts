import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Caller } from '../model/caller';

/*
 * The seam between the engine of subscriptions and the transports, which know nothing of events, AWS or the history. The engine knows
 * neither HTTP nor WebSocket.
 */

/**
 * Why a stream ends with its last item. `EXPIRED`: the credentials of the caller. `STOPPING`: the process, so the client connects to another
 * one. `BEHIND`: the client has read too slowly. `FAILED`: the history or the engine, so the client tries again later. All can be resumed.
 */
export type StreamEnd = 'EXPIRED' | 'STOPPING' | 'BEHIND' | 'FAILED';

/** One answer of a stream. */
export interface StreamAnswer {
  /**
   * The `eventId` of the event, also where the document does not select it: a stream can be resumed behind it. Undefined for an end before
   * the first one.
   */
  readonly eventId: string | undefined;
  /** As it is sent: errors are formatted, and masked where clients must not see them. */
  readonly result: FormattedExecutionResult;
  /** Set in the last item of a stream that ends other than by the end of what it is about. `result.errors` has the reason. */
  readonly end?: StreamEnd;
}

/** A place behind which a stream can be resumed, where there is no event to answer. For transports that can send it. */
export interface StreamPlace {
  readonly eventId: string;
  readonly result?: undefined;
  readonly end?: undefined;
}

export type StreamItem = StreamAnswer | StreamPlace;

export interface SubscriptionRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  /** Resumes behind this event. The argument `after` of the document wins. */
  readonly lastEventId?: string | undefined;
  /** Adds the calls of each event to `extensions.upstream` of its answer, if the caller may have them. */
  readonly wantsReport?: boolean | undefined;
}

/**
 * Begins a stream. What keeps it from beginning, such as an invalid document, argument or right, is an answer with errors, and costs no AWS
 * call unless an execution has to be looked up to find it out. Otherwise, an iterator that
 *
 * - reads one item per `next()` and holds no others, so a reader that pauses costs no memory: it is behind, and not buffered;
 * - is done when what it is about has ended, after an item with `end`, and without a further item once the signal aborts;
 * - frees everything with `return()`. Never rejects.
 */
export type Subscribe = (
  request: SubscriptionRequest,
  caller: Caller,
  signal: AbortSignal,
) => Promise<{ readonly errors: readonly GraphQLFormattedError[] } | AsyncIterableIterator<StreamItem>>;
