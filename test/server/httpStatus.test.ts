import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { blueprintName, fixtureEstate, now, runId } from '../support/fixtureEstate';
import { startTestGateway, type TestGateway } from '../support/gateway';

/* The status codes of the GraphQL-over-HTTP draft, for a document that is new and for one that the fast path knows. */

const json = 'application/json';
const graphqlResponse = 'application/graphql-response+json';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway(fixtureEstate, { executor: 'planned', now: () => now });
});
afterAll(() => gateway.close());
beforeEach(() => gateway.sandbox.faults.clear());

interface Response {
  readonly status: number;
  readonly type: string | null;
  readonly body: { readonly data?: unknown; readonly errors?: readonly { extensions: { code: string } }[] };
}

const send = async (init: RequestInit, query = ''): Promise<Response> => {
  const response = await fetch(`${gateway.url}/graphql${query}`, init);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as Response['body'],
  };
};

const post = (accept: string, body: unknown): Promise<Response> =>
  send({
    method: 'POST',
    headers: { 'content-type': json, accept },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const run = `{ blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}") { status } }`;
const withId = 'query WithId($id: ID!) { node(id: $id) { id } }';
const two = 'query A { __typename } query B { __typename }';
const manyIds = Array.from({ length: 101 }, () => 'id');

interface Case {
  readonly body: unknown;
  /** The status with `application/graphql-response+json`. */
  readonly status: number;
  /** The status with `application/json`, which is 200 for every well-formed request. */
  readonly jsonStatus: number;
  /** The codes of the errors. */
  readonly codes?: readonly string[];
  /** The media type, where the request does not choose it. */
  readonly type?: string;
  /** Whether the response has `data`, null or not. */
  readonly data: 'some' | 'null' | 'none';
}

const refused = (body: unknown, code: string): Case => ({
  body,
  status: 400,
  jsonStatus: 200,
  codes: [code],
  data: 'none',
});

const malformed = (body: unknown): Case => ({
  body,
  status: 400,
  jsonStatus: 400,
  codes: ['BAD_REQUEST'],
  data: 'none',
});

const cases: readonly (readonly [name: string, values: Case])[] = [
  ['success', { body: { query: '{ __typename }' }, status: 200, jsonStatus: 200, data: 'some' }],
  [
    'partial success',
    { body: { query: run }, status: 200, jsonStatus: 200, codes: ['UPSTREAM_FORBIDDEN'], data: 'some' },
  ],
  [
    'an error that leaves no data',
    {
      body: { query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids: manyIds } },
      status: 200,
      jsonStatus: 200,
      codes: ['BAD_USER_INPUT'],
      data: 'null',
    },
  ],
  ['a syntax error', refused({ query: '{' }, 'GRAPHQL_PARSE_FAILED')],
  ['an empty document', refused({ query: '# nothing' }, 'GRAPHQL_PARSE_FAILED')],
  ['a validation error', refused({ query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED')],
  ['a mutation', refused({ query: 'mutation { change }' }, 'GRAPHQL_VALIDATION_FAILED')],
  ['a missing variable', refused({ query: withId }, 'BAD_USER_INPUT')],
  [
    'a variable of the wrong type',
    refused({ query: withId, variables: { id: { not: 'an id' } } }, 'BAD_USER_INPUT'),
  ],
  ['an unknown operation', refused({ query: two, operationName: 'C' }, 'OPERATION_RESOLUTION_FAILURE')],
  ['several operations and no name', refused({ query: two }, 'OPERATION_RESOLUTION_FAILURE')],
  ['a body that is not JSON', { ...malformed('{'), type: json }],
  ['a body without a query', malformed({})],
  ['a query that is no text', malformed({ query: 1 })],
  ['variables that are a list', malformed({ query: withId, variables: [] })],
  ['an operation name that is no text', malformed({ query: two, operationName: 1 })],
  ['extensions that are a list', malformed({ query: withId, extensions: [] })],
  ['a batch', malformed([{ query: '{ __typename }' }])],
];

describe.each(cases)('The response to %s', (_name, { body, status, jsonStatus, codes, type, data }) => {
  it.each([
    [graphqlResponse, status],
    [json, jsonStatus],
  ])('has its status with %s, at first and again', async (accept, expected) => {
    gateway.sandbox.faults.add({ match: { operation: 'GetBlueprintRun' }, fault: { kind: 'accessDenied' } });

    const responses = [await post(accept, body), await post(accept, body)];

    for (const response of responses) {
      expect(response.status).toBe(expected);
      expect(response.type).toBe(`${type ?? accept}; charset=utf-8`);
      expect(response.body.errors?.map(({ extensions }) => extensions.code)).toEqual(codes);
      const found = response.body.data;
      expect(found === undefined ? 'none' : found === null ? 'null' : 'some').toBe(data);
    }
  });
});

describe('The media type of the response', () => {
  it.each([
    ['*/*', json],
    ['application/*', json],
    [json, json],
    [graphqlResponse, graphqlResponse],
    [`${graphqlResponse}; charset=utf-8`, graphqlResponse],
    [`${json};q=0.5, ${graphqlResponse}`, graphqlResponse],
    [`${graphqlResponse};q=0.9, ${json}`, json],
    [`${graphqlResponse}, ${json}`, graphqlResponse],
    [`text/plain, ${graphqlResponse};q=0.1`, graphqlResponse],
  ])('for `Accept: %s` is %s', async (accept, expected) => {
    const { status, type } = await post(accept, { query: '{ __typename }' });

    expect([status, type]).toEqual([200, `${expected}; charset=utf-8`]);
  });

  it('is application/json without `Accept`', async () => {
    // `fetch` sends `*/*` by itself.
    const { request } = await import('node:http');
    const type = await new Promise((resolve, reject) => {
      const sent = request(
        `${gateway.url}/graphql`,
        { method: 'POST', headers: { 'content-type': json } },
        (response) => {
          response.resume();
          resolve(response.headers['content-type']);
        },
      );
      sent.on('error', reject).end('{"query":"{ __typename }"}');
    });

    expect(type).toBe(`${json}; charset=utf-8`);
  });

  it.each(['text/plain', 'application/xml, text/*', `${json};q=0`])(
    'does not exist for `Accept: %s`: 406',
    async (accept) => {
      const { status, body } = await post(accept, { query: '{ __typename }' });

      expect([status, body.data]).toEqual([406, undefined]);
    },
  );
});

describe('The media type of the request', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
  ])('has to be JSON: 415 for %s', async (type) => {
    const { status, body } = await send({
      method: 'POST',
      headers: { 'content-type': type, accept: graphqlResponse },
      body: '{"query":"{ __typename }"}',
    });

    expect([status, body.data]).toEqual([415, undefined]);
  });
});

describe('A method', () => {
  it.each(['PUT', 'PATCH', 'DELETE'])('%s is not allowed: 405 with the allowed ones', async (method) => {
    const response = await fetch(`${gateway.url}/graphql`, { method, headers: { accept: graphqlResponse } });
    await response.arrayBuffer();

    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST, OPTIONS']);
  });

  it('GET executes queries with the preflight header', async () => {
    const headers = { accept: graphqlResponse, 'apollo-require-preflight': 'true' };

    const { status, body } = await send({ headers }, `?query=${encodeURIComponent('{ __typename }')}`);

    expect([status, body]).toEqual([200, { data: { __typename: 'Query' } }]);
  });

  it.each([
    ['a syntax error', '{', 400],
    ['a validation error', '{ nothing }', 400],
    ['a mutation', 'mutation { change }', 400],
  ])('GET refuses %s', async (_name, query, expected) => {
    const headers = { accept: graphqlResponse, 'apollo-require-preflight': 'true' };

    const { status } = await send({ headers }, `?query=${encodeURIComponent(query)}`);

    expect(status).toBe(expected);
  });
});
