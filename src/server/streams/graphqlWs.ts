import type { IncomingMessage } from 'node:http';
import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  parse,
} from 'graphql';
import { makeServer, type Server } from 'graphql-ws';
import type { StreamAnswer } from '../../live/subscribe';
import type { Caller } from '../../model/caller';
import { type Connection, tryAgainLater } from './connection';
import type { Events } from './events';
import type { Stream } from './openStreams';

/** A WebSocket, for the hooks of the protocol. */
export interface Extra {
  /** The request that has opened it. */
  readonly upgrade: IncomingMessage;
  readonly connection: Connection;
  /** Undefined until the client is authenticated. */
  caller: Caller | undefined;
}

/** A subscription that has begun. */
export interface Subscribed {
  readonly stream: Stream;
  readonly events: Events;
}

export interface GraphqlWsOptions {
  /** Milliseconds for the first message, `connection_init`. */
  readonly initMs: number;
  /** Authenticates the client, or closes the connection. Never rejects. */
  readonly connect: (extra: Extra, params: unknown) => Promise<void>;
  /** Begins a subscription, or returns at least one error that says why it cannot begin. Never rejects. */
  readonly subscribe: (
    extra: Extra,
    payload: object,
  ) => Promise<Subscribed | readonly GraphQLFormattedError[]>;
}

interface Payloads {
  readonly subscribed: Subscribed;
  readonly connection: Connection;
}

/** Formatted errors in the form that the protocol's package takes. */
class Refusal extends GraphQLError {
  constructor(readonly formatted: GraphQLFormattedError) {
    super(formatted.message);
  }

  override toJSON(): GraphQLFormattedError {
    return this.formatted;
  }
}

const failed = 'The stream has failed. Continue it later.';

/** The package only has to know that it is a subscription: the real document is parsed elsewhere. */
const anySubscription = parse('subscription { event }');

/** The id of an event is an extension: a client sends the last one as `extensions.lastEventId`. */
const payloadOf = ({ eventId, result }: StreamAnswer): ExecutionResult => {
  const extensions = eventId === undefined ? result.extensions : { ...result.extensions, eventId };
  return { ...result, ...(extensions && { extensions }) } as ExecutionResult;
};

/**
 * The payloads of `next` messages. Clients do not begin a subscription again after an `error`. So where the source fails, the connection is closed
 * with a code after which they do.
 */
const payloadsOf = ({
  subscribed: { stream, events },
  connection,
}: Payloads): AsyncIterableIterator<ExecutionResult> => ({
  async next() {
    for (let read = await events.next(); !read.done; read = await events.next()) {
      // No message of the protocol can have a place without an event.
      if (read.value.result) return { done: false, value: payloadOf(read.value) };
    }
    if (stream.end === 'failed' || stream.end === 'behind')
      connection.close(tryAgainLater, stream.errors?.[0]?.message ?? failed);
    return { done: true, value: undefined };
  },
  async return() {
    await events.return?.();
    return { done: true, value: undefined };
  },
  [Symbol.asyncIterator]() {
    return this;
  },
});

interface Prepared extends ExecutionArgs {
  readonly contextValue: Payloads;
}

/** The protocol `graphql-transport-ws`, for subscriptions. */
export const createGraphqlWs = ({ initMs, connect, subscribe }: GraphqlWsOptions): Server<Extra> =>
  makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: initMs,
    async onConnect({ extra, connectionParams }) {
      await connect(extra, connectionParams);
      return extra.caller !== undefined;
    },
    async onSubscribe({ extra }, _id, payload) {
      const begun = await subscribe(extra, payload);
      if (!('events' in begun)) return begun.map((error) => new Refusal(error));
      const contextValue: Payloads = { subscribed: begun, connection: extra.connection };
      return { document: anySubscription, contextValue } as Prepared;
    },
    subscribe: (args) => payloadsOf((args as Prepared).contextValue),
    onNext(_context, _id, _payload, args, result) {
      (args as Prepared).contextValue.subscribed.stream.countItem();
      // Its errors are formatted already.
      return result as FormattedExecutionResult;
    },
    onError: (_context, _id, _payload, errors) =>
      errors.map((error) =>
        error.originalError instanceof Refusal ? error.originalError.formatted : error.toJSON(),
      ),
  });
