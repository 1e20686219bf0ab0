import { describe, expect, it } from '@jest/globals';
import { demoEstate } from '../../sandbox/demoData';
import { gatewayForTests } from '../support/gatewayForTests';

/* Documents and arguments that are too large. Each is refused before any AWS call, by the name and value of its limit. */

const { ask, gateway } = gatewayForTests(demoEstate());

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** Nests a text in itself, in fields that open with `open`. */
const nested = (levels: number, open: string, innermost: string): string =>
  `${open.repeat(levels)} ${innermost} ${'}'.repeat(levels * open.split('{').length - levels)}`;

const doubling = times(
  12,
  (level) => `fragment F${level} on Execution { id ...F${level + 1} ... on Execution { ...F${level + 1} } }`,
);

const documents: readonly (readonly [name: string, query: string, message: string])[] = [
  [
    'tokens',
    `{ scopes { ${times(4_000, () => 'region')} } }`,
    'Syntax Error: The document has 4005 tokens. At most 4000 are allowed (limits.tokens).',
  ],
  [
    'nested fields',
    `{ executions { nodes { ${nested(15, '... on WorkflowStep { workflow { steps { nodes {', 'id')} } } }`,
    'The document has 48 levels of nested fields. At most 30 are allowed (limits.depth).',
  ],
  [
    'nested fields of the introspection',
    `{ __schema { types { fields { type { ${nested(30, 'ofType {', 'name')} } } } } }`,
    'The document has 35 levels of nested fields. At most 30 are allowed (limits.depth).',
  ],
  [
    'aliases',
    `{ ${times(31, (index) => `a${index}: scopes { region }`)} }`,
    'The document has 31 aliases. At most 30 are allowed (limits.aliases).',
  ],
  [
    'aliases of __typename',
    `{ ${times(100, (index) => `a${index}: __typename`)} }`,
    'The document has 100 aliases. At most 30 are allowed (limits.aliases).',
  ],
  [
    'aliases of __schema',
    `{ ${times(100, (index) => `a${index}: __schema { types { name fields { name } } }`)} }`,
    'The document has 100 aliases. At most 30 are allowed (limits.aliases).',
  ],
  [
    'two __schema fields',
    '{ a: __schema { types { name } } b: __schema { types { name } } }',
    'The document has 2 `__schema` fields. At most 1 are allowed (limits.introspections).',
  ],
  [
    'fields of fields in the introspection',
    '{ __schema { types { fields { type { fields { name } } } } } }',
    'The document nests `fields` of the introspection in itself, which is not allowed.',
  ],
  [
    'possible types of possible types, in a fragment',
    '{ __type(name: "Node") { ...T } } fragment T on __Type { possibleTypes { interfaces { ...U } } } fragment U on __Type { possibleTypes { name } }',
    'The document nests `possibleTypes` of the introspection in itself, which is not allowed.',
  ],
  [
    'aliases in the introspection',
    '{ __schema { types { name a: fields { name } } } }',
    'The document has the alias `a` in the introspection, where none is allowed.',
  ],
  [
    'aliases in the introspection of one type, in a fragment',
    '{ __type(name: "Node") { ...T } } fragment T on __Type { fields { name again: description } }',
    'The document has the alias `again` in the introspection, where none is allowed.',
  ],
  [
    'lists of the introspection in each other',
    '{ __schema { types { fields { type { possibleTypes { interfaces { name } } } } } } }',
    'The document nests 4 lists of the introspection. At most 3 are allowed.',
  ],
  [
    'introspected types',
    `{ ${times(11, (index) => `t${index}: __type(name: "Node") { name }`)} }`,
    'The document has 11 `__type` fields. At most 10 are allowed.',
  ],
  [
    '`__typename` fields of one object',
    '{ scopes { a: __typename ...F } } fragment F on Scope { ... on Scope { b: __typename c: __typename } __typename }',
    'The document has 4 `__typename` fields of one object. At most 3 are allowed.',
  ],
  [
    'characters in an alias',
    `{ ${'x'.repeat(201)}: scopes { region } }`,
    'The document has 201 characters in one name. At most 200 are allowed (limits.nameCharacters).',
  ],
  [
    'directives',
    `{ scopes { region ${times(51, () => '@include(if: true)')} } }`,
    'The document has 51 directives. At most 50 are allowed (limits.directives).',
  ],
  [
    'a repeated field',
    `{ scopes { ${times(900, () => 'region')} } }`,
    'The document has 900 selections of one field of one object. At most 30 are allowed (limits.repetitions).',
  ],
  [
    'a repeated field with selections',
    `{ executions { nodes { ${times(900, () => 'scope { region }')} } } }`,
    'The document has 900 selections of one field of one object. At most 30 are allowed (limits.repetitions).',
  ],
  [
    'repeated fields in inline fragments and spreads',
    `{ scopes { ${times(20, () => '... on Scope { region }')} ...F } } fragment F on Scope { ${times(20, () => 'region')} }`,
    'The document has 40 selections of one field of one object. At most 30 are allowed (limits.repetitions).',
  ],
  [
    'repeated fields of a repeated field',
    `{ executions { nodes { ${times(10, () => 'scope { region region region region }')} } } }`,
    'The document has 40 selections of one field of one object. At most 30 are allowed (limits.repetitions).',
  ],
  [
    'fragments that double',
    `{ executions { nodes { ...F0 } } } ${doubling} fragment F12 on Execution { id }`,
    'The document has 20479 selections, with those of each spread fragment. At most 5000 are allowed (limits.recursiveSelections).',
  ],
  [
    'fragments',
    `{ ${times(101, (index) => `...F${index}`)} } ${times(101, (index) => `fragment F${index} on Query { scopes { region } }`)}`,
    'The document has 101 fragments. At most 100 are allowed (limits.fragments).',
  ],
  [
    'operations',
    times(21, (index) => `query Q${index} { scopes { region } }`),
    'The document has 21 operations. At most 20 are allowed (limits.operations).',
  ],
];

