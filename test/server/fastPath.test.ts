import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { ApolloServer } from '@apollo/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Fault } from '../../sandbox/faultInjection';
import { blueprintName, fixtureEstate, now, policyRunId, runId } from '../support/fixtureEstate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { openConnection, postHead } from '../support/rawHttp';

type Headers = Readonly<Record<string, string>>;

interface Response {
  readonly status: number | undefined;
  /** Names and values in their order, without the date. */
  readonly headers: readonly string[];
  readonly body: string;
}

const receive = async (message: IncomingMessage): Promise<Response> => ({
  status: message.statusCode,
  headers: message.rawHeaders.filter(
    (_one, index, all) => all[index - (index % 2)] !== 'date' && all[index - (index % 2)] !== 'Date',
  ),
  body: (await text(message)).replace(/"(incidentId|requestId)":"[^"]*"/g, '"$1":"…"'),
});

const post = (url: string, body: string, headers: Headers = {}): Promise<Response> =>
  new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'same', ...headers },
    };
    const sent = request(`${url}/graphql`, options, (message) => void receive(message).then(resolve, reject));
    sent.on('error', reject);
    sent.end(body);
  });

const byApollo = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
beforeEach(() => {
  byApollo.mockClear();
});
afterAll(() => {
  byApollo.mockRestore();
});

interface Case {
  readonly query?: string;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
  readonly headers?: Headers;
  readonly fault?: readonly [operation: string, fault: Fault];
  /** How many requests Apollo Server gets once the document is known: 0 where the fast path answers. */
  readonly byApollo: number;
  /** What both answers contain. */
  readonly contains: string;
}

const run = `{ blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}") { runId status } }`;
const runWith = 'query ($runId: String!) { blueprintRun(blueprintName: "b", runId: $runId) { runId } }';
const lifecycle = `{ lifecycle(lifecycleExecutionId: "${policyRunId}") { lifecycleExecutionId status } }`;
const two = `query A { a: __typename } query B { b: __typename }`;
const data = '{"data":{';

