import { beforeAll, describe, expect, it } from '@jest/globals';
import { measureBlocking } from '../support/eventLoop';
import type { GraphQLAnswer } from '../support/gateway';
import { gatewayWithCachedEstate } from './cachedEstate';

/*
 * Requests just below the limits, each as expensive as its limits allow. The event loop must stay responsive, and the
 * response small. Everything is cached, so the budget of AWS calls does not bound them.
 */

const { ask, gateway } = gatewayWithCachedEstate(20);

/** The limit is 200 ms on a quiet machine. Tests share their machine. */
const bearableMs = 2_000;
const bearableBytes = 25_000_000;

interface Measured {
  readonly status: number;
  readonly bytes: number;
  readonly blockedMs: number;
  readonly text: string;
}

type Variables = Readonly<Record<string, unknown>>;

const send = async (query: string, variables?: Variables): Promise<Measured> => {
  const body = JSON.stringify({ query, variables });
  expect(body.length).toBeLessThan(256 * 1024);
  const { result, blockedMs } = await measureBlocking(async () => {
    const response = await fetch(`${gateway().url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body,
    });
    return { status: response.status, text: await response.text() };
  });
  return { ...result, bytes: result.text.length, blockedMs };
};

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

const listsOfType = ['fields', 'possibleTypes', 'interfaces', 'inputFields', 'enumValues'];
const scalarsOf = (list: string): string =>
  list === 'enumValues' || list === 'inputFields' || list === 'args'
    ? 'name description'
    : 'kind name description';

/** All lists of a type, nested as deeply as is allowed. */
const nestedLists = (levels: number, above: readonly string[]): string => {
  const ofType = '__typename kind name description ofType { kind name description }';
  if (levels === 0) return ofType;
  const nested = listsOfType
    .filter((list) => !above.includes(list))
    .map((list) => {
      const inner = (): string => nestedLists(levels - 1, [...above, list]);
      if (list === 'fields') return `fields { name description type { ${inner()} } }`;
      if (list === 'possibleTypes' || list === 'interfaces') return `${list} { ${inner()} }`;
      return `${list} { ${scalarsOf(list)} }`;
    });
  return `${ofType} ${nested.join(' ')}`;
};

const introspection = nestedLists(2, []);
const longAlias = (index: number): string => `a${index}_`.padEnd(200, 'x');

/** The query, then empty lines before its errors. */
const afterManyLines = (query: string): string => '\n'.repeat(900) + query;

let ids: readonly string[] = [];

beforeAll(async () => {
  await ask(
    '{ executions(filter: { kinds: [IMAGE_BUILDER_WORKFLOW, WORKFLOW_STEP] }) { coverage { state } } }',
  );
  const { data } = await ask(
    '{ executions(first: 100, filter: { kinds: [WORKFLOW_STEP] }) { nodes { id } } }',
  );
  ids = data.executions.nodes.map(({ id }: { id: string }) => id);
}, 600_000);

const steps = (selection: string, first = 100): string =>
  `executions(first: ${first}, filter: { kinds: [WORKFLOW_STEP] }) { nodes { ${selection} } }`;

/** `leastBytes` is less than what only the whole answer has. */
const requests: readonly (readonly [
  name: string,
  query: () => readonly [string, Variables?],
  status: number,
  leastBytes: number,
  codes?: readonly string[],
])[] = [
  [
    'all lists of the introspection in each other',
    () => [`{ __schema { types { ${introspection} } } }`],
    200,
    600_000,
  ],
  [
    'ten types of the introspection',
    () => [
      `{ ${times(10, (index) => `t${index}: __type(name: "Node") { ...T }`)} } fragment T on __Type { ${nestedLists(2, [])} }`,
    ],
    200,
    1_000_000,
  ],
  [
    'unknown fields behind many lines',
    () => [afterManyLines(`{ scopes { ${times(150, (index) => `x${index}`)} } }`)],
    400,
    14_000,
    ['GRAPHQL_VALIDATION_FAILED'],
  ],
  [
    'invalid ids behind many lines',
    () => [
      afterManyLines(
        `query ($ids: [ID!]!) { ${times(30, (index) => `n${index}: nodes(ids: $ids) { id }`)} }`,
      ),
      { ids: Array(100).fill('x') },
    ],
    200,
    30_000,
    ['BAD_USER_INPUT'],
  ],
  [
    'an invalid variable with many members',
    () => [
      'query ($filter: ExecutionFilter) { executions(filter: $filter) { nodes { id } } }',
      { filter: Object.fromEntries(Array.from({ length: 999 }, (_, index) => [`x${index}`, index])) },
    ],
    400,
    50_000,
    ['BAD_USER_INPUT'],
  ],
  [
    'an invalid variable with a long text',
    () => [
      'query ($filter: ExecutionFilter) { executions(filter: $filter) { nodes { id } } }',
      {
        filter: {
          text: 'x'.repeat(200_000),
          ...Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`x${index}`, index])),
        },
      },
    ],
    400,
    50_000,
    ['BAD_USER_INPUT'],
  ],
  [
    'thirty selections of one field, with twelve fields each',
    () => [
      `{ executions { nodes { ${times(
        30,
        (index) => `scope { ...F${index % 2} }`,
      )} } } } fragment F0 on Scope { accountId region partition } fragment F1 on Scope { region accountId partition }`,
    ],
    200,
    1_900,
  ],
  [
    'long aliases of many items',
    () => [
      `{ ${steps(`... on WorkflowStep { ${times(25, (index) => `${longAlias(index)}: id`)} workflow { steps(first: 45) { nodes { ...S } } } }`)} } fragment S on WorkflowStep { ${times(4, (index) => `${longAlias(30 + index)}: id`)} }`,
    ],
    200,
    1_500_000,
  ],
  [
    '`__typename` of many items',
    () => [
      `{ ${steps(`... on WorkflowStep { workflow { steps(first: 48) { nodes { a: __typename b: __typename __typename } } } }`)} }`,
    ],
    200,
    40_000,
  ],
  [
    'the same ids thirty times',
    () => [
      `query ($ids: [ID!]!) { ${times(30, (index) => `n${index}: nodes(ids: $ids) { id ... on WorkflowStep { name status startedAt } }`)} }`,
      { ids },
    ],
    200,
    600_000,
  ],
  [
    'relations of the same ids',
    () => [
      `query ($ids: [ID!]!) { ${times(30, (index) => `n${index}: nodes(ids: $ids) { id ... on WorkflowStep { workflow { image { name } } } }`)} }`,
      { ids },
    ],
    200,
    500_000,
  ],
];

describe('A request at the limits keeps the event loop free:', () => {
  it.each(requests)('%s', async (name, request, status, leastBytes, codes = []) => {
    await send(...request()); // The first run includes the compilation of the code.
    const measured = await send(...request());
    process.stdout.write(`${name}: ${Math.round(measured.blockedMs)} ms, ${measured.bytes} bytes\n`);

    const { errors = [] } = JSON.parse(measured.text) as Pick<GraphQLAnswer, 'errors'>;
    expect([...new Set(errors.map(({ extensions }) => extensions.code))]).toEqual(codes);
    expect(measured.status).toBe(status);
    expect(measured.bytes).toBeGreaterThan(leastBytes);
    expect(measured.bytes).toBeLessThan(bearableBytes);
    expect(measured.blockedMs).toBeLessThan(bearableMs);
  });
});
