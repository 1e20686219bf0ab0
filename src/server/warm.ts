import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import { openBill } from '../aws/bill';
import type { AwsEntrance } from '../aws/door';
import type { Scopes } from '../aws/scopes';
import { createListing } from '../listing';
import { GatewayError } from '../model/errors';
import { checkedFilter } from '../model/executionFilter';

/** How the lists of all executions are kept fresh in the background. */
export interface WarmSettings {
  /** Seconds from the beginning of one round to that of the next; 0: never. */
  readonly everySeconds: number;
}

/** A round may take as long as the pause to the next one. So this old an answer is as good as can be had. */
export const goodForMs = ({ everySeconds }: WarmSettings): number => 2 * everySeconds * 1000;

export interface Warm {
  /** Stops at once; calls under way that nobody else waits for end. */
  stop(): void;
}

const stopped = new GatewayError('DEADLINE_EXCEEDED', 'The gateway stops.');

/**
 * Reads the lists of all executions again and again, with what the turns have to spare: each call stands behind all
 * that somebody waits for. What is young enough is not asked again. A round that takes longer than the pause puts the
 * next one off.
 */
export const startWarm = (
  { everySeconds }: WarmSettings,
  entrance: AwsEntrance,
  scopes: Scopes,
  log: Logger,
): Warm => {
  if (everySeconds === 0) return { stop: () => undefined };
  const controller = new AbortController();
  const { signal } = controller;
  setMaxListeners(0, signal);
  let timer: NodeJS.Timeout | undefined;

  const round = async (): Promise<void> => {
    const begun = performance.now();
    const bill = openBill(Infinity);
    try {
      const door = entrance.forRequest({ signal, notBefore: -Infinity, bill, isBackground: true });
      const filter = checkedFilter(undefined, await scopes.all());
      const coverage = await createListing(door).refresh(filter);
      const cut = coverage.filter(({ state }) => state !== 'COMPLETE').length;
      const seconds = (performance.now() - begun) / 1000;
      log.debug({ calls: bill.summary().calls.length, seconds, cut }, 'refreshed the lists');
    } catch (error) {
      log.warn({ cause: String(error) }, 'the lists could not be refreshed');
    }
    if (signal.aborted) return;
    const left = everySeconds * 1000 - (performance.now() - begun);
    timer = setTimeout(() => void round(), Math.max(left, 0));
    timer.unref();
  };
  void round();

  return {
    stop() {
      clearTimeout(timer);
      controller.abort(stopped);
    },
  };
};
