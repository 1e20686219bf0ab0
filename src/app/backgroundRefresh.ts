import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import { createCallLedger } from '../aws/callLedger';
import { anonymous } from '../model/caller';
import { GatewayError } from '../model/errors';
import type { OperationContext, OperationTerms } from './operationContext';

/** How the lists of all executions are refreshed in the background. */
export interface RefreshSettings {
  /** Seconds from the beginning of one round to that of the next; 0: never. */
  readonly everySeconds: number;
}

/** A round may take as long as the pause to the next one, so lists of this age are as fresh as can be had. */
export const listsFreshMs = ({ everySeconds }: RefreshSettings): number => 2 * everySeconds * 1000;

export interface BackgroundRefresh {
  /** Stops at once, and ends calls under way that nothing else waits for. */
  stop(): void;
}

const stopped = new GatewayError('DEADLINE_EXCEEDED', 'The gateway stops.');

/**
 * Reads the lists of all executions again and again, with what the rate limiter has to spare: its calls wait for all
 * others. Fresh lists are not read again. A round that takes longer than the pause delays the next one.
 */
export const startBackgroundRefresh = (
  { everySeconds }: RefreshSettings,
  contextOf: (terms: OperationTerms) => OperationContext,
  log: Logger,
): BackgroundRefresh => {
  if (everySeconds === 0) return { stop: () => undefined };
  const controller = new AbortController();
  const { signal } = controller;
  setMaxListeners(0, signal);
  let timer: NodeJS.Timeout | undefined;

  const refresh = async (): Promise<void> => {
    const begun = performance.now();
    const budget = createCallLedger(Infinity);
    try {
      const { listing, scopes } = contextOf({
        caller: anonymous,
        signal,
        budget,
        minFetchedAt: -Infinity,
        priority: 'background',
      });
      const coverage = await listing.refresh(listing.filter(undefined, await scopes.all()));
      const incomplete = coverage.filter(({ state }) => state !== 'COMPLETE').length;
      const seconds = (performance.now() - begun) / 1000;
      log.debug({ calls: budget.report().calls.length, seconds, incomplete }, 'refreshed the lists');
    } catch (error) {
      log.warn({ cause: String(error) }, 'the lists could not be refreshed');
    }
    if (signal.aborted) return;
    const left = everySeconds * 1000 - (performance.now() - begun);
    timer = setTimeout(() => void refresh(), Math.max(left, 0));
    timer.unref();
  };
  void refresh();

  return {
    stop() {
      clearTimeout(timer);
      controller.abort(stopped);
    },
  };
};
