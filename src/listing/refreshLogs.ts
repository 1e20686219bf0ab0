import type { Scope } from '../model/scope';
import type { LogSources } from './logSources';
import type { ReadingTerms } from './readList';
import { listStarted } from './startsOfLogs';

/**
 * Reads what is due of the logs of finished transfers, on the terms of the lists. What AWS fails to return of them is in their coverage. Rejects
 * with HistoryUnavailable.
 */
export const refreshLogs = async (
  logSources: LogSources,
  scopes: () => readonly Scope[],
  terms: ReadingTerms,
  mostPages: number,
): Promise<void> => {
  if (!logSources.isOn) return;
  await logSources.open();
  await logSources.refresh(scopes(), {
    ...terms,
    mostPages,
    onExecutions: (executions) => listStarted(executions, terms),
  });
};
