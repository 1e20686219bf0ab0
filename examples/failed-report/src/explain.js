import { isGatewayError } from '@execution-gateway/client';
import { reasonsOf } from './reason.js';

/**
 * @import { CallOptions, Client, ExecutionPageFragment, WhatFailedAnywhereQuery } from '@execution-gateway/client'
 *
 * @typedef {ExecutionPageFragment['nodes'][number]} ListedExecution
 * @typedef {NonNullable<WhatFailedAnywhereQuery['executions']>['nodes'][number]} FailedExecution
 * @typedef {(FailedExecution | ListedExecution) & import('./reason.js').Reason} Explained An execution, and why it failed.
 */

/** The number of executions whose root causes are fetched in one request. One that is not known costs up to a handful of AWS calls. */
const mostAtOnce = 10;

/**
 * Returns a function that adds the root cause to each execution, with all that the gateway can fetch. Without it, the reason that AWS gives in the list.
 *
 * @param {Client} client
 * @param {{ signal: AbortSignal, onMissing: (message: string) => void }} options `onMissing` gets the messages of what failed: the reason is a detail.
 */
export const createExplain = (client, { signal, onMissing }) => {
  /** @param {string[]} ids */
  const causesOf = async (ids) => {
    /** @type {CallOptions} */
    const options = { signal, onPartial: ({ message }) => onMissing(message) };
    try {
      return (await client.whyDidTheseExecutionsFail({ ids }, options)).nodes;
    } catch (error) {
      if (!isGatewayError(error) || error.code === 'ABORTED') throw error;
      onMissing(error.message);
      return [];
    }
  };

  /** @param {(FailedExecution | ListedExecution)[]} executions */
  return async (executions) => {
    /** @type {Explained[]} */
    const explained = [];
    for (let first = 0; first < executions.length; first += mostAtOnce) {
      const some = executions.slice(first, first + mostAtOnce);
      const reasons = reasonsOf(await causesOf(some.map(({ id }) => id)));
      for (const execution of some) {
        const given = 'statusReason' in execution ? execution.statusReason : null;
        explained.push({
          ...execution,
          ...(reasons.get(execution.id) ?? { reason: given, logUrl: null, unread: [] }),
        });
      }
    }
    return explained;
  };
};
