import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { readSettings } from '../../src/config';
import { PrintedData } from '../../src/execute';
import type { Caller } from '../../src/model/caller';
import { createApollo } from '../../src/server/apollo';
import { createDocumentStore } from '../../src/server/documentStore';
import { type RequestContext, RequestEnd, termsOf } from '../../src/server/request';
import { newResult } from '../../src/server/requestResult';
import { callerWith } from '../support/access/callers';
import { twinEstate } from '../support/access/estate';
import { type Operations, startOperations } from '../support/access/operations';
import { blueprintName } from '../support/fixtureEstate';

const { limits } = readSettings({});

let gateway: Operations;
let app: FastifyInstance;
let servers: Readonly<Record<'planned' | 'graphql-js' | 'closed', ApolloServer<RequestContext>>>;

const serverWith = async (
  executor: 'planned' | 'graphql-js',
  introspection = true,
): Promise<ApolloServer<RequestContext>> => {
  const server = createApollo({
    schema: gateway.services.schema,
    execute: executor === 'planned' ? gateway.services.execute : undefined,
    documents: createDocumentStore(),
    app,
    log: pino({ level: 'silent' }),
    introspection,
    limits,
  });
  await server.start();
  return server;
};

beforeAll(async () => {
  gateway = await startOperations(twinEstate);
  app = fastify();
  servers = {
    planned: await serverWith('planned'),
    'graphql-js': await serverWith('graphql-js'),
    closed: await serverWith('planned', false),
  };
});
afterAll(async () => {
  await Promise.all(Object.values(servers).map((server) => server.stop()));
  await app.close();
  await gateway.close();
});

const termsWith = (caller: Caller, headers: Readonly<Record<string, string>> = {}) =>
  termsOf(headers, new RequestEnd(60_000), limits, () => new Date(1_000_000), caller, undefined);

const contextOf = (caller: Caller, wantsReport = false): RequestContext =>
  Object.assign(gateway.services.operationContext(termsWith(caller)), {
    wantsReport,
    end: new RequestEnd(60_000),
    result: newResult('test'),
  });

const http = {
  method: 'POST',
  headers: new HeaderMap([
    ['accept', 'application/graphql-response+json'],
    ['content-type', 'application/json'],
  ]),
  search: '',
  body: {},
};

const ask = async (
  server: ApolloServer<RequestContext>,
  caller: Caller,
  query: string,
  { variables = {}, wantsReport = false } = {},
) => {
  const { body, http: answered } = await server.executeOperation(
    { query, variables, http },
    { contextValue: contextOf(caller, wantsReport) },
  );
  if (body.kind !== 'single') throw new Error(body.kind);
  const { data, errors = [], extensions } = body.singleResult;
  return { data, errors, extensions, status: answered.status };
};

const may = callerWith([{}]);
const mayNot = callerWith([{}], { introspection: false, callReport: false, noCache: false });

const introspections = [
  '{ __schema { queryType { name } } }',
  '{ __type(name: "Image") { name } }',
  'query { ...F } fragment F on Query { ... { __schema { queryType { name } } } }',
  `{ blueprint(name: "${blueprintName}") { id } __schema { queryType { name } } }`,
];

describe.each(['planned', 'graphql-js'] as const)('Introspection, executed by %s,', (executor) => {
  it.each(introspections)('needs a role that allows it, for each request: %s', async (query) => {
    const server = servers[executor];
    for (let round = 1; round <= 2; round += 1) {
      const allowed = await ask(server, may, query);
      expect([allowed.errors, allowed.data === null]).toEqual([[], false]);

      gateway.sandbox.calls.clear();
      const { data, errors, status } = await ask(server, mayNot, query);
      expect(data).toBeUndefined();
      expect(status).toBe(400);
      expect(errors).toEqual([
        {
          message: 'Your roles do not allow introspection: `__schema` and `__type`.',
          extensions: {
            code: 'GRAPHQL_VALIDATION_FAILED',
            validationErrorCode: 'INTROSPECTION_DISABLED',
          },
        },
      ]);
      expect(gateway.sandbox.calls.operations()).toEqual([]);
    }
  });

  it('does not include __typename', async () => {
    const { data } = await ask(servers[executor], mayNot, '{ __typename }');
    expect(data instanceof PrintedData ? data.toString() : JSON.stringify(data)).toBe(
      '{"__typename":"Query"}',
    );
  });
});

describe('The executor', () => {
  it('refuses introspection itself, since the fast path executes before Apollo Server sees the request', async () => {
    const query = `{ blueprint(name: "${blueprintName}") { id } __schema { queryType { name } } }`;
    const executor = 'planned';
    const refused = await gateway.ask(mayNot, query, { executor });

    expect(refused.data).toBeNull();
    expect(refused.errors.map(({ code }) => code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(refused.calls).toEqual([]);
    expect((await gateway.ask(may, query, { executor })).data.__schema).toEqual({
      queryType: { name: 'Query' },
    });
  });
});

const guesses = [
  ['{ blueprnts { nodes { id } } }', {}],
  ['{ blueprints { nodes { descripton } } }', {}],
  ['{ executions(filter: { kinds: [LIFECYCL] }) { nodes { id } } }', {}],
  ['{ node(idd: "x") { id } }', {}],
  [
    'query ($s: [ExecutionStatus!]) { executions(filter: { statuses: $s }) { nodes { id } } }',
    { s: ['FAILD'] },
  ],
] as const;

describe('Suggestions in errors', () => {
  it.each(guesses)('need introspection: %s', async (query, variables) => {
    const open = await ask(servers.planned, may, query, { variables });
    const refused = await ask(servers.planned, mayNot, query, { variables });
    const closed = await ask(servers.closed, mayNot, query, { variables });

    expect(open.errors.some(({ message }) => message.includes('Did you mean'))).toBe(true);
    expect(refused.errors.map(({ message }) => message)).toEqual(
      open.errors.map(({ message }) => message.replace(/ Did you mean .*$/, '')),
    );
    expect(closed.errors).toEqual(refused.errors);
  });
});

describe('The call report', () => {
  it('needs a role that allows it', async () => {
    const query = `{ blueprint(name: "${blueprintName}") { id } }`;
    const allowed = await ask(servers.planned, may, query, { wantsReport: true });
    const refused = await ask(servers.planned, mayNot, query, { wantsReport: true });

    expect(allowed.extensions).toHaveProperty('upstream.calls');
    expect(refused.extensions).toBeUndefined();
    expect(refused.errors).toEqual([]);
  });
});

describe('Cache-Control', () => {
  it.each(['no-cache', 'max-age=0', 'no-store, max-age=5'])(
    'is ignored without a role that allows it: %s',
    (cacheControl) => {
      const headers = { 'cache-control': cacheControl };
      expect(termsWith(mayNot, headers).minFetchedAt).toBe(-Infinity);
      expect(termsWith(may, headers).minFetchedAt).toBe(1_000_000);
    },
  );
});
