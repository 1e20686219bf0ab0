import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createClient,
  createRequest,
  FindExecutionsText,
  GatewayError,
  isGatewayError,
  type Typed,
  WhichScopesAreThereText,
} from '../../client/src';
import { demoEstate } from '../../sandbox/demoData';
import { showcase } from '../../sandbox/demoData/showcase';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { clientOf } from './support/given';

/** The GatewayError that a promise rejects with. Throws if it resolves or rejects with another error. */
const failureOf = async (promise: Promise<unknown>): Promise<GatewayError> => {
  const outcome = await promise.then(
    () => new Error('The promise resolved. Expected a GatewayError.'),
    (error: unknown) => error,
  );
  if (!isGatewayError(outcome)) throw outcome;
  return outcome;
};

describe('A request to the gateway', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startTestGateway(demoEstate());
  });

  afterEach(() => gateway.sandbox.faults.clear());

  afterAll(() => gateway.close());

  const imageBuildVersionArn = showcase.failedBuild.imageArn;

  const refuseWorkflows = () =>
    gateway.sandbox.faults.add({
      match: { operation: 'ListWorkflowExecutions' },
      fault: { kind: 'accessDenied' },
    });

  it('returns data', async () => {
    const { image } = await clientOf(gateway).whyDidThisImageBuildFail({ imageBuildVersionArn });

    expect(image?.state?.status).toBe('FAILED');
    expect(image?.workflows?.nodes.map(({ status }) => status)).toContain('FAILED');
  });

  it('lists Transfer executions without one DescribeExecution each', async () => {
    gateway.sandbox.calls.clear();

    const { executions } = await clientOf(gateway).findExecutions({
      filter: { kinds: ['TRANSFER_EXECUTION'] },
      first: 100,
    });

    expect(executions?.nodes.length).toBeGreaterThan(0);
    expect(gateway.sandbox.calls.operations()).toContain('ListExecutions');
    expect(gateway.sandbox.calls.operations()).not.toContain('DescribeExecution');
  });

  it('returns null for an image that does not exist', async () => {
    const answer = await clientOf(gateway).whyDidThisImageBuildFail({
      imageBuildVersionArn: imageBuildVersionArn.replace('/7', '/999'),
    });

    expect(answer).toEqual({ image: null });
  });

  it('throws UPSTREAM_FORBIDDEN with the AWS call and the partial data if AWS denies a call', async () => {
    refuseWorkflows();

    const error = await failureOf(clientOf(gateway).whyDidThisImageBuildFail({ imageBuildVersionArn }));

    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({
      code: 'UPSTREAM_FORBIDDEN',
      message: expect.stringContaining('imagebuilder:ListWorkflowExecutions'),
      status: 200,
      retryAfterMs: undefined,
      data: { image: { name: 'payments-api', workflows: null } },
      errors: [
        {
          code: 'UPSTREAM_FORBIDDEN',
          path: ['image', 'workflows'],
          aws: { service: 'imagebuilder', operation: 'ListWorkflowExecutions', region: 'us-east-1' },
        },
      ],
    });
  });

  it('returns partial data and passes the error to onPartial', async () => {
    refuseWorkflows();
    const errors: GatewayError[] = [];

    const { image } = await clientOf(gateway).whyDidThisImageBuildFail(
      { imageBuildVersionArn },
      { onPartial: (error) => errors.push(error) },
    );

    expect(image).toMatchObject({ name: 'payments-api', workflows: null });
    expect(errors.map(({ code }) => code)).toEqual(['UPSTREAM_FORBIDDEN']);
  });

  it('throws THROTTLED with retryAfterMs if AWS throttles', async () => {
    gateway.sandbox.faults.add({ match: { operation: 'GetImage' }, fault: { kind: 'throttle' } });

    const error = await failureOf(clientOf(gateway).whyDidThisImageBuildFail({ imageBuildVersionArn }));

    expect(error.code).toBe('THROTTLED');
    expect(error.retryAfterMs).toBe(error.errors[0]?.retryAfterMs);
    expect(error.retryAfterMs).toBeGreaterThan(0);
  });

  it('throws BAD_USER_INPUT for invalid variables, even with onPartial', async () => {
    const client = clientOf(gateway);
    const onPartial = (): never => {
      throw new Error('onPartial was called without partial data.');
    };

    const page = await failureOf(client.findExecutions({ first: 1000 }));
    const arn = await failureOf(client.whyDidThisImageBuildFail({ imageBuildVersionArn: 'x' }));
    const word = JSON.parse('{"filter":{"statuses":["BROKEN"]}}');
    const invalid = await failureOf(client.findExecutions(word, { onPartial }));

    expect([page.code, arn.code, invalid.code]).toEqual(Array(3).fill('BAD_USER_INPUT'));
    expect([invalid.data, invalid.status]).toEqual([null, 400]);
  });

  it('can send any query text', async () => {
    const own: string & Typed<{ readonly __typename: string }, Record<string, never>> = '{ __typename }';
    const request = createRequest({ url: `${gateway.url}/graphql` });

    expect(await request(own)).toEqual({ __typename: 'Query' });
    expect((await failureOf(request('{ nothing }'))).code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await failureOf(request('{'))).code).toBe('GRAPHQL_PARSE_FAILED');
  });

  it('throws BAD_REQUEST at an unknown path', async () => {
    const error = await failureOf(createClient({ url: `${gateway.url}/nowhere` }).whichScopesAreThere());

    expect([error.code, error.status]).toEqual(['BAD_REQUEST', 404]);
  });
});

