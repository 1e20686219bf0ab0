import { isDeepStrictEqual } from 'node:util';
import { graphql } from 'graphql';
import type { Estate } from '../sandbox/estate';
import { clientPool } from '../src/aws/clients';
import { scopeOf } from '../src/model/scope';
import { gatewaySettings } from '../sandbox/gatewaySettings';
import { naiveSchema } from './naive/schema';
import { ask, type Example, startFreshGateway, type World } from './world';

/** The AWS calls of one example, without calls to STS. */
export interface CallCounts {
  readonly example: Example;
  /** The operations, in alphabetical order. */
  readonly gateway: readonly string[];
  readonly naive: readonly string[];
  /** The lower bound of the gateway's upstream report. */
  readonly lowerBound: number;
}

interface Measurement {
  readonly data: unknown;
  readonly calls: readonly string[];
}

/** Runs `work`, and returns its result and the AWS calls that it caused. */
const callsDuring = async <Result>(
  { sandbox }: World,
  work: () => Promise<Result>,
): Promise<{ result: Result; calls: readonly string[] }> => {
  sandbox.calls.clear();
  const result = await work();
  const calls = sandbox.calls.all().filter(({ service }) => service !== 'sts');
  return { result, calls: calls.map(({ operation }) => operation).sort() };
};

const runOnGateway = async (
  world: World,
  query: string,
  estate?: Pick<Estate, 'scopes'>,
): Promise<Measurement & { readonly lowerBound: number }> => {
  const gateway = await startFreshGateway(world, estate);
  try {
    const { result, calls } = await callsDuring(world, () =>
      ask(gateway, query, { 'x-upstream-report': '1' }),
    );
    const { data, extensions } = result;
    if (!extensions?.upstream) throw new Error('The response has no upstream report.');
    return { data, calls, lowerBound: extensions.upstream.lowerBound };
  } finally {
    await gateway.close();
  }
};

const runNaively = async (world: World, query: string): Promise<Measurement> => {
  const { sandbox, estate, start: now } = world;
  const [{ accountId, region } = { accountId: '', region: '' }] = estate.scopes;
  const scope = scopeOf(accountId, region);
  const clients = clientPool(gatewaySettings(sandbox, estate));
  const contextValue = { aws: clients.of(scope), scope, now };
  try {
    const { result, calls } = await callsDuring(world, () =>
      graphql({ schema: naiveSchema(), source: query, contextValue }),
    );
    if (result.errors) throw new Error(JSON.stringify(result.errors));
    return { data: result.data, calls };
  } finally {
    clients.destroy();
  }
};

/** The data as JSON, without cursors: each implementation has its own. */
const comparable = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data, (name, value: unknown) => (name === 'endCursor' ? undefined : value)));

/** True if both have the same data, apart from cursors. */
export const tellTheSame = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(comparable(one), comparable(other));

/** Counts the calls of both implementations, with an empty cache. Throws if they return different data. */
export const countCalls = async (world: World, example: Example): Promise<CallCounts> => {
  const { lowerBound, ...gateway } = await runOnGateway(world, example.query);
  const naive = await runNaively(world, example.query);
  if (!tellTheSame(gateway.data, naive.data)) {
    throw new Error(`${example.name}: the naive resolvers return other data than the gateway.`);
  }
  return { example, gateway: gateway.calls, naive: naive.calls, lowerBound };
};

/** Counts the calls of the gateway, with an empty cache, over all scopes of the demo data. */
export const countCallsOfGateway = async (
  world: World,
  example: Example,
): Promise<Omit<CallCounts, 'naive'>> => {
  const { calls, lowerBound } = await runOnGateway(world, example.query, world.estate);
  return { example, gateway: calls, lowerBound };
};
