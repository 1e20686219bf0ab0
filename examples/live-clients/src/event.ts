/** The URL of the gateway's endpoint. */
export const endpoint = `${process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000'}/graphql`;

/** What each program selects of an event. */
export interface Event {
  readonly type: string;
  readonly previousStatus?: string | null;
  readonly execution: { readonly id: string; readonly __typename: string; readonly status: string };
}

export const subscription = `subscription Watch($after: String) {
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
}`;

/** Prints one line per event, such as `CHANGED RUNNING -> FAILED ImageBuilderWorkflow`. */
export const print = ({ type, previousStatus, execution }: Event): void =>
  console.log(
    `${type} ${previousStatus ? `${previousStatus} -> ` : ''}${execution.status} ${execution.__typename}`,
  );

/** Ends the program when the gateway refuses the subscription. */
export const fail = (error: unknown): void => {
  console.error(error);
  process.exitCode = 1;
};

/** Calls a function at Ctrl-C. */
export const onInterrupt = (stop: () => void): void => void process.once('SIGINT', stop);
