import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient, type ExecutionResult, type Sink } from 'graphql-sse';
import { endpoint, type Event, fail, onInterrupt, print, subscription } from './event.js';
import { resuming } from './resume.js';

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
          unsubscribe: stream.subscribe(
            ...resuming({ query, operationName, variables }, sink as Sink<ExecutionResult>),
          ),
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
