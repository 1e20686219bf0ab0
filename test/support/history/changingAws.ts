import { HistoryUnavailable } from '../../../src/history';
import { anonymous, type Caller } from '../../../src/model/caller';
import {
  type OperationAnswer,
  type Operations,
  type OperationsOptions,
  startOperations,
} from '../access/operations';
import type { RegionData } from '../estate';
import { replaceableEstate } from '../executions/region';
import { openStore, type TestStore } from './stores';

/** Account and region of a call, such as `GetWorkflowExecution 111122223333/us-east-1`. */
export const callsOf = ({ calls }: OperationAnswer): readonly string[] =>
  calls.map(({ operation, accountId, region }) => `${operation} ${accountId}/${region}`).sort();

export const codesOf = ({ errors }: OperationAnswer): readonly string[] =>
  errors.map(({ path, code }) => `${path}: ${code}`).sort();

/** A gateway with a history on an AWS whose data and time a test changes. */
export interface ChangingAws extends Omit<Operations, 'ask'> {
  readonly store: TestStore;
  /** The answer, after all that AWS returned for it is stored. */
  readonly ask: (
    query: string,
    options?: Parameters<Operations['ask']>[2] & { readonly caller?: Caller },
  ) => Promise<OperationAnswer>;
  /** Replaces the data of these places, `<account>/<region>`; the others have none. */
  readonly replace: (holdings: Readonly<Record<string, RegionData>>) => void;
  readonly passSeconds: (seconds: number) => void;
  readonly nowText: () => string;
  /** From now on, the history fails. */
  readonly breakStore: () => void;
}

const start = Date.parse('2026-11-27T12:00:00.000Z');

export const startChangingAws = async (
  places: readonly string[],
  options: Pick<OperationsOptions, 'cache'> & { readonly settings?: Parameters<typeof openStore>[0] } = {},
): Promise<ChangingAws> => {
  const { estate, replace } = replaceableEstate(places);
  let time = start;
  let isBroken = false;
  const opened = await openStore(options.settings ?? {}, { now: () => time });
  const reading =
    <Args extends unknown[], Value>(method: (...args: Args) => Promise<Value>) =>
    (...args: Args): Promise<Value> =>
      isBroken ? Promise.reject(new HistoryUnavailable('It is broken.')) : method(...args);
  const store: TestStore = {
    ...opened,
    getMany: reading(opened.getMany),
    findMany: reading(opened.findMany),
    changesOfMany: reading(opened.changesOfMany),
    page: reading(opened.page),
    statistics: reading(opened.statistics),
    expectedDuration: reading(opened.expectedDuration),
  };
  const operations = await startOperations(estate, {
    ...options,
    store,
    now: () => new Date(time),
  });
  return {
    ...operations,
    store,
    async ask(query, { caller = anonymous, ...rest } = {}) {
      const answer = await operations.ask(caller, query, rest);
      await store.flush();
      return answer;
    },
    replace,
    passSeconds: (seconds) => void (time += seconds * 1000),
    nowText: () => new Date(time).toISOString(),
    breakStore: () => void (isBroken = true),
  };
};
