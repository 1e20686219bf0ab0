import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allPermissions } from '../../../src/model/caller';
import { type HistoryOptions, type HistorySettings, openHistory, type Standby } from '../../../src/history';
import { noon } from './records';

/** The databases that a suite runs over. */
export interface TestDatabases {
  readonly name: string;
  /** The settings of a database without tables. */
  create(): Promise<Pick<HistorySettings, 'file' | 'url'>>;
  /** Deletes all of them. */
  close(): Promise<void>;
}

export const sqliteFiles = (): TestDatabases => {
  const folder = mkdtempSync(join(tmpdir(), 'execution-gateway-history-'));
  let count = 0;
  return {
    name: 'SQLite in a file',
    create: () => Promise.resolve({ file: join(folder, `${(count += 1)}.db`) }),
    close() {
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  };
};

export const sqliteInMemory = (): TestDatabases => ({
  name: 'SQLite in memory',
  create: () => Promise.resolve({}),
  close: () => Promise.resolve(),
});

/** A busy machine must not look like an outage. */
export const patientLimits = { connect: 20_000, read: 60_000, page: 60_000, scan: 60_000, write: 60_000 };

/** Everything is visible. */
export const allRights = allPermissions;

/** What a store has reported, such as `write away: SQLITE_FULL`. */
export interface TestStore extends Standby {
  readonly reports: readonly string[];
}

export const openStore = async (
  settings: Partial<HistorySettings>,
  options: Partial<Omit<HistoryOptions, 'settings' | 'events'>> = {},
): Promise<TestStore> => {
  const reports: string[] = [];
  const history = await openHistory({
    settings: { keepDays: 400, keepSensitive: false, ...settings },
    events: {
      onAway: (use, reason) => reports.push(`${use} away: ${reason}`),
      onBack: (use) => reports.push(`${use} back`),
      onSlowTexts: () => reports.push('slow texts'),
    },
    now: () => noon,
    limits: patientLimits,
    ...options,
  });
  return {
    ...history,
    reports,
    past: history,
    isStandby: () => false,
    epoch: () => 0,
    lastingWriteCounts: () => history.writeCounts(),
  };
};
