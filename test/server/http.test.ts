import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Audit, serverAudits } from 'graphql-http';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }));
});

afterAll(() => gateway.close());

const auditsOf = (headers: Readonly<Record<string, string>>): [id: string, name: string, audit: Audit][] =>
  serverAudits({
    url: () => `${gateway.url}/graphql`,
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers } }),
  }).map((audit) => [audit.id, audit.name, audit]);

describe('GraphQL over HTTP', () => {
  it.each(auditsOf({ 'apollo-require-preflight': 'true' }))(
    'passes audit %s with the preflight header: %s',
    async (_id, _name, audit) => {
      const result = await audit.fn();

      expect({ status: result.status, reason: 'reason' in result ? result.reason : undefined }).toEqual({
        status: 'ok',
        reason: undefined,
      });
    },
  );

  it.each(auditsOf({}))(
    'passes audit %s without it, or refuses a plain GET: %s',
    async (id, _name, audit) => {
      const result = await audit.fn();

      // Apollo's guard against cross-site requests refuses plain GETs, which the audits note.
      const isPlainGet = ['5A70', 'D6D5', '6A70'].includes(id);
      expect(result.status).toBe(isPlainGet ? 'notice' : 'ok');
    },
  );

  it('runs all 61 audits', () => {
    const audits = auditsOf({});

    expect(audits).toHaveLength(61);
  });

  it('tells who sends a plain GET which header to add', async () => {
    const response = await fetch(`${gateway.url}/graphql?query={__typename}`);

    expect(response.status).toBe(400);
    expect(await response.text()).toContain('apollo-require-preflight');
  });

  it.each(['application/json', 'application/graphql-response+json'])(
    'answers in %s when asked to',
    async (type) => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: type },
        body: JSON.stringify({ query: '{ __typename }' }),
      });

      expect(response.headers.get('content-type')).toContain(type);
      expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
    },
  );

  it('says 400 for a refused document, and 200 where only application/json is known', async () => {
    const statusFor = async (accept: string): Promise<number> => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: JSON.stringify({ query: '{ nothing }' }),
      });
      return response.status;
    };

    expect(await statusFor('application/graphql-response+json')).toBe(400);
    expect(await statusFor('application/json')).toBe(200);
  });
});

describe('The paths beside GraphQL', () => {
  it('serves the SDL', async () => {
    const response = await fetch(`${gateway.url}/schema.graphql`);

    expect(response.status).toBe(200);
    expect(await response.text()).toContain('interface Execution implements Node {');
  });

  it('is alive and ready', async () => {
    const [health, ready] = await Promise.all([
      fetch(`${gateway.url}/healthz`),
      fetch(`${gateway.url}/readyz`),
    ]);

    expect([health.status, ready.status]).toEqual([200, 200]);
  });

  it('counts AWS calls per operation, account and region', async () => {
    await gateway.ask('{ imagePipelines { nodes { arn } } }');

    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();

    expect(metrics).toContain(
      'execution_gateway_aws_calls_total{service="imagebuilder",operation="ListImagePipelines",account="111122223333",region="us-east-1",outcome="ok"} 1',
    );
  });

  it('serves GraphiQL to browsers, which may load nothing from elsewhere', async () => {
    const response = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } });

    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('GraphiQL');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('answers a browser that has the page already with 304', async () => {
    const first = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } });
    await first.arrayBuffer();

    const second = await fetch(`${gateway.url}/graphql`, {
      headers: { accept: 'text/html', 'if-none-match': first.headers.get('etag') ?? '' },
    });

    expect(second.status).toBe(304);
  });
});

describe('What HTTP or GraphQL refuse', () => {
  const post = (body: string): Promise<Response> =>
    fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });

  it('tells a body that is no JSON in the form of GraphQL errors', async () => {
    const response = await post('{');

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('names the methods that there are, and the path', async () => {
    const wrongMethod = await fetch(`${gateway.url}/graphql`, { method: 'PUT' });
    const wrongPath = await fetch(`${gateway.url}/grapql`, { method: 'POST' });

    expect([wrongMethod.status, wrongMethod.headers.get('allow')]).toEqual([405, 'GET, POST, OPTIONS']);
    expect(wrongPath.status).toBe(404);
    expect(await wrongPath.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('/graphql') }],
    });
  });

  it('says so when a document is nested too deeply', async () => {
    const response = await post(JSON.stringify({ query: `{${'scopes{'.repeat(5_000)}` }));

    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('nested too deeply') }],
    });
  });

  it.each(['mutation', 'subscription'])('refuses a %s, since there are only queries', async (operation) => {
    const response = await post(JSON.stringify({ query: `${operation} { anything }` }));

    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('only queries'),
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ],
    });
  });
});
