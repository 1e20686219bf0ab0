import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { largeEstate } from '../../sandbox/large';
import { type GraphQLAnswer, startTestGateway, type TestGateway } from '../support/gateway';

/* Answers of the cache, whose texts are kept, on a gateway with a clock of its own. GraphQL.js, which keeps none, is the reference. */

const hour = 3_600;
const estate = largeEstate({ scopes: 1, parents: 4, executions: 25 });
const limits = { fieldsPerAnswer: 60, aliases: 400, upstreamCallsPerRequest: 1_000 };

let planned: TestGateway;
let reference: TestGateway;
let now: Date;

beforeAll(async () => {
  now = new Date();
  const options = {
    limits,
    cache: { maxBytes: 64_000_000, runningSeconds: hour, settledSeconds: hour, definitionSeconds: hour },
    now: () => now,
  };
  planned = await startTestGateway(estate, { ...options, executor: 'planned' });
  reference = await startTestGateway(estate, { ...options, executor: 'graphql-js' });
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => Promise.all([planned.close(), reference.close()]));

const workflows = (selection: string): string =>
  `images(first: 2) { nodes { id workflows(first: 3) { nodes { ${selection} } } } }`;

interface Row {
  readonly status: string;
  readonly durationSeconds: number | null;
}

interface Node extends Row {
  readonly steps: { readonly nodes: readonly Row[] } | null;
}

/** Asks both gateways, and expects the same. */
const askBoth = async (query: string, variables: object = {}): Promise<GraphQLAnswer> => {
  const expected = await reference.ask(query, { ...variables });
  const answer = await planned.ask(query, { ...variables });
  expect(answer).toEqual(expected);
  return answer;
};

describe('An answer of the cache', () => {
  it('has the present duration of what is running, and the same of what has ended', async () => {
    const query = `{ ${workflows('status durationSeconds steps(first: 2) { nodes { name status durationSeconds } }')} }`;
    const durationsOf = async (): Promise<Row[]> => {
      const { data, calls } = await askBoth(query);
      const images = data.images.nodes as readonly {
        readonly workflows: { readonly nodes: readonly Node[] };
      }[];
      callCounts.push(calls.length);
      return images.flatMap(({ workflows: { nodes } }) =>
        nodes.flatMap((node) => [node, ...(node.steps?.nodes ?? [])]),
      );
    };
    const callCounts: number[] = [];
    const first = await durationsOf();
    await durationsOf();
    now = new Date(now.getTime() + 10_000);

    const later = await durationsOf();

    expect(callCounts.slice(1)).toEqual([0, 0]);
    const growth = later.map((row, index) => [
      row.status === 'RUNNING',
      Math.round((row.durationSeconds ?? 0) - (first[index]?.durationSeconds ?? 0)),
    ]);
    expect(growth).toContainEqual([true, 10]);
    expect(growth).toContainEqual([false, 0]);
    expect(growth.filter(([isRunning, seconds]) => isRunning !== (seconds === 10))).toEqual([]);
  });

  it('exceeds limits.fieldsPerAnswer at the same field, wherever in a text that is', async () => {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } ${workflows('id name: type status')} }`;
    const { data } = await askBoth(query, { ids: [] });
    const { id } = data.images.nodes[0] as { readonly id: string };
    // A pause, as on a slow machine, would change which of the two root fields is executed first.
    jest.spyOn(performance, 'now').mockImplementation(() => 0);
    let refused = 0;
    for (let ids = 0; ids <= limits.fieldsPerAnswer; ids += 1) {
      const { errors } = await askBoth(query, { ids: new Array<string>(ids).fill(id) });
      if (errors) refused += 1;
    }

    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(limits.fieldsPerAnswer);
  });

  it('reports the same cache hits as without kept texts', async () => {
    const query = `{ ${workflows('id steps(first: 2) { nodes { name } }')} }`;
    const ask = (gateway: TestGateway) => gateway.ask(query, {}, { 'x-upstream-report': '1' });
    await askBoth(query);

    const { extensions } = await ask(planned);

    expect(extensions).toEqual((await ask(reference)).extensions);
    expect((extensions?.upstream as { remembered: unknown[] }).remembered.length).toBeGreaterThan(6);
  });

  it('returns what a newer answer of AWS has', async () => {
    const query = `{ ${workflows('id fetchedAt steps(first: 2) { nodes { fetchedAt } }')} }`;
    const first = await askBoth(query);
    now = new Date(now.getTime() + 2 * hour * 1_000);

    const later = await askBoth(query);

    expect(later.calls.length).toBeGreaterThan(0);
    expect(later.data).not.toEqual(first.data);
  });
});

describe('10,000 items', () => {
  it('let others have their turns, whether their texts are kept or not', async () => {
    const small = largeEstate({ scopes: 1, parents: 4, executions: 100 });
    const gateway = await startTestGateway(small, {
      limits: { itemsPerAnswer: 10_000, aliases: 1_000, upstreamCallsPerRequest: 1_000 },
      cache: { maxBytes: 64_000_000, runningSeconds: hour, settledSeconds: hour, definitionSeconds: hour },
      executor: 'planned',
    });
    const query = `{ ${Array.from({ length: 100 }, (_, index) => `a${index}: executions(first: 100) { nodes { id status scope { region } } }`).join(' ')} }`;
    const first = await gateway.ask(query);
    // On a machine so slow that each slice of time is over at once.
    let milliseconds = performance.now();
    jest.spyOn(performance, 'now').mockImplementation(() => (milliseconds += 30));
    let turns = 0;
    const count = (): void => {
      turns += 1;
      turn = setImmediate(count);
    };
    let turn = setImmediate(count);

    const slow = await gateway.ask(query);

    clearImmediate(turn);
    jest.restoreAllMocks();
    await gateway.close();
    expect(slow.data).toEqual(first.data);
    const lists = Object.values(slow.data as Record<string, { readonly nodes: readonly unknown[] }>);
    expect(lists.flatMap(({ nodes }) => nodes)).toHaveLength(10_000);
    expect(turns).toBeGreaterThan(100);
  });
});
