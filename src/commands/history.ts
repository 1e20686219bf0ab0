import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Settings } from '../config';
import { type History, openHistory } from '../history';

/*
 * `execution-gateway history`: works on the history of the settings, also while a gateway uses it.
 */

const noHistory =
  'the settings have no history in a file or in PostgreSQL. Set history.file or history.url in the file that GATEWAY_CONFIG names.';

/** Runs a task on the history. Rejects where there is none, or where it cannot be opened. */
const withHistory = async <Value>(
  { history: settings }: Settings,
  task: (history: History) => Promise<Value>,
): Promise<Value> => {
  if (settings.file === undefined && settings.url === undefined) throw new Error(noHistory);
  let failure: string | undefined;
  const history = await openHistory({
    settings,
    events: {
      onAway: (_use, reason) => (failure ??= reason),
      onBack: () => undefined,
      onSlowTexts: () => undefined,
    },
    now: Date.now,
  });
  try {
    if (failure !== undefined) throw new Error(`the history cannot be opened: ${failure}.`);
    return await task(history);
  } finally {
    await history.close();
  }
};

/** Writes all executions as JSON lines. */
export const exportHistory = (settings: Settings, output: Writable): Promise<void> =>
  withHistory(settings, async ({ maintenance }) => {
    for await (const line of maintenance.export()) {
      if (!output.write(`${line}\n`)) await once(output, 'drain');
    }
  });

/** Reads JSON lines of an export. Returns the number of executions. */
export const importHistory = (settings: Settings, input: Readable): Promise<number> =>
  withHistory(settings, ({ maintenance }) =>
    maintenance.import(createInterface({ input, crlfDelay: Infinity })),
  );

/** Deletes what is too old, and returns its room to the file system. Returns the number of executions that were deleted. */
export const vacuumHistory = (settings: Settings): Promise<number> =>
  withHistory(settings, async ({ maintenance }) => {
    const deleted = await maintenance.deleteOld();
    await maintenance.vacuum();
    return deleted;
  });

/** The size of the history. */
export const historyStats = (settings: Settings) =>
  withHistory(settings, ({ maintenance }) => maintenance.size());
