import type { GraphQLFormattedError } from 'graphql';
import type { StreamAnswer, StreamItem, Subscribe, SubscriptionRequest } from '../../../src/live/subscribe';
import type { Caller } from '../../../src/model/caller';

/** A subscription that the gateway has begun, whose events the test sends. */
export interface Source {
  readonly request: SubscriptionRequest;
  readonly caller: Caller;
  /** How often an event was asked for. */
  pulls: number;
  isFreed: boolean;
  send(item: StreamItem): void;
  /** An event with this number, whose id is `event-…`. */
  event(number: number): void;
  finish(): void;
}

export interface Script {
  readonly subscribe: Subscribe;
  readonly sources: readonly Source[];
  /** The source with this index, once the gateway has begun it. */
  source(index: number): Promise<Source>;
}

export const itemOf = (number: number): StreamAnswer => ({
  eventId: `event-${number}`,
  result: { data: { executionChanged: { eventId: `event-${number}` } } },
});

/** An engine of subscriptions whose events the test sends, or which refuses all of them with `errors`. */
export const createScript = (errors?: readonly GraphQLFormattedError[]): Script => {
  const sources: Source[] = [];
  const waiting = new Set<() => void>();

  const begin = (request: SubscriptionRequest, caller: Caller, signal: AbortSignal) => {
    const ready: IteratorResult<StreamItem>[] = [];
    let wanted: ((result: IteratorResult<StreamItem>) => void) | undefined;
    const give = (result: IteratorResult<StreamItem>): void => {
      if (!wanted) {
        ready.push(result);
        return;
      }
      wanted(result);
      wanted = undefined;
    };
    const source: Source = {
      request,
      caller,
      pulls: 0,
      isFreed: false,
      send: (value) => give({ done: false, value }),
      event: (number) => source.send(itemOf(number)),
      finish: () => give({ done: true, value: undefined }),
    };
    sources.push(source);
    for (const check of waiting) check();
    signal.addEventListener('abort', () => source.finish());
    const events: AsyncIterableIterator<StreamItem> = {
      next() {
        source.pulls += 1;
        const result = ready.shift();
        if (result) return Promise.resolve(result);
        return new Promise((resolve) => (wanted = resolve));
      },
      return() {
        source.isFreed = true;
        return Promise.resolve({ done: true, value: undefined });
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
    return Promise.resolve(events);
  };

  return {
    sources,
    subscribe: (request, caller, signal) =>
      errors ? Promise.resolve({ errors }) : begin(request, caller, signal),
    source: (index) =>
      new Promise((resolve) => {
        const check = (): void => {
          const source = sources[index];
          if (!source) return;
          waiting.delete(check);
          resolve(source);
        };
        waiting.add(check);
        check();
      }),
  };
};

export interface Flood {
  readonly subscribe: Subscribe;
  /** How often an event was asked for. */
  pulls: number;
  freed: number;
}

/** An engine whose streams have an event of so many bytes whenever one is asked for. */
export const createFlood = (bytes: number): Flood => {
  const data = { executionChanged: { text: 'x'.repeat(bytes) } };
  const events: AsyncIterableIterator<StreamItem> = {
    next() {
      flood.pulls += 1;
      return Promise.resolve({ done: false, value: { eventId: `event-${flood.pulls}`, result: { data } } });
    },
    return() {
      flood.freed += 1;
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  const flood: Flood = { pulls: 0, freed: 0, subscribe: () => Promise.resolve(events) };
  return flood;
};

export const subscription = 'subscription Watch { executionChanged(id: "x") { eventId } }';
