import { historyInMemory, openServiceHistory } from '../../../src/app/history';
import { type ExecutionResult, execute, type GraphQLError, parse } from 'graphql';
import { type Logger, pino } from 'pino';
import type { Estate } from '../../../sandbox/estate';
import { gatewaySettings } from '../../../sandbox/gatewaySettings';
import type { LoggedCall } from '../../../sandbox/callLog';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import type { QueueSettings } from '../../../src/events/settings';
import { createServices, type Services } from '../../../src/app/services';
import type { CacheSettings } from '../../../src/aws/cache/processCache';
import type { CallReport } from '../../../src/aws/callLedger';
import { createCallLedger } from '../../../src/aws/callLedger';
import { carefulPace } from '../../../src/aws/pace';
import { defaultTimeLimits } from '../../../src/aws/settings';
import { readSettings } from '../../../src/config';
import { PrintedData, type PrintedResult } from '../../../src/execute';
import type { Standby } from '../../../src/history';
import type { Clock } from '../../../src/live/clock';
import type { Subscribe } from '../../../src/live/subscribe';
import type { Caller } from '../../../src/model/caller';
import { Ending } from '../../../src/model/endSignal';
import { GatewayError } from '../../../src/model/errors';
import { createSubscriptions } from '../../../src/server/subscriptions';
import { createAnswerBudget } from '../../../src/query/answerBudget';
import { executorOfSuite } from '../gateway';

/*
 * Operations of callers without HTTP: the services of the process over the sandbox, and the executor that is to be tested.
 */

export interface OperationError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export interface OperationAnswer {
  // A test asks for what it knows, so the shape of its data is its own business.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly OperationError[];
  readonly report: CallReport;
  /** What AWS has received, without STS. Of all operations that run at the same time. */
  readonly calls: readonly LoggedCall[];
}

interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly executor?: 'planned' | 'graphql-js';
  readonly signal?: AbortSignal;
  readonly upstreamCalls?: number;
  readonly minFetchedAt?: number;
}

export interface Operations {
  readonly services: Services;
  readonly sandbox: Sandbox;
  readonly ask: (caller: Caller, query: string, options?: AskOptions) => Promise<OperationAnswer>;
  readonly subscribe: Subscribe;
  readonly close: () => Promise<void>;
}

const errorOf = ({ path, message, originalError, extensions }: GraphQLError): OperationError => ({
  path: path?.join('.') ?? '',
  code:
    originalError instanceof GatewayError
      ? originalError.code
      : ((extensions.code as string | undefined) ?? 'INTERNAL_SERVER_ERROR'),
  message,
});

/** The clock of all gateways stands still by default. */
const fixedNow = new Date();

const rate = { startPerSecond: 1_000, leastPerSecond: 1_000, mostPerSecond: 1_000, burst: 1_000 };
const cached = {
  maxBytes: 64_000_000,
  runningSeconds: 3_600,
  settledSeconds: 3_600,
  definitionSeconds: 3_600,
};

export interface OperationsOptions {
  readonly cache?: CacheSettings;
  readonly ofSandbox?: Sandbox;
  readonly federation?: boolean;
  readonly now?: () => Date;
  /** The history, which the services close. In memory by default. */
  readonly store?: Standby;
  /** The timers of subscriptions. */
  readonly clock?: Clock;
  readonly transferDays?: number;
  /** Queues of events, by their URLs. The test starts the services. */
  readonly events?: (sandbox: Sandbox) => readonly QueueSettings[];
  readonly log?: Logger;
}

export const startOperations = async (
  estate: Estate,
  {
    cache = cached,
    ofSandbox,
    federation = false,
    now = () => fixedNow,
    store,
    clock,
    transferDays,
    events,
    log = pino({ level: 'silent' }),
  }: OperationsOptions = {},
): Promise<Operations> => {
  const sandbox = ofSandbox ?? (await startSandbox({ estate }));
  const timeLimits = { ...defaultTimeLimits, connectTimeoutMs: 20_000, answerTimeoutMs: 60_000 };
  const limits = { ...readSettings({}).limits, fieldsPerAnswer: 1_000_000, itemsPerAnswer: 1_000_000 };
  const services = createServices({
    aws: { ...gatewaySettings(sandbox, estate), timeLimits },
    cache,
    limits,
    federation,
    store: store ?? (await openServiceHistory(historyInMemory, log, now)),
    log,
    now,
    // A busy machine must not make lists partial.
    listsWaitMs: 60_000,
    ...(clock && { clock }),
    ...(events && { events: events(sandbox) }),
    ...(transferDays !== undefined && { logs: { redact: [], transferDays } }),
    pace: { retries: { ...carefulPace.retries, baseMs: 1, mostMs: 10 }, rate },
  });
  const documents = new Map<string, ReturnType<typeof parse>>();
  const documentOf = (query: string) => {
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    return document;
  };

  return {
    services,
    sandbox,
    subscribe: createSubscriptions({ services, limits, log }),
    async ask(caller, query, options = {}) {
      const {
        variables = {},
        executor = executorOfSuite,
        upstreamCalls = 100_000,
        minFetchedAt = -Infinity,
      } = options;
      const signal = options.signal ?? new Ending();
      const budget = createCallLedger(upstreamCalls);
      const context = services.operationContext({
        caller,
        signal,
        budget,
        answer: createAnswerBudget(limits, signal),
        minFetchedAt,
        priority: 'normal',
      });
      sandbox.calls.clear();
      const document = documentOf(query);
      const result: ExecutionResult | PrintedResult =
        executor === 'planned'
          ? await services.execute({ document, variables, context })
          : await execute({
              schema: services.schema,
              document,
              variableValues: variables,
              contextValue: context,
            });
      const { data, errors = [] } = result;
      return {
        data: JSON.parse(data instanceof PrintedData ? data.toString() : JSON.stringify(data ?? null)),
        errors: errors.map(errorOf),
        report: budget.report(),
        calls: sandbox.calls.all().filter(({ service }) => service !== 'sts'),
      };
    },
    async close() {
      await services.close();
      if (!ofSandbox) await sandbox.close();
    },
  };
};