describe('A document with too many', () => {
  it.each(documents)('%s is refused', async (_name, query, message) => {
    const begun = performance.now();
    const { errors, data, calls } = await ask(query);
    const milliseconds = performance.now() - begun;

    expect(errors?.map((error) => error.message)).toEqual([message]);
    expect(errors?.[0]?.extensions.code).toMatch(/^GRAPHQL_(VALIDATION|PARSE)_FAILED$/);
    expect(data).toBeUndefined();
    expect(calls).toEqual([]);
    // 50 ms on a quiet machine.
    expect(milliseconds).toBeLessThan(3_000);
  });

  const heavy = `fragment A on Scope { ${times(900, () => 'region')} }`;

  it.each([
    [
      'in a cycle of one',
      '{ scopes { ...A } } fragment A on Scope { ...A }',
      'Cannot spread fragment "A" within itself.',
    ],
    ['that are never used', `{ scopes { region } } ${heavy}`, 'Fragment "A" is never used.'],
    [
      'of one name',
      `{ scopes { ...A } } ${heavy} fragment A on Scope { region }`,
      'There can be only one fragment named "A".',
    ],
  ])('fragments %s is refused', async (_name, query, message) => {
    const { errors, calls } = await ask(query);

    expect(errors?.map((error) => error.message)).toEqual([message]);
    expect(calls).toEqual([]);
  });

  it('fragments in a cycle is refused', async () => {
    const { errors, calls } = await ask(
      '{ executions { nodes { ...A } } } fragment A on Execution { ...B } fragment B on Execution { ...A }',
    );

    expect(errors?.map(({ message }) => message)).toEqual([
      'Cannot spread fragment "A" within itself via "B".',
    ]);
    expect(calls).toEqual([]);
  });

  it('brackets is refused', async () => {
    const { errors, calls } = await ask(
      `{ executions(filter: ${'{a:'.repeat(1_200)}1${'}'.repeat(1_200)}) { nodes { id } } }`,
    );

    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions.code).toMatch(/^GRAPHQL_(VALIDATION|PARSE)_FAILED$/);
    expect(calls).toEqual([]);
  });
});

