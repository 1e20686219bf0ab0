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

/** What a promise fails with; a promise that does not fail fails the test. */
const failureOf = async (promise: Promise<unknown>): Promise<GatewayError> => {
  const outcome = await promise.then(
    () => new Error('It did not fail.'),
    (error: unknown) => error,
  );
  if (!isGatewayError(outcome)) throw outcome;
  return outcome;
};

describe('A question to the gateway', () => {
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

  it('is answered with data', async () => {
    const { image } = await clientOf(gateway).whyDidThisImageBuildFail({ imageBuildVersionArn });

    expect(image?.state?.status).toBe('FAILED');
    expect(image?.workflows?.nodes.map(({ status }) => status)).toContain('FAILED');
  });

  it('costs no call for each Transfer execution of a list', async () => {
    gateway.sandbox.calls.clear();

    const { executions } = await clientOf(gateway).findExecutions({
      filter: { kinds: ['TRANSFER_EXECUTION'] },
      first: 100,
    });

    expect(executions?.nodes.length).toBeGreaterThan(0);
    expect(gateway.sandbox.calls.operations()).toContain('ListExecutions');
    expect(gateway.sandbox.calls.operations()).not.toContain('DescribeExecution');
  });

  it('is answered with null for what does not exist', async () => {
    const answer = await clientOf(gateway).whyDidThisImageBuildFail({
      imageBuildVersionArn: imageBuildVersionArn.replace('/7', '/999'),
    });

    expect(answer).toEqual({ image: null });
  });

  it("throws the contract's code, the call to AWS, and what was answered all the same", async () => {
    refuseWorkflows();

    const error = await failureOf(clientOf(gateway).whyDidThisImageBuildFail({ imageBuildVersionArn }));

    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('imagebuilder:ListWorkflowExecutions'),
      status: 200,
      retryAfterMs: undefined,
      data: { image: { name: 'payments-api', workflows: null } },
      errors: [
        {
          code: 'FORBIDDEN',
          path: ['image', 'workflows'],
          aws: { service: 'imagebuilder', operation: 'ListWorkflowExecutions', region: 'us-east-1' },
        },
      ],
    });
  });

  it('returns what was answered to who wants parts, and tells the error', async () => {
    refuseWorkflows();
    const told: GatewayError[] = [];

    const { image } = await clientOf(gateway).whyDidThisImageBuildFail(
      { imageBuildVersionArn },
      { onPartial: (error) => told.push(error) },
    );

    expect(image).toMatchObject({ name: 'payments-api', workflows: null });
    expect(told.map(({ code }) => code)).toEqual(['FORBIDDEN']);
  });

  it('tells how long to wait when AWS throttles', async () => {
    gateway.sandbox.faults.add({ match: { operation: 'GetImage' }, fault: { kind: 'throttle' } });

    const error = await failureOf(clientOf(gateway).whyDidThisImageBuildFail({ imageBuildVersionArn }));

    expect(error.code).toBe('THROTTLED');
    expect(error.retryAfterMs).toBe(error.errors[0]?.retryAfterMs);
    expect(error.retryAfterMs).toBeGreaterThan(0);
  });

  it('throws BAD_USER_INPUT for what cannot be right, even to who wants parts', async () => {
    const client = clientOf(gateway);
    const onPartial = (): never => {
      throw new Error('Nothing was answered in part.');
    };

    const page = await failureOf(client.findExecutions({ first: 1000 }));
    const arn = await failureOf(client.whyDidThisImageBuildFail({ imageBuildVersionArn: 'x' }));
    const word = JSON.parse('{"filter":{"statuses":["BROKEN"]}}');
    const invalid = await failureOf(client.findExecutions(word, { onPartial }));

    expect([page.code, arn.code, invalid.code]).toEqual(Array(3).fill('BAD_USER_INPUT'));
    expect([invalid.data, invalid.status]).toEqual([null, 400]);
  });

  it('may be any text of your own', async () => {
    const own: string & Typed<{ readonly __typename: string }, Record<string, never>> = '{ __typename }';
    const request = createRequest({ url: `${gateway.url}/graphql` });

    expect(await request(own)).toEqual({ __typename: 'Query' });
    expect((await failureOf(request('{ nothing }'))).code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await failureOf(request('{'))).code).toBe('GRAPHQL_PARSE_FAILED');
  });

  it('fails as BAD_REQUEST at a wrong path', async () => {
    const error = await failureOf(createClient({ url: `${gateway.url}/nowhere` }).whichScopesAreThere());

    expect([error.code, error.status]).toEqual(['BAD_REQUEST', 404]);
  });
});

