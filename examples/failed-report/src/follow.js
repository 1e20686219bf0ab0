import { createExplain } from './explain.js';

/**
 * @import { Client, WatchExecutionsSubscription, WatchState } from '@execution-gateway/client'
 * @import { Explained } from './explain.js'
 *
 * @typedef {object} Output
 * @property {(execution: Explained) => void} failure
 * @property {(message: string) => void} note What happens to the connection, and what is missing.
 */

/** @type {readonly string[]} */
const failures = ['FAILED', 'ROLLED_BACK'];

/**
 * True for the event with which an execution has failed. An execution that AWS returns after its end is `ADDED`, and the end of a transfer that only
 * its log knows is `CHANGED`.
 *
 * @param {WatchExecutionsSubscription['executionsChanged']} event
 */
const isFailure = ({ type, previousStatus, execution }) =>
  type !== 'SNAPSHOT' &&
  type !== 'GAP' &&
  failures.includes(execution.status) &&
  previousStatus !== execution.status;

/**
 * Notes when the connection is lost and when it is back, once each.
 *
 * @param {Output} output
 */
const connectionNotes = ({ note }) => {
  /** @type {WatchState['name']} */
  let last = 'connecting';
  /** @param {WatchState} state */
  return (state) => {
    if (state.name === 'open' && last === 'connecting') note('connected, waiting for failures');
    if (state.name === 'open' && last === 'reconnecting') note('connected again');
    if (state.name === 'reconnecting' && last !== 'reconnecting')
      note(`disconnected, trying again: ${state.error.code}: ${state.error.message}`);
    last = state.name;
  };
};

/**
 * Passes on each execution that fails, with the reason, until the signal aborts: it throws `ABORTED` then. After a lost connection, those of the
 * meantime follow.
 *
 * @param {Client} client
 * @param {AbortSignal} signal
 * @param {Output} output
 */
export const follow = async (client, signal, output) => {
  const explain = createExplain(client, {
    signal,
    onMissing: (message) => output.note(`details are missing: ${message}`),
  });
  // Partial data is enough.
  const options = { signal, onState: connectionNotes(output), onPartial: () => undefined };
  for await (const { executionsChanged: event } of client.watchExecutions({}, options)) {
    if (event.type === 'GAP') output.note('failures are missing: the connection was lost for too long');
    if (!isFailure(event)) continue;
    for (const explained of await explain([event.execution])) output.failure(explained);
  }
};
