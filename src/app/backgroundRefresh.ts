import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import { createCallLedger } from '../aws/callLedger';
import { anonymous } from '../model/caller';
import { GatewayError } from '../model/errors';
import { unlimitedAnswer } from '../query/answerBudget';
import { logText } from './log';
import type { OperationContext, OperationTerms } from './operationContext';
import type { Tracing } from './tracing';

/** How the lists of all executions are refreshed in the background. */
export interface RefreshSettings {
  /** Seconds between the starts of two rounds; 0 turns the refresh off. */
  readonly everySeconds: number;
}

/** The age up to which lists count as fresh: a page can be two periods old before the next round reads it again. */
export const listsFreshMs = ({ everySeconds }: RefreshSettings): number => 2 * everySeconds * 1000;

export interface BackgroundRefresh {
  /** Stops at once, and aborts calls under way that no request waits for. */
  stop(): void;
}

const stopped = new GatewayError('DEADLINE_EXCEEDED', 'The gateway is shutting down.');

/**
 * Reads the lists of all executions periodically, at background priority. Does not read fresh lists again. A round that
 * takes longer than the period delays the next one.
 */
export const startBackgroundRefresh = (
  { everySeconds }: RefreshSettings,
  contextOf: (terms: OperationTerms) => OperationContext,
  log: Logger,
  tracing?: Tracing,
): BackgroundRefresh => {
  if (everySeconds === 0) return { stop: () => undefined };
  const controller = new AbortController();
  const { signal } = controller;
  setMaxListeners(0, signal);
  let timer: NodeJS.Timeout | undefined;

  const refresh = async (): Promise<void> => {
    const begun = performance.now();
    const budget = createCallLedger(Infinity);
    const trace = tracing?.beginRefresh();
    try {
      const { access, listing, scopes } = contextOf({
        caller: anonymous,
        signal,
        budget,
        answer: unlimitedAnswer,
        minFetchedAt: -Infinity,
        priority: 'background',
        trace,
      });
      const coverage = await listing.refresh(await listing.filter(undefined, scopes.all, access));
      const incomplete = coverage.filter(({ state }) => state !== 'COMPLETE').length;
      const seconds = (performance.now() - begun) / 1000;
      log.debug({ calls: budget.report().calls.length, seconds, incomplete }, 'background refresh finished');
      trace?.end('ok');
    } catch (error) {
      log.warn({ cause: logText(error) }, 'background refresh failed');
      trace?.end('error');
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