describe('A question to a server that', () => {
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

  const answering =
    (status: number, body: string, headers: Readonly<Record<string, string>> = {}): typeof answer =>
    (_request, response) =>
      response.writeHead(status, headers).end(body);

  it.each([
    ['is a proxy without a gateway', 502, '<html>Bad gateway</html>', 'GATEWAY_UNAVAILABLE'],
    ['answers something else', 200, '"ok"', 'GATEWAY_UNAVAILABLE'],
    ['answers nothing', 200, '', 'GATEWAY_UNAVAILABLE'],
    ['answers neither data nor errors', 200, '{"data":null}', 'GATEWAY_UNAVAILABLE'],
    ['goes down', 503, '{"errors":[{"message":"going down"}]}', 'GATEWAY_UNAVAILABLE'],
    ['wants a sign-in', 401, 'Sign in', 'UNAUTHENTICATED'],
    ['denies it', 403, '', 'FORBIDDEN'],
    ['is no gateway', 404, '', 'BAD_REQUEST'],
    ['has a code of tomorrow', 200, '{"errors":[{"message":"!","extensions":{"code":"NEW"}}]}', 'NEW'],
  ])('%s fails with a code', async (_what, status, body, code) => {
    answer = answering(status, body);

    const error = await failureOf(createClient({ url }).whichScopesAreThere());

    expect([error.code, error.status, error.data]).toEqual([code, status, null]);
  });

  it('wants us to wait tells for how long', async () => {
    answer = answering(429, '', { 'retry-after': '7' });

    const error = await failureOf(createClient({ url }).whichScopesAreThere());

    expect([error.code, error.retryAfterMs]).toEqual(['THROTTLED', 7000]);
  });

  it('is not there fails with its cause', async () => {
    const client = createClient({ url: 'http://127.0.0.1:1/graphql' });

    const error = await failureOf(client.whichScopesAreThere());

    expect(error).toMatchObject({ code: 'GATEWAY_UNAVAILABLE', status: undefined });
    expect(error.cause).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
  });

  it.each([
    ['the client', { timeoutMs: 20 }, {}],
    ['the call', { timeoutMs: 60_000 }, { timeoutMs: 20 }],
  ])('does not answer fails after the milliseconds of %s', async (_whose, client, call) => {
    answer = () => undefined;

    const error = await failureOf(createClient({ url, ...client }).whichScopesAreThere({}, call));

    expect([error.code, error.message]).toEqual(['TIMEOUT', 'No answer within 20 ms.']);
  });

  it('begins an answer without an end fails as well', async () => {
    answer = (_request, response) => response.writeHead(200).write('{"data":');

    const error = await failureOf(createClient({ url, timeoutMs: 50 }).whichScopesAreThere());

    expect(error.code).toBe('TIMEOUT');
  });

  it('is asked under way is left when the caller aborts', async () => {
    const controller = new AbortController();
    const left = new Promise((resolve) => {
      answer = (request) => {
        request.socket.once('close', resolve);
        controller.abort('enough');
      };
    });

    const asking = createClient({ url }).whichScopesAreThere({}, { signal: controller.signal });

    expect(await failureOf(asking)).toMatchObject({ code: 'ABORTED', cause: 'enough' });
    await left;
  });

  it('would be asked is not when the caller has aborted before', async () => {
    let asked = 0;
    answer = () => (asked += 1);

    const asking = createClient({ url }).whichScopesAreThere({}, { signal: AbortSignal.abort() });

    expect((await failureOf(asking)).code).toBe('ABORTED');
    expect(asked).toBe(0);
  });

  describe('notes what it is sent', () => {
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

    it('is sent the text and the variables', async () => {
      await createClient({ url }).findExecutions({ first: 3, filter: { kinds: ['LIFECYCLE'] } });

      expect(body).toEqual({
        query: FindExecutionsText,
        variables: { first: 3, filter: { kinds: ['LIFECYCLE'] } },
      });
    });

    it("is sent the client's headers and the call's, which count more", async () => {
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

    it('is sent the headers that a function gives each time', async () => {
      let count = 0;
      const client = createClient({ url, headers: () => Promise.resolve({ token: String((count += 1)) }) });

      await client.whichScopesAreThere();
      await client.whichScopesAreThere();

      expect(headers.token).toBe('2');
    });

    it('is asked by another fetch where one is given', async () => {
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

    it('is sent the String object that the client preset makes in string mode', async () => {
      class TypedDocumentString extends String implements Typed<object, { readonly id: string }> {
        readonly __apiType?: (variables: { readonly id: string }) => object;
      }

      await createRequest({ url })(new TypedDocumentString('{ a }'), { id: '1' });

      expect(body).toEqual({ query: '{ a }', variables: { id: '1' } });
    });
  });
});