const cases: Readonly<Record<string, Case>> = {
  data: { query: run, byApollo: 0, contains: `${data}"blueprintRun":{"runId":"${runId}"` },
  'an object that does not exist': {
    query: '{ blueprintRun(blueprintName: "none", runId: "jr_1") { runId } }',
    byApollo: 0,
    contains: `${data}"blueprintRun":null}}\n`,
  },
  '`__typename`': { query: '{ __typename }', byApollo: 0, contains: `${data}"__typename":"Query"}}\n` },
  'variables and extensions of null': {
    query: '{ scopes { region } }',
    variables: null,
    operationName: null,
    extensions: null,
    byApollo: 0,
    contains: data,
  },
  'extensions of a client': {
    query: '{ scopes { accountId } }',
    extensions: { clientLibrary: { name: '@apollo/client', version: '4.0.0' } },
    byApollo: 0,
    contains: data,
  },
  'one of two operations': { query: two, operationName: 'B', byApollo: 0, contains: `${data}"b":"Query"}}` },
  'the newer media type': {
    query: '{ scopes { id: accountId } }',
    headers: { accept: 'application/graphql-response+json; charset=utf-8, application/json; charset=utf-8' },
    byApollo: 0,
    contains: data,
  },
  'any media type': {
    query: '{ s: scopes { region } }',
    headers: { accept: '*/*' },
    byApollo: 0,
    contains: data,
  },
  'a media type that no client of GraphQL over HTTP needs': {
    query: '{ t: scopes { region } }',
    headers: { accept: 'application/json;callbackSpec=1.0, application/json;q=0.1' },
    byApollo: 0,
    contains: data,
  },
  'a connection that is closed': {
    query: '{ u: scopes { region } }',
    headers: { connection: 'close' },
    byApollo: 0,
    contains: data,
  },

  'no operation of the name': {
    query: two,
    operationName: 'C',
    byApollo: 1,
    contains: 'Unknown operation named',
  },
  'an empty name': { query: two, operationName: '', byApollo: 1, contains: 'errors' },
  'no name for two operations': { query: two, byApollo: 1, contains: 'Must provide operation name' },
  introspection: { query: '{ __schema { queryType { name } } }', byApollo: 1, contains: `${data}"__schema"` },
  'a call report by extension': {
    query: '{ r: scopes { region } }',
    extensions: { upstreamReport: true },
    byApollo: 1,
    contains: '"extensions":{"upstream":{"calls":[',
  },
  'a call report by header': {
    query: '{ v: scopes { region } }',
    headers: { 'x-upstream-report': '1' },
    byApollo: 1,
    contains: '"extensions":{"upstream":{"calls":[',
  },
  'a persisted query': {
    query: '{ w: scopes { region } }',
    extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } },
    byApollo: 1,
    contains: 'PERSISTED_QUERY_NOT_SUPPORTED',
  },

  'a missing variable': { query: runWith, byApollo: 1, contains: 'BAD_USER_INPUT' },
  'an invalid variable': { query: runWith, variables: { runId: 1 }, byApollo: 1, contains: 'BAD_USER_INPUT' },
  'an invalid variable, with the newer media type': {
    query: runWith,
    variables: { runId: [] },
    headers: { accept: 'application/graphql-response+json' },
    byApollo: 1,
    contains: 'BAD_USER_INPUT',
  },
  'an invalid argument': {
    query: '{ images(first: 1000) { nodes { id } } }',
    byApollo: 1,
    contains: 'Invalid `images(first:)`',
  },
  'an error of AWS': {
    query: `{ x: scopes { region } ${run.slice(1)}`,
    fault: ['GetBlueprintRun', { kind: 'accessDenied' }],
    byApollo: 1,
    contains: 'UPSTREAM_FORBIDDEN',
  },
  'a malformed value': {
    query: lifecycle,
    fault: [
      'GetLifecycleExecution',
      { kind: 'answer', status: 200, body: { lifecycleExecution: { lifecycleExecutionId: 5 } } },
    ],
    byApollo: 1,
    contains: 'errors',
  },
  'a defect': {
    query: `{ lifecycle(lifecycleExecutionId: "${policyRunId}") { durationSeconds } }`,
    fault: [
      'GetLifecycleExecution',
      {
        kind: 'answer',
        status: 200,
        body: {
          lifecycleExecution: {
            lifecycleExecutionId: policyRunId,
            state: { status: 'IN_PROGRESS' },
            startTime: 1_788_990_149,
          },
        },
      },
    ],
    byApollo: 1,
    contains: '"Internal server error."',
  },
  'more AWS calls than the budget': {
    query:
      '{ imagePipelines { nodes { arn } } blueprints { nodes { name } } transferWorkflows { nodes { workflowId } } images { nodes { id } } }',
    byApollo: 1,
    contains: 'BUDGET_EXCEEDED',
  },
  'more items than the budget': {
    query: '{ a: images(first: 100) { nodes { id } } b: images(first: 100) { nodes { id } } }',
    byApollo: 1,
    contains: 'limits.itemsPerAnswer',
  },
  'the deadline': {
    query: '{ blueprints { nodes { name } } }',
    fault: ['ListBlueprints', { kind: 'delay', ms: 60_000 }],
    byApollo: 1,
    contains: 'DEADLINE_EXCEEDED',
  },
  'more than 100 errors': {
    query: `query ($ids: [ID!]!) { a: nodes(ids: $ids) { id } b: nodes(ids: $ids) { id } }`,
    variables: { ids: new Array(70).fill('none') },
    byApollo: 1,
    contains: '"extensions":{"errorsOmitted":40}',
  },

  'variables with too many members': {
    query: '{ y: scopes { region } }',
    variables: Object.fromEntries(Array.from({ length: 60 }, (_one, index) => [`v${index}`, 0])),
    byApollo: 0,
    contains: 'limits.variableMembers',
  },
  'a media type that the server does not have': {
    query: '{ z: scopes { region } }',
    headers: { accept: 'text/html' },
    byApollo: 0,
    contains: '`Accept` must allow one of them',
  },
  'text in place of variables': { query: run, variables: '{}', byApollo: 1, contains: 'BAD_REQUEST' },
  'a list in place of variables': { query: run, variables: [], byApollo: 1, contains: 'BAD_REQUEST' },
  'text in place of extensions': { query: run, extensions: '{}', byApollo: 1, contains: 'BAD_REQUEST' },
  'a list in place of extensions': { query: run, extensions: [], byApollo: 1, contains: 'BAD_REQUEST' },
  'a number in place of the operation name': {
    query: two,
    operationName: 5,
    byApollo: 1,
    contains: 'BAD_REQUEST',
  },
  'a content type of forms': {
    query: '{ f: scopes { region } }',
    headers: { 'content-type': 'text/plain' },
    byApollo: 0,
    contains: 'Unsupported Media Type',
  },
  'an unknown content type': {
    query: '{ g: scopes { region } }',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    byApollo: 0,
    contains: 'Unsupported Media Type',
  },
  'a content encoding': {
    query: '{ h: scopes { region } }',
    headers: { 'accept-encoding': 'gzip, br' },
    byApollo: 0,
    contains: data,
  },
};

/** A clock that fails where a duration is computed. */
const clock = (): Date => {
  if (new Error().stack?.includes('durationSeconds')) throw new Error('A defect.');
  return now;
};

const limits = {
  variableMembers: 50,
  upstreamCallsPerRequest: 3,
  itemsPerAnswer: 150,
  requestTimeoutMs: 4_000,
};