describe('A request to another server', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let server: Server;
  let url: string;

  beforeEach(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const respondWith =
    (status: number, body: string, headers: Readonly<Record<string, string>> = {}): typeof answer =>
    (_request, response) =>
      response.writeHead(status, headers).end(body);

  it.each([
    ['is a 502 of a proxy', 502, '<html>Bad gateway</html>', 'GATEWAY_UNAVAILABLE'],
    ['is JSON but not GraphQL', 200, '"ok"', 'GATEWAY_UNAVAILABLE'],
    ['is empty', 200, '', 'GATEWAY_UNAVAILABLE'],
    ['has neither data nor errors', 200, '{"data":null}', 'GATEWAY_UNAVAILABLE'],
    ['is a 503 without a code', 503, '{"errors":[{"message":"going down"}]}', 'GATEWAY_UNAVAILABLE'],
    ['is a 401', 401, 'Sign in', 'UNAUTHENTICATED'],
    ['is a 403', 403, '', 'FORBIDDEN'],
    ['is a 404', 404, '', 'BAD_REQUEST'],
    ['has an unknown code', 200, '{"errors":[{"message":"!","extensions":{"code":"NEW"}}]}', 'NEW'],
  ])('throws an error with a code if the response %s', async (_response, status, body, code) => {
    answer = respondWith(status, body);

    const error = await failureOf(createClient({ url }).whichScopesAreThere());

    expect([error.code, error.status, error.data]).toEqual([code, status, null]);
  });

  it('reads retryAfterMs from the Retry-After header of a 429', async () => {
    answer = respondWith(429, '', { 'retry-after': '7' });

    const error = await failureOf(createClient({ url }).whichScopesAreThere());

    expect([error.code, error.retryAfterMs]).toEqual(['THROTTLED', 7000]);
  });

  it('throws GATEWAY_UNAVAILABLE with the cause if nothing listens', async () => {
    const client = createClient({ url: 'http://127.0.0.1:1/graphql' });

    const error = await failureOf(client.whichScopesAreThere());

    expect(error).toMatchObject({ code: 'GATEWAY_UNAVAILABLE', status: undefined });
    expect(error.cause).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
  });

  it.each([
    ['the client', { timeoutMs: 20 }, {}],
    ['the call', { timeoutMs: 60_000 }, { timeoutMs: 20 }],
  ])('throws TIMEOUT after the timeoutMs of %s', async (_owner, client, call) => {
    answer = () => undefined;

    const error = await failureOf(createClient({ url, ...client }).whichScopesAreThere({}, call));

    expect([error.code, error.message]).toEqual(['TIMEOUT', 'No answer within 20 ms.']);
  });

  it('throws TIMEOUT if the response does not end', async () => {
    answer = (_request, response) => response.writeHead(200).write('{"data":');

    const error = await failureOf(createClient({ url, timeoutMs: 50 }).whichScopesAreThere());

    expect(error.code).toBe('TIMEOUT');
  });

  it('closes the connection and throws ABORTED when the caller aborts', async () => {
    const controller = new AbortController();
    const closed = new Promise((resolve) => {
      answer = (request) => {
        request.socket.once('close', resolve);
        controller.abort('enough');
      };
    });

    const response = createClient({ url }).whichScopesAreThere({}, { signal: controller.signal });

    expect(await failureOf(response)).toMatchObject({ code: 'ABORTED', cause: 'enough' });
    await closed;
  });

  it('is not sent if the signal is already aborted', async () => {
    let requests = 0;
    answer = () => (requests += 1);

    const response = createClient({ url }).whichScopesAreThere({}, { signal: AbortSignal.abort() });

    expect((await failureOf(response)).code).toBe('ABORTED');
    expect(requests).toBe(0);
  });

  describe('that records the request', () => {
    let headers: IncomingMessage['headers'];
    let body: unknown;

    beforeEach(() => {
      answer = (request, response) => {
        headers = request.headers;
        let text = '';
        request.on('data', (chunk: Buffer) => (text += chunk.toString()));
        request.on('end', () => {
          body = JSON.parse(text);
          response.end('{"data":{}}');
        });
      };
    });

    it('sends the query text and the variables', async () => {
      await createClient({ url }).findExecutions({ first: 3, filter: { kinds: ['LIFECYCLE'] } });

      expect(body).toEqual({
        query: FindExecutionsText,
        variables: { first: 3, filter: { kinds: ['LIFECYCLE'] } },
      });
    });

    it("sends the client's headers, overridden by those of the call", async () => {
      const client = createClient({ url, headers: { Authorization: 'old', 'X-Team': 'images' } });

      await client.whichScopesAreThere(
        {},
        { headers: { authorization: 'new', 'content-type': 'text/plain' } },
      );

      expect(headers).toMatchObject({
        authorization: 'new',
        'x-team': 'images',
        'content-type': 'application/json',
        accept: expect.stringContaining('application/graphql-response+json'),
      });
    });

    it('calls a headers function for each request', async () => {
      let count = 0;
      const client = createClient({ url, headers: () => Promise.resolve({ token: String((count += 1)) }) });

      await client.whichScopesAreThere();
      await client.whichScopesAreThere();

      expect(headers.token).toBe('2');
    });

    it('uses a custom fetch', async () => {
      const urls: string[] = [];
      const client = createClient({
        url: '/graphql',
        fetch: (path, init) => {
          urls.push(path);
          return fetch(url, init);
        },
      });

      await client.whichScopesAreThere();

      expect(urls).toEqual(['/graphql']);
      expect(body).toMatchObject({ query: WhichScopesAreThereText });
    });

    it('accepts the String object that the client preset generates in string mode', async () => {
      class TypedDocumentString extends String implements Typed<object, { readonly id: string }> {
        readonly __apiType?: (variables: { readonly id: string }) => object;
      }

      await createRequest({ url })(new TypedDocumentString('{ a }'), { id: '1' });

      expect(body).toEqual({ query: '{ a }', variables: { id: '1' } });
    });
  });
});
