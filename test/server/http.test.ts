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
  it('refuses a media type that it does not have, before an AWS call', async () => {
    gateway.sandbox.calls.clear();
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/plain' },
      body: JSON.stringify({ query: '{ images { nodes { id } } }' }),
    });

    expect(response.status).toBe(406);
    expect(await response.json()).toEqual({
      errors: [
        {
          message:
            'The response has the media type application/json, application/graphql-response+json or text/event-stream. `Accept` must allow one of them.',
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
    expect(gateway.sandbox.calls.all()).toEqual([]);
  });

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
    'passes audit %s without the preflight header, or rejects a plain GET: %s',
    async (id, _name, audit) => {
      const result = await audit.fn();

      // Apollo's CSRF prevention rejects plain GETs, for which these audits return a notice.
      const isPlainGet = ['5A70', 'D6D5', '6A70'].includes(id);
      expect(result.status).toBe(isPlainGet ? 'notice' : 'ok');
    },
  );

  it('runs all 61 audits', () => {
    const audits = auditsOf({});

    expect(audits).toHaveLength(61);
  });

  it('names the required header in the response to a plain GET', async () => {
    const response = await fetch(`${gateway.url}/graphql?query={__typename}`);

    expect(response.status).toBe(400);
    expect(await response.text()).toContain('apollo-require-preflight');
  });

  it.each(['application/json', 'application/graphql-response+json'])(
    'responds with %s if the Accept header requests it',
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

  it('responds to an invalid document with 400, or with 200 for application/json', async () => {
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

describe('The other paths of the server', () => {
  it('serve the SDL at /schema.graphql', async () => {
    const response = await fetch(`${gateway.url}/schema.graphql`);

    expect(response.status).toBe(200);
    const sdl = await response.text();
    expect(sdl).toContain('interface Execution implements Node {');
    expect(sdl).toContain('  inputs: JSON @sensitive\n');
  });

  it('respond with 200 at /healthz and /readyz', async () => {
    const [health, ready] = await Promise.all([
      fetch(`${gateway.url}/healthz`),
      fetch(`${gateway.url}/readyz`),
    ]);

    expect([health.status, ready.status]).toEqual([200, 200]);
  });

  it('count AWS calls per operation at /metrics', async () => {
    await gateway.ask('{ imagePipelines { nodes { arn } } }');

    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();

    expect(metrics).toContain(
      'execution_gateway_aws_calls_total{service="imagebuilder",operation="ListImagePipelines",outcome="ok"} 1',
    );
  });

  it('serve GraphiQL to browsers, with a policy against content from other servers', async () => {
    const response = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } });

    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('GraphiQL');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it("respond with 304 to a browser that has cached GraphiQL's script", async () => {
    const first = await fetch(`${gateway.url}/graphiql/app.js`);
    await first.arrayBuffer();

    const second = await fetch(`${gateway.url}/graphiql/app.js`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });

    expect(second.status).toBe(304);
  });
});
