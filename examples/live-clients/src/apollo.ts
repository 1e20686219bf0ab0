import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { endpoint, type Event, fail, onInterrupt, print, subscription } from './event.js';
import { resuming } from './resume.js';

/* Apollo Client over WebSocket. A browser and Node.js 22 have a WebSocket of their own. */

const socket = createClient({
  url: endpoint.replace(/^http/, 'ws'),
  webSocketImpl: WebSocket,
  retryAttempts: Infinity,
  shouldRetry: () => true,
});
const link = new GraphQLWsLink({
  ...socket,
  subscribe: (payload, sink) => socket.subscribe(...resuming(payload, sink)),
});
const client = new ApolloClient({ link, cache: new InMemoryCache() });

const events = client
  .subscribe<{ executionsChanged: Event }>({ query: gql(subscription), fetchPolicy: 'no-cache' })
  .subscribe({
    next: ({ data, error }) => (data ? print(data.executionsChanged) : fail(error)),
    error: fail,
  });

onInterrupt(() => {
  events.unsubscribe();
  void socket.dispose();
});
