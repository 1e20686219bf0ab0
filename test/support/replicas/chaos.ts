import { setTimeout as wait } from 'node:timers/promises';
import type { LoggedCall } from '../../../sandbox/callLog';
import { gatewaySettings } from '../../../sandbox/gatewaySettings';
import { largeEstate } from '../../../sandbox/large';
import { totalsOf } from '../../../sandbox/large/totals';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { carefulPace } from '../../../src/aws/pace';
import { defaultTimeLimits } from '../../../src/aws/settings';
import { readSettings } from '../../../src/config';
import type { ReplicaSettings } from './replica';
import { type Replica, startReplica } from './replicas';
import { nodeId } from '../nodeId';
import { uuid } from '../sequence';

/*
 * Three replicas of one history under load. Clients ask each for the list of all executions, and for single executions,
 * one call each, as fast as they are answered, so that the calls of all replicas together are as many as they may be.
 */

const size = { scopes: 2, parents: 10, executions: 20 };

/** Calls a second of one lane, and at once after an idle time. */
export const rate = { perSecond: 10, burst: 10 };

export const everySeconds = 3;

/** Shorter than in production, in the same order. */
export const replicaTimes = {
  beatMs: 250,
  joinMs: 1_500,
  isolatedAfterMs: 3_000,
  deadAfterMs: 5_000,
  leaseMs: 4_000,
};

export interface Answer {
  readonly at: number;
  readonly url: string;
  /** The executions of all kinds and statuses; undefined where the replica did not answer, or with an error. */
  readonly count: number | undefined;
  readonly isComplete: boolean;
  readonly ids: readonly string[];
}

export interface Estate {
  readonly sandbox: Sandbox;
  /** Without steps. */
  readonly executions: number;
  readonly answers: readonly Answer[];
  /** When replicas could not use the history, or could again: epoch milliseconds. On a busy machine, it may be slow. */
  readonly outages: readonly number[];
  start(): Promise<Replica>;
  /** The calls of one operation since a moment (epoch milliseconds). */
  callsSince(moment: number, isWanted: (call: LoggedCall) => boolean): readonly LoggedCall[];
  close(): Promise<void>;
}

const list = `{ executions(first: 25) { nodes { id } }
  executionCounts { counts { count } coverageSummary { partial failed } } }`;
const one = 'query ($id: ID!) { node(id: $id) { id } }';

export const startEstate = async (databaseUrl: string): Promise<Estate> => {
  const estate = largeEstate(size);
  const sandbox = await startSandbox({ estate });
  const [scope] = estate.scopes;
  if (!scope) throw new Error('The estate has no scope.');
  const settings: ReplicaSettings = {
    aws: { ...gatewaySettings(sandbox, estate), timeLimits: defaultTimeLimits },
    pace: {
      retries: carefulPace.retries,
      rate: {
        startPerSecond: rate.perSecond,
        leastPerSecond: 1,
        mostPerSecond: rate.perSecond,
        burst: rate.burst,
      },
    },
    // The rounds read lists again, and requests do not.
    cache: { ...readSettings({}).cache, runningSeconds: 3_600, settledSeconds: 1, definitionSeconds: 1 },
    limits: { ...readSettings({}).limits, requestTimeoutMs: 3_000 },
    sync: { ...readSettings({}).sync, everySeconds, sweepSeconds: 1 },
    listsWaitMs: 500,
    replicaTimes,
  };
  const answers: Answer[] = [];
  const outages: number[] = [];
  const replicas: Replica[] = [];
  const ending = new AbortController();
  const loads: Promise<void>[] = [];
  let number = 0;

  const post = async (url: string, body: object) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.any([ending.signal, AbortSignal.timeout(10_000)]),
    });
    return (await response.json()) as {
      readonly errors?: unknown;
      readonly data?: {
        readonly executions: { readonly nodes: readonly { readonly id: string }[] } | null;
        /** Null with an error where a busy machine has answered too late. */
        readonly executionCounts: {
          readonly counts: readonly { readonly count: number }[];
          readonly coverageSummary: { readonly partial: number; readonly failed: number };
        } | null;
      };
    };
  };

  const askForList = async (url: string): Promise<void> => {
    const at = Date.now();
    const { data, errors } = await post(url, { query: list }).catch(() => ({ data: undefined, errors: [] }));
    const summary = data?.executionCounts?.coverageSummary;
    answers.push({
      at,
      url,
      count:
        errors === undefined
          ? data?.executionCounts?.counts.reduce((sum, { count }) => sum + count, 0)
          : undefined,
      isComplete: summary !== undefined && summary.partial + summary.failed === 0,
      ids: data?.executions?.nodes.map(({ id }) => id) ?? [],
    });
    await wait(100);
  };

  /** Asks for an execution that was not requested before. */
  const askForOne = async (url: string): Promise<void> => {
    number += 1;
    const id = nodeId('Lifecycle', scope, `lce-${uuid(1_000_000 + number)}`);
    await post(url, { query: one, variables: { id } }).catch(() => wait(100));
  };

  const repeat = async (task: () => Promise<void>): Promise<void> => {
    while (!ending.signal.aborted) await task();
  };

  return {
    sandbox,
    executions: totalsOf(size).executions,
    answers,
    outages,
    async start() {
      const replica = await startReplica(settings, databaseUrl, () => outages.push(Date.now()));
      replicas.push(replica);
      loads.push(repeat(() => askForList(replica.url)));
      for (let client = 0; client < 10; client += 1) loads.push(repeat(() => askForOne(replica.url)));
      return replica;
    },
    callsSince: (moment, isWanted) =>
      sandbox.calls.all().filter((call) => call.at.getTime() >= moment && isWanted(call)),
    async close() {
      ending.abort();
      await Promise.all(loads);
      await Promise.all(replicas.map((replica) => replica.kill().catch(() => undefined)));
      await sandbox.close();
    },
  };
};
