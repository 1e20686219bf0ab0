import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoggedCall } from '../../../sandbox/callLog';
import type { StreamAnswer, SubscriptionRequest } from '../../../src/live/subscribe';
import { anonymous, type Caller } from '../../../src/model/caller';
import { encodeNodeId } from '../../../src/model/nodeId';
import { type Operations, type OperationsOptions, startOperations } from '../access/operations';
import type { RegionData } from '../estate';
import { replaceableEstate } from '../executions/region';
import { openStore, type TestStore } from '../history/stores';
import { type FakeClock, fakeClock } from './fakeClock';

export const place = '111122223333/us-east-1';
export const scope = { accountId: '111122223333', region: 'us-east-1' };
export const start = Date.parse('2026-11-27T12:00:00.000Z');
export const uuidOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const imageArn = (number: number): string =>
  `arn:aws:imagebuilder:us-east-1:111122223333:image/web/1.0.0/${number}`;
export const workflowId = (number: number): string =>
  encodeNodeId('ImageBuilderWorkflow', scope, [`wf-${uuidOf(number)}`]);

/** A state of a build: the word of AWS, and the steps that have succeeded. */
export interface BuildState {
  readonly status?: string;
  readonly succeeded?: number;
  readonly message?: string;
}

export const workflowBuildVersionArn =
  'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1';

/** AWS with one image per build, each with one workflow in a state. */
export const builds = (states: readonly BuildState[]): RegionData =>
  ({
    images: states.map(({ status = 'RUNNING' }, index) => ({
      arn: imageArn(index + 1),
      state: { status: status === 'RUNNING' ? 'BUILDING' : 'AVAILABLE' },
      dateCreated: new Date(start - 3_600_000).toISOString(),
    })),
    workflowExecutions: states.map(({ status = 'RUNNING', succeeded = 0, message }, index) => ({
      workflowExecutionId: `wf-${uuidOf(index + 1)}`,
      imageBuildVersionArn: imageArn(index + 1),
      workflowBuildVersionArn,
      status,
      message,
      totalStepCount: 7,
      totalStepsSucceeded: succeeded,
      startTime: new Date(start - 60_000).toISOString(),
      endTime: status === 'RUNNING' ? undefined : new Date(start).toISOString(),
    })),
  }) as unknown as RegionData;

export const changedQuery = (id: string, after?: string): string =>
  `subscription { executionChanged(id: "${id}"${after === undefined ? '' : `, after: "${after}"`}) { ${eventFields} } }`;

export const eventFields = `eventId type previousStatus changedFields at
  execution { id status ... on ImageBuilderWorkflow { totalStepsSucceeded } }`;

export const allQuery = (args = ''): string => `subscription { executionsChanged${args} { ${eventFields} } }`;

export interface TestStream {
  /** The next answer. */
  next(): Promise<StreamAnswer>;
  /** The places without an answer so far. */
  readonly places: readonly string[];
  /** The next event, such as `CHANGED RUNNING 1`. */
  event(): Promise<string>;
  /** True when the stream is over. */
  isDone(): Promise<boolean>;
  end(): void;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Its shape is what the test has asked for.
export const eventIn = (item: StreamAnswer): any =>
  Object.values((item.result.data ?? {}) as Readonly<Record<string, unknown>>)[0];

export const brief = (item: StreamAnswer): string => {
  const event = eventIn(item);
  if (!event) return JSON.stringify(item.result.errors);
  const { type, execution } = event;
  return `${type} ${execution.status} ${execution.totalStepsSucceeded ?? ''}`.trim();
};

export interface LiveTest extends Pick<Operations, 'services' | 'sandbox' | 'ask'> {
  readonly store: TestStore;
  readonly clock: FakeClock;
  readonly replace: (data: RegionData) => void;
  readonly subscribe: (query: string | SubscriptionRequest, caller?: Caller) => Promise<TestStream>;
  /** The errors of a stream that does not begin. */
  readonly refusal: (
    query: string | SubscriptionRequest,
    caller?: Caller,
  ) => Promise<readonly { readonly message: string; readonly code: unknown }[]>;
  /** Moves the time once something waits for it. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** Moves the time, and resolves when AWS has been called as often as expected, or more often. */
  readonly passUntilCalls: (milliseconds: number, count: number) => Promise<void>;
  readonly calls: () => readonly string[];
  readonly close: () => Promise<void>;
}

const nameOf = ({ operation }: LoggedCall): string => operation;

export const startLive = async (
  data: RegionData,
  options: Pick<OperationsOptions, 'cache' | 'transferDays' | 'ofSandbox' | 'events' | 'log'> & {
    readonly settings?: Parameters<typeof openStore>[0];
    readonly clock?: FakeClock;
    readonly estate?: ReturnType<typeof replaceableEstate>;
  } = {},
): Promise<LiveTest> => {
  const changing = options.estate ?? replaceableEstate([place]);
  changing.replace({ [place]: data });
  const clock = options.clock ?? fakeClock(start);
  const store = await openStore(options.settings ?? {}, { now: () => clock.now() });
  const operations = await startOperations(changing.estate, {
    cache: { maxBytes: 64_000_000, runningSeconds: 5, settledSeconds: 20, definitionSeconds: 20 },
    ...options,
    store,
    clock,
    now: () => new Date(clock.now()),
  });
  const { sandbox, services } = operations;
  const requestOf = (query: string | SubscriptionRequest): SubscriptionRequest =>
    typeof query === 'string' ? { query } : query;
  const calls = (): readonly string[] =>
    sandbox.calls
      .all()
      .filter(({ service }) => service !== 'sts' && service !== 'sqs')
      .map(nameOf);

  const pass = async (milliseconds: number): Promise<void> => {
    while (clock.timers().length === 0) await nextTurn();
    clock.pass(milliseconds);
  };

  return {
    services,
    sandbox,
    pass,
    ask: operations.ask,
    store,
    clock,
    calls,
    replace: (next) => changing.replace({ [place]: next }),
    async subscribe(query, caller = anonymous) {
      const controller = new AbortController();
      const begun = await operations.subscribe(requestOf(query), caller, controller.signal);
      if ('errors' in begun) throw new Error(JSON.stringify(begun.errors));
      const places: string[] = [];
      const read = async (): Promise<IteratorResult<StreamAnswer>> => {
        for (;;) {
          const result = await begun.next();
          if (result.done === true) return { done: true, value: undefined };
          if (result.value.result) return { done: false, value: result.value };
          places.push(result.value.eventId);
        }
      };
      const next = async (): Promise<StreamAnswer> => {
        const result = await read();
        if (result.done === true) throw new Error('The stream is over.');
        return result.value;
      };
      return {
        next,
        places,
        event: async () => brief(await next()),
        isDone: async () => (await read()).done === true,
        end: () => controller.abort(),
      };
    },
    async refusal(query, caller = anonymous) {
      const begun = await operations.subscribe(requestOf(query), caller, new AbortController().signal);
      if (!('errors' in begun)) throw new Error('The stream has begun.');
      return begun.errors.map(({ message, extensions }) => ({ message, code: extensions?.code }));
    },
    async passUntilCalls(milliseconds, count) {
      await pass(milliseconds);
      while (calls().length < count) await nextTurn();
    },
    async close() {
      services.stopBackground();
      await operations.close();
    },
  };
};
