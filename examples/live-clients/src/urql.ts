import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-sse';
import { endpoint, type Event, fail, onInterrupt, print, subscription } from './event.js';

/* urql over SSE. */

const stream = createClient({ url: endpoint, retryAttempts: Infinity });

const client = new Client({
  url: endpoint,
  preferGetMethod: false,
  exchanges: [
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query = '', operationName, variables }) => ({
        subscribe: (sink) => ({
          unsubscribe: stream.subscribe({ query, operationName, variables }, sink as never),
        }),
      }),
    }),
  ],
});

const { unsubscribe } = client
  .subscription<{ executionsChanged: Event }>(subscription, {})
  .subscribe(({ data, error }) => (error || !data ? fail(error) : print(data.executionsChanged)));

onInterrupt(() => {
  unsubscribe();
  stream.dispose();
});
