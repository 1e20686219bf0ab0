import { setImmediate as nextTurn } from 'node:timers/promises';
import { pino } from 'pino';
import { carefulPace, type Pace } from '../../src/aws/pace';
import type { CacheSettings } from '../../src/aws/cache/processCache';
import { type AwsSettings, type AwsTimeLimits, defaultTimeLimits } from '../../src/aws/settings';
import type { AuthSettings, PolicySettings } from '../../src/access/settings';
import type { Estate } from '../../sandbox/estate';
import { gatewaySettings } from '../../sandbox/gatewaySettings';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import type { HistorySettings } from '../../src/app/history';
import type { Limits } from '../../src/app/limits';
import { readSettings } from '../../src/config';
import type { ConnectionLimits } from '../../src/server/connections';
import { type Gateway, startGateway } from '../../src/server/gateway';
import type { GatewayOptions, ServerSettings } from '../../src/server/options';
import type { DocumentsSettings } from '../../src/server/trustedDocuments';
import type { QueueSettings } from '../../src/events/settings';
import type { Subscribe } from '../../src/live/subscribe';
import type { SyncSettings } from '../../src/app/sync';

export interface GraphQLAnswer {
  // A test asks for what it knows, so the shape of its data is its own business.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  /** What the server tells beside the answer, such as the bill. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** The AWS operations that the question cost, sorted by name; without STS. */
  readonly calls: readonly string[];
}

