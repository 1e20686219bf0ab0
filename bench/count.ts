import { isDeepStrictEqual } from 'node:util';
import { graphql } from 'graphql';
import { clientPool } from '../src/aws/clients';
import { scopeOf } from '../src/model/scope';
import { gatewaySettings } from '../sandbox/gatewaySettings';
import { naiveSchema } from './naive/schema';
import { ask, type Example, startFreshGateway, type World } from './world';

/** What the same question costs in AWS calls, STS aside. */
export interface CallCounts {
  readonly example: Example;
  /** In alphabetical order. */
  readonly gateway: readonly string[];
  readonly naive: readonly string[];
  /** As the gateway's own report tells it. */
  readonly lowerBound: number;
}

interface Asked {
  readonly data: unknown;
  readonly calls: readonly string[];
}

/** Does something, and tells the calls that arrived meanwhile. */
const callsDuring = async <Result>(
  { sandbox }: World,
  work: () => Promise<Result>,
): Promise<{ result: Result; calls: readonly string[] }> => {
  sandbox.calls.clear();
  const result = await work();
  const calls = sandbox.calls.all().filter(({ service }) => service !== 'sts');
  return { result, calls: calls.map(({ operation }) => operation).sort() };
};

const askGateway = async (world: World, query: string): Promise<Asked & { readonly lowerBound: number }> => {
  const gateway = await startFreshGateway(world);
  try {
    const { result, calls } = await callsDuring(world, () =>
      ask(gateway, query, { 'x-upstream-report': '1' }),
    );
    const { data, extensions } = result;
    if (!extensions?.upstream) throw new Error('The gateway sent no report.');
    return { data, calls, lowerBound: extensions.upstream.lowerBound };
  } finally {
    await gateway.close();
  }
};

const askNaively = async (world: World, query: string): Promise<Asked> => {
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

/** An answer as JSON tells it, but for the cursors, which are everybody's own. */
const comparable = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data, (name, value: unknown) => (name === 'endCursor' ? undefined : value)));

/** True for two answers that tell the same. */
export const tellTheSame = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(comparable(one), comparable(other));

/** Asks both the same, the gateway with nothing remembered. Two that answered differently could not be compared. */
export const countCalls = async (world: World, example: Example): Promise<CallCounts> => {
  const { lowerBound, ...gateway } = await askGateway(world, example.query);
  const naive = await askNaively(world, example.query);
  if (!tellTheSame(gateway.data, naive.data)) {
    throw new Error(`${example.name}: the naive resolvers answer otherwise than the gateway.`);
  }
  return { example, gateway: gateway.calls, naive: naive.calls, lowerBound };
};