describe('A request that makes each error expensive is refused:', () => {
  it.each([
    [
      'lines',
      { query: `${'\n'.repeat(120_000)}{ ${times(100, (index) => `x${index}`)} }` },
      'The request has 120001 lines in its document. At most 1000 are allowed (limits.lines).',
    ],
    [
      'carriage returns',
      { query: `${'\r'.repeat(1_000)}{ scopes { region } }` },
      'The request has 1001 lines in its document. At most 1000 are allowed (limits.lines).',
    ],
    [
      'members of a variable',
      {
        query: 'query ($filter: ExecutionFilter) { executions(filter: $filter) { nodes { id } } }',
        variables: {
          filter: Object.fromEntries(Array.from({ length: 15_000 }, (_, index) => [`x${index}`, index])),
        },
      },
      'The request has 15001 members of objects in its variables. At most 1000 are allowed (limits.variableMembers).',
    ],
    [
      'members of objects in lists',
      { query: '{ scopes { region } }', variables: { a: [Array(2_000).fill({ b: 1 })] } },
      'The request has 2001 members of objects in its variables. At most 1000 are allowed (limits.variableMembers).',
    ],
    [
      'lines by GET',
      new URLSearchParams({ query: `${'\r'.repeat(1_000)}{ scopes { region } }` }),
      'The request has 1001 lines in its document. At most 1000 are allowed (limits.lines).',
    ],
  ])('%s', async (_name, body, message) => {
    const url = `${gateway().url}/graphql`;
    const response = await (body instanceof URLSearchParams
      ? fetch(`${url}?${body.toString()}`, { headers: { 'apollo-require-preflight': '1' } })
      : fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }));

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
    expect(gateway().sandbox.calls.all()).toEqual([]);
  });

  it('a long text in an invalid variable is cut in each message', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`x${index}`, index]));
    const { errors, calls } = await ask(
      'query ($filter: ExecutionFilter) { executions(filter: $filter) { nodes { id } } }',
      { filter: { text: 'x'.repeat(100_000), ...many } },
    );

    expect(errors?.length).toBeGreaterThan(40);
    expect(errors?.[0]?.message).toMatch(
      /^Variable "\$filter" got invalid value \{ text: "xxx.*… \(\d+ characters\)$/,
    );
    expect(errors?.every(({ message }) => message.length < 1_100)).toBe(true);
    expect(calls).toEqual([]);
  });
});

const cursor = Buffer.from(`["${'x'.repeat(98_000)}"]`).toString('base64url');

const values: readonly (readonly [
  name: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  message: RegExp,
])[] = [
  [
    'cursor',
    'query ($cursor: String) { executions(first: 1, after: $cursor) { nodes { id } } }',
    { cursor },
    /^Invalid `executions\(after:\)`: .* Expected at most 4 KB \(limits\.idKilobytes\), not 130672 bytes\.$/,
  ],
  [
    'cursor of a nested list',
    'query ($cursor: String) { images { nodes { workflows(after: $cursor) { nodes { id } } } } }',
    { cursor },
    /^Invalid `workflows\(after:\)`: .* Expected at most 4 KB/,
  ],
  [
    'id',
    'query ($id: ID!) { node(id: $id) { id } }',
    { id: 'x'.repeat(4_097) },
    /^Invalid `node\(id:\)`: .* Expected at most 4 KB \(limits\.idKilobytes\), not 4097 bytes\.$/,
  ],
  [
    'id among several',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { ids: ['x', 'x'.repeat(5_000)] },
    /^Invalid `nodes\(ids:\)\[1\]`: .* not 5000 bytes\.$/,
  ],
  [
    'list of ids',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { ids: Array(101).fill('x') },
    /^Invalid `nodes\(ids:\)`: "101 items"\. Expected at most 100 items \(limits\.filterItems\)\.$/,
  ],
  [
    'list in a filter',
    'query ($filter: ExecutionFilter) { executions(filter: $filter) { nodes { id } } }',
    { filter: { regions: Array(5_000).fill('us-east-1') } },
    /^Invalid `executions\(filter:\)\.regions`: "5000 items"\. Expected at most 100 items/,
  ],
  [
    'list in the filter of counts',
    'query ($statuses: [ExecutionStatus!]) { executionCounts(filter: { statuses: $statuses }) { counts { count } } }',
    { statuses: Array(101).fill('FAILED') },
    /^Invalid `executionCounts\(filter:\)\.statuses`: "101 items"\./,
  ],
];

describe('An argument that is too large is refused:', () => {
  it.each(values)('%s', async (_name, query, variables, message) => {
    const { errors, calls } = await ask(query, variables);

    expect(errors?.map((error) => error.message)).toEqual([expect.stringMatching(message)]);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(calls).toEqual([]);
  });
});