describe('A known document', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway(fixtureEstate, {
      now: clock,
      limits,
      executor: 'planned',
    });
    await gateway.ask(run); // The credentials are cached.
  });
  afterEach(() => gateway.sandbox.faults.clear());
  afterAll(() => gateway.close());

  it.each(Object.entries(cases))('has the same answer as a new one: %s', async (_name, one) => {
    const { query, variables, operationName, extensions, headers = {}, fault } = one;
    if (fault) gateway.sandbox.faults.add({ match: { operation: fault[0] }, fault: fault[1] });
    const body = JSON.stringify({ query, variables, operationName, extensions });
    const ask = async () => {
      gateway.sandbox.calls.clear();
      byApollo.mockClear();
      const response = await post(gateway.url, body, headers);
      const calls = gateway.sandbox.calls.operations().filter((operation) => operation !== 'AssumeRole');
      return { response, calls: calls.sort(), byApollo: byApollo.mock.calls.length };
    };
    const first = await ask();
    // Makes the document known where the first request was refused. Executes nothing.
    await post(gateway.url, JSON.stringify({ query, operationName: 'none' }));

    const second = await ask();

    expect(second.response).toEqual(first.response);
    expect(second.response.body).toContain(one.contains);
    expect(second.byApollo).toBe(one.byApollo);
    expect(second.calls).toEqual(first.calls);
  });
});

describe('The fast path', () => {
  const requestTimeoutMs = 24_321;
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway(fixtureEstate, {
      executor: 'planned',
      limits: { requestTimeoutMs },
      cache: { maxBytes: 10_000_000 },
      now: () => now,
    });
  });
  afterAll(() => gateway.close());

  const slow = '{ blueprints { nodes { name } } }';
  const slowBody = JSON.stringify({ query: slow });
  const makeKnown = (query: string) => post(gateway.url, JSON.stringify({ query, operationName: 'none' }));
  const metrics = async (): Promise<string> => (await fetch(`${gateway.url}/metrics`)).text();
  const delayBlueprints = (ms: number): void =>
    void gateway.sandbox.faults.add({
      match: { operation: 'ListBlueprints' },
      times: 1,
      fault: { kind: 'delay', ms },
    });

  it('returns what is cached, byte for byte', async () => {
    const body = JSON.stringify({ query: `{ a: scopes { region } ${run.slice(1)} # é 🙂` });
    await post(gateway.url, body);
    byApollo.mockClear();

    const first = await post(gateway.url, body);
    const second = await post(gateway.url, `${body} `);

    expect(byApollo).toHaveBeenCalledTimes(0);
    expect(second).toEqual(first);
    expect(second.body).toContain(`"runId":"${runId}"`);
  });

  it('starts the timer of the deadline only where the request waits', async () => {
    const cached = JSON.stringify({ query: `{ t: scopes { region } ${run.slice(1)}` });
    await post(gateway.url, cached);
    await makeKnown(lifecycle);
    const timers = jest.spyOn(globalThis, 'setTimeout');
    const deadlines = (): number => timers.mock.calls.filter(([, ms]) => ms === requestTimeoutMs).length;

    const { body } = await post(gateway.url, cached);
    const ofCached = deadlines();
    await post(gateway.url, JSON.stringify({ query: lifecycle }));
    const ofBoth = deadlines();
    timers.mockRestore();

    expect(body).toContain(`"runId":"${runId}"`);
    expect([ofCached, ofBoth]).toEqual([0, 1]);
  });

  it('knows only documents that are valid', async () => {
    const body = JSON.stringify({ query: '{ nothing }' });
    const first = await post(gateway.url, body);
    byApollo.mockClear();

    expect(await post(gateway.url, body)).toEqual(first);
    expect(byApollo).toHaveBeenCalledTimes(1);
  });

  it('counts requests by outcome, and those whose client has left', async () => {
    await makeKnown(slow);
    await makeKnown('{ __typename }');
    delayBlueprints(60_000);
    const before = await metrics();
    const connection = openConnection(gateway.url);
    connection.send(postHead(gateway.url, { 'content-length': slowBody.length }) + slowBody);
    await gateway.arrivalOf('ListBlueprints');
    connection.socket.destroy();
    await post(gateway.url, JSON.stringify({ query: '{ __typename }' }));
    let after = await metrics();
    while (!after.includes('execution_gateway_requests_in_flight 0')) after = await metrics();

    const count = (text: string, outcome: string): number =>
      Number(new RegExp(`requests_total{type="\\w+",outcome="${outcome}"} (\\d+)`).exec(text)?.[1] ?? 0);
    expect(count(after, 'ok') - count(before, 'ok')).toBe(1);
    expect(count(after, 'aborted') - count(before, 'aborted')).toBe(1);
  });

  it('answers requests under way during a shutdown', async () => {
    await makeKnown(slow);
    gateway.sandbox.calls.clear();
    delayBlueprints(500);
    const response = post(gateway.url, slowBody);
    await gateway.arrivalOf('ListBlueprints');
    await gateway.close();

    expect(await response).toMatchObject({
      status: 200,
      body: expect.stringContaining('{"data":{"blueprints"'),
    });
    expect((await response).headers).toEqual(expect.arrayContaining(['connection', 'close']));
  });

  it('is not used where GraphQL.js executes', async () => {
    const other = await startTestGateway(fixtureEstate, { executor: 'graphql-js' });
    const body = JSON.stringify({ query: '{ __typename }' });
    await post(other.url, body);
    byApollo.mockClear();

    const response = await post(other.url, body);
    await other.close();

    expect(response.body).toBe('{"data":{"__typename":"Query"}}\n');
    expect(byApollo).toHaveBeenCalledTimes(1);
  });
});