export interface TestGateway {
  readonly url: string;
  readonly adminUrl: string | undefined;
  readonly sandbox: Sandbox;
  readonly ask: (
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<GraphQLAnswer>;
  /** Resolves when AWS has been asked for the operation. */
  readonly arrivalOf: (operation: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface TestGatewayOptions {
  /** Other settings than those that lead to the sandbox by a role in each account. */
  readonly aws?: (settings: AwsSettings) => AwsSettings;
  /** Takes the log, which is silent otherwise. */
  readonly log?: { write(line: string): void };
  readonly limits?: Partial<Limits>;
  readonly pace?: Pace;
  /** What is remembered: nothing unless told otherwise, so that what one test asked spares another no call. */
  readonly cache?: Partial<CacheSettings>;
  /** Reads the lists in the background: never unless told otherwise. */
  readonly sync?: Partial<SyncSettings>;
  /** How long `executions` waits for lists: longer than a busy machine takes, unless told otherwise. */
  readonly listsWaitMs?: number;
  /** None by default. */
  readonly history?: HistorySettings;
  /** How many days back logs are read for Transfer executions that have ended: not at all unless told otherwise. */
  readonly transferDays?: number;
  readonly server?: Partial<ServerSettings>;
  /** Authenticates callers by these settings. */
  readonly auth?: AuthSettings;
  readonly policy?: PolicySettings;
  /** The level of `log`: warn by default. */
  readonly logLevel?: string;
  /** Serves a subgraph. */
  readonly federation?: boolean;
  /** True by default. */
  readonly introspection?: boolean;
  /** Origins of other sites whose pages may ask. */
  readonly cors?: GatewayOptions['cors'];
  readonly documents?: DocumentsSettings;
  readonly connections?: Partial<ConnectionLimits>;
  /** The engine of subscriptions. */
  readonly subscribe?: Subscribe;
  /** By default, the executor that the variable `GATEWAY_TEST_EXECUTOR` names. */
  readonly executor?: GatewayOptions['executor'];
  /** Where it listens: 127.0.0.1 by default. */
  readonly host?: string;
  /** A free one by default. */
  readonly port?: number;
  /** What GraphiQL opens with. */
  /** Queues with events of AWS; none by default. */
  readonly events?: (sandbox: Sandbox) => readonly QueueSettings[];
  readonly examples?: readonly string[];
  /** An AWS that is there already, and stays when the gateway goes. */
  readonly sandbox?: Sandbox;
  /** Another clock than the sandbox's, such as one that stands still. */
  readonly now?: () => Date;
}

/** As many tries as in production, but without the waits. */
const quickPace: Pace = {
  retries: { ...carefulPace.retries, baseMs: 1, mostMs: 10 },
  rate: { startPerSecond: 1_000, leastPerSecond: 1_000, mostPerSecond: 1_000, burst: 1_000 },
};

const noCache: CacheSettings = {
  maxBytes: 0,
  runningSeconds: 5,
  settledSeconds: 60,
  definitionSeconds: 300,
};

/** So that the whole suite can run over both executors. */
export const executorOfSuite = process.env.GATEWAY_TEST_EXECUTOR === 'graphql-js' ? 'graphql-js' : 'planned';

/** On a busy machine, many calls at once take longer than in production, and a retry would change the number of calls. */
const patientLimits: AwsTimeLimits = {
  ...defaultTimeLimits,
  connectTimeoutMs: 20_000,
  answerTimeoutMs: 60_000,
  credentialsTimeoutMs: 20_000,
};

/**
 * So that the whole suite can run over the fast path: documents are known before they are executed. A request for an
 * operation that a document does not have makes it known.
 */
const isWarm = (): boolean => process.env.GATEWAY_TEST_WARM === '1';
const unknownOperation = 'operationThatMakesTheDocumentKnown';

/** The test blocks the event loop as well. */
const neverOverloaded = { eventLoopDelayMs: 0, requests: 0 };

/** A gateway on a sandbox of its own: the real schema, the real SDK, AWS's wire protocols on loopback. */
export const startTestGateway = async (
  estate: Estate,
  options: TestGatewayOptions = {},
): Promise<TestGateway> => {
  const sandbox = options.sandbox ?? (await startSandbox({ estate }));
  const settings: AwsSettings = { ...gatewaySettings(sandbox, estate), timeLimits: patientLimits };
  const gateway: Gateway = await startGateway({
    host: '127.0.0.1',
    port: options.port ?? 0,
    aws: options.aws?.(settings) ?? settings,
    introspection: options.introspection ?? true,
    limits: { ...readSettings({}).limits, ...options.limits },
    cache: { ...noCache, ...options.cache },
    sync: { ...readSettings({}).sync, everySeconds: 0, ...options.sync },
    listsWaitMs: options.listsWaitMs ?? 60_000,
    ...(options.history && { history: options.history }),
    ...(options.events && { events: options.events(sandbox) }),
    ...(options.transferDays !== undefined && {
      logs: { redact: [], transferDays: options.transferDays },
    }),
    pace: options.pace ?? quickPace,
    log: options.log ? pino({ level: options.logLevel ?? 'warn' }, options.log) : pino({ level: 'silent' }),
    examples: options.examples ?? [],
    executor: options.executor ?? executorOfSuite,
    server: { graphiql: true, reference: true, overload: neverOverloaded, ...options.server },
    ...(options.auth && { auth: options.auth }),
    ...(options.policy && { policy: options.policy }),
    federation: options.federation ?? false,
    ...(options.cors && { cors: options.cors }),
    ...(options.documents && { documents: options.documents }),
    ...(options.connections && { connections: options.connections }),
    ...(options.subscribe && { subscribe: options.subscribe }),
    ...(options.host && { host: options.host }),
    now: options.now ?? (() => sandbox.clock.now()),
  });

  return {
    url: gateway.url,
    adminUrl: gateway.adminUrl,
    sandbox,
    async ask(query, variables, headers = {}) {
      const post = (operationName?: string) =>
        fetch(`${gateway.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query, variables, operationName }),
        });
      if (isWarm()) await (await post(unknownOperation)).arrayBuffer();
      sandbox.calls.clear();
      const response = await post();
      const answer = (await response.json()) as Omit<GraphQLAnswer, 'calls'>;
      const calls = sandbox.calls.all().filter(({ service }) => service !== 'sts');
      return { ...answer, calls: calls.map(({ operation }) => operation).sort() };
    },
    async arrivalOf(operation) {
      while (!sandbox.calls.operations().includes(operation)) await nextTurn();
    },
    async close() {
      await gateway.close();
      if (!options.sandbox) await sandbox.close();
    },
  };
};
