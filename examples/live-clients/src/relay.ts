import { createClient } from 'graphql-sse';
import { Environment, Network, Observable, RecordSource, requestSubscription, Store } from 'relay-runtime';
import watch, { type relayWatchSubscription } from './__generated__/relayWatchSubscription.graphql.js';
import { endpoint, fail, onInterrupt, print } from './event.js';
import { resuming } from './resume.js';

/*
 * Relay over SSE. Its store has each execution once, by its global id, so a page that shows one is updated. The document is in
 * relayWatch.ts.
 */

const stream = createClient({ url: endpoint, retryAttempts: Infinity });

const environment = new Environment({
  store: new Store(new RecordSource()),
  network: Network.create(
    () => Observable.create((sink) => sink.error(new Error('This program sends subscriptions only.'))),
    ({ text, name }, variables) =>
      Observable.create((sink) =>
        stream.subscribe(...resuming({ query: text ?? '', operationName: name, variables }, sink as never)),
      ),
  ),
});

const { dispose } = requestSubscription<relayWatchSubscription>(environment, {
  subscription: watch,
  variables: {},
  onNext: (data) => data && print(data.executionsChanged),
  onError: fail,
});

onInterrupt(() => {
  dispose();
  stream.dispose();
});
