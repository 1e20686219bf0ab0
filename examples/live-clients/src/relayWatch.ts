import { graphql } from 'relay-runtime';

/* Read by the Relay compiler, and not run: without Babel, a program imports what the compiler has made of it. */

export const watch = graphql`
  subscription relayWatchSubscription($after: String) {
    executionsChanged(filter: { statuses: [RUNNING] }, after: $after) {
      eventId
      type
      previousStatus
      execution {
        __typename
        id
        status
      }
    }
  }
`;
