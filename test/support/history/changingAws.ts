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
export interface ChangingAws extends Pick<Operations, 'sandbox' | 'close'> {
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
  /** Starts another process on the same history, which answers from now on. */
  readonly dropCache: () => Promise<void>;
  /** How often each query of the history was made since `countQueries`. */
  readonly queries: () => Readonly<Record<string, number>>;
  readonly countQueries: () => void;
  /** From now on, the history fails. */
  readonly breakStore: () => void;
}

/** What operations ask the history. */
const queries = ['getMany', 'findMany', 'changesOfMany', 'page', 'statistics', 'expectedDuration'] as const;

const start = Date.parse('2026-11-27T12:00:00.000Z');

export const startChangingAws = async (
  places: readonly string[],
  options: Pick<OperationsOptions, 'cache'> & { readonly settings?: Parameters<typeof openStore>[0] } = {},
): Promise<ChangingAws> => {
  const changing = replaceableEstate(places);
  const { estate } = changing;
  let time = start;
  let isBroken = false;
  const opened = await openStore(options.settings ?? {}, { now: () => time });
  const counts = new Map<string, number>();
  const watched = (name: (typeof queries)[number]) => {
    const asked = opened as unknown as Readonly<
      Record<string, (...args: readonly unknown[]) => Promise<unknown>>
    >;
    return (...args: readonly unknown[]): Promise<unknown> | undefined => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return isBroken ? Promise.reject(new HistoryUnavailable('It is broken.')) : asked[name]?.(...args);
    };
  };
  const asked = Object.fromEntries(queries.map((name) => [name, watched(name)]));
  const store: TestStore = { ...opened, ...asked, past: { ...opened.past, ...asked } };
  const gateways: Operations[] = [];
  const begin = async (): Promise<Operations> => {
    const gateway = await startOperations(estate, {
      ...options,
      ...(gateways[0] && { ofSandbox: gateways[0].sandbox }),
      store: { ...store, close: () => Promise.resolve() },
      now: () => new Date(time),
    });
    gateways.push(gateway);
    return gateway;
  };
  const first = await begin();
  let current = first;
  return {
    sandbox: first.sandbox,
    store,
    async ask(query, { caller = anonymous, ...rest } = {}) {
      const answer = await current.ask(caller, query, rest);
      await store.flush();
      return answer;
    },
    async dropCache() {
      current = await begin();
    },
    replace: (holdings) => changing.replace(holdings),
    passSeconds: (seconds) => void (time += seconds * 1000),
    nowText: () => new Date(time).toISOString(),
    queries: () => Object.fromEntries([...counts].sort()),
    countQueries: () => counts.clear(),
    breakStore: () => void (isBroken = true),
    async close() {
      // The first one closes the sandbox.
      for (const gateway of gateways.reverse()) await gateway.close();
      await store.close();
    },
  };
};
