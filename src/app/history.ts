import type { Logger } from 'pino';
import type * as HistoryModule from '../history';
import type { History, HistorySettings, Standby } from '../history';
import type { Metrics } from './metrics';

export type { HistorySettings };

/** The history without settings. */
export const historyInMemory: HistorySettings = { keepDays: 400, keepSensitive: false };

/** The name of the history in the log, without user and password. */
const nameOf = ({ file, url }: HistorySettings): string =>
  url === undefined ? (file ?? 'in memory') : new URL(url).host;

const uses = { read: 'read', write: 'written' } as const;

/** Opens the history, and logs its outages. Rejects where a newer release has written it. */
export const openServiceHistory = async (
  settings: HistorySettings,
  log: Logger,
  now: () => Date,
): Promise<Standby> => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- Loads the query builder, which other commands do not need.
  const { createStandby, openHistory } = require('../history') as typeof HistoryModule;
  const open = (opened: HistorySettings): Promise<History> => {
    const history = nameOf(opened);
    const isInMemory = opened.file === undefined && opened.url === undefined;
    return openHistory({
      // What is in memory is as safe as in the cache, and saves a call for those who may see it.
      settings: { ...opened, keepSensitive: opened.keepSensitive || isInMemory },
      events: {
        onAway: (use, reason) =>
          log.warn(
            { history, reason },
            `The history cannot be ${uses[use]}: the gateway goes on without it until it can`,
          ),
        onBack: (use) => log.warn({ history }, `The history can be ${uses[use]} again`),
        onSlowTexts: () =>
          log.warn(
            { history },
            'PostgreSQL has no extension pg_trgm, and this user cannot create it: searches for texts are slow',
          ),
      },
      now: () => now().getTime(),
    });
  };
  return createStandby(await open(settings), () => open({ ...settings, file: undefined, url: undefined }));
};

export const addHistoryMetrics = (metrics: Metrics, history: Standby): void => {
  metrics.addGauge(
    'execution_gateway_history_available',
    '1 while the history can be read and written, otherwise 0.',
    () => Number(history.isAvailable()),
  );
  metrics.addGauge(
    'execution_gateway_history_queue',
    'Entries that are not yet written to the history: executions that AWS has returned, what is gone, and states of lists.',
    () => history.lastingWriteCounts().queued,
  );
  metrics.addCounter(
    'execution_gateway_history_writes_total',
    'Entries that were written to the history: executions that AWS has returned, what is gone, and states of lists.',
    () => history.lastingWriteCounts().written,
  );
  metrics.addCounter(
    'execution_gateway_history_dropped_total',
    'Entries that were not written to the history, since the queue was full or the database cannot hold them.',
    () => history.lastingWriteCounts().dropped,
  );
};
