import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { launchChromium } from './chromium';

/* Asks the gateway from pages of other origins, in Chromium. */

jest.setTimeout(300_000);

let pages: Server;
let gateway: TestGateway;
let browser: Browser;

interface RequestLine {
  readonly msg: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** What the gateway has received and answered, in order. */
const requestLines: RequestLine[] = [];

/** Another site than the gateway's, which is at 127.0.0.1. Only the port distinguishes `neighbour` from the gateway. */
const origins = { allowed: '', refused: '', neighbour: '' };

beforeAll(async () => {
  pages = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    response.end('<!doctype html><title>page</title>');
  });
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  const { port } = pages.address() as AddressInfo;
  origins.allowed = `http://portal.localhost:${port}`;
  origins.refused = `http://evil-portal.localhost:${port}`;
  origins.neighbour = `http://127.0.0.1:${port}`;
  gateway = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }), {
    cors: { origins: [origins.allowed] },
    logLevel: 'info',
    log: {
      write: (text) => {
        const line = JSON.parse(text) as RequestLine;
        if (line.msg === 'request') requestLines.push(line);
      },
    },
  });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await gateway.close();
  pages.closeAllConnections();
  pages.close();
});

/** Opens a page of the origin, in a browser that has a cookie of the gateway. */
const pageOf = async (origin: string): Promise<Page> => {
  const context = await browser.newContext();
  await context.addCookies([{ name: 'session', value: 'sesame', url: gateway.url }]);
  const page = await context.newPage();
  await page.goto(origin);
  return page;
};

interface Init {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly credentials?: 'include';
}

interface Asked {
  /** What the script of the page reads: status and body, or `unreadable`. */
  readonly read: unknown;
  /** The requests that the gateway has received, with the status of each answer. */
  readonly received: readonly string[];
}

/** The requests since the last call, once they are all in the log: the request that is made here comes after them. */
const receivedRequests = async (): Promise<readonly string[]> => {
  const isLast = ({ path }: RequestLine): boolean => path === '/graphiql';
  await fetch(`${gateway.url}/graphiql`);
  const end = performance.now() + 20_000;
  while (!requestLines.some(isLast) && performance.now() < end) await nextTurn();
  expect(requestLines.some(isLast)).toBe(true);
  return requestLines
    .splice(0)
    .filter((line) => !isLast(line))
    .map(({ method, status }) => `${method} ${status}`);
};

/** Sends a request by `fetch` in a page of the origin. */
const askFrom = async (origin: string, path: string, init: Init): Promise<Asked> => {
  const page = await pageOf(origin);
  await receivedRequests();
  const read = await page.evaluate(
    ([url, options]) =>
      fetch(url, options).then(
        async (response) => ({ status: response.status, body: await response.text() }),
        () => 'unreadable',
      ),
    [gateway.url + path, init] as const,
  );
  const received = await receivedRequests();
  await page.context().close();
  return { read, received };
};

const body = JSON.stringify({ query: '{ __typename }' });
const json = { 'content-type': 'application/json' };
const data = { status: 200, body: '{"data":{"__typename":"Query"}}\n' };

const simple: Init = {};
const preflighted: Init = { method: 'POST', headers: json, body };
const withToken: Init = {
  ...preflighted,
  headers: {
    ...json,
    authorization: 'Bearer token',
    'x-request-id': 'a',
    traceparent: 'b',
    'x-upstream-report': '0',
  },
};
const withCookies = (init: Init): Init => ({ ...init, credentials: 'include' });

describe('A page of an allowed origin', () => {
  it.each([
    ['without credentials', preflighted],
    ['with a token', withToken],
    ['with cookies', withCookies(preflighted)],
    ['with a token and cookies', withCookies(withToken)],
  ])('reads the answer to a preflighted request %s', async (_what, init) => {
    const { read, received } = await askFrom(origins.allowed, '/graphql', init);

    expect(read).toEqual(data);
    expect([...received].sort()).toEqual(['OPTIONS 204', 'POST 200']);
  });

  it.each([
    ['without credentials', simple],
    ['with cookies', withCookies(simple)],
  ])('reads the refusal of a simple request %s', async (_what, init) => {
    const { read, received } = await askFrom(origins.allowed, '/graphql?query={__typename}', init);

    expect(read).toEqual({ status: 400, body: expect.stringContaining('apollo-require-preflight') });
    expect(received).toEqual(['GET 400']);
  });

  it.each([
    ['without credentials', simple],
    ['with cookies', withCookies(simple)],
  ])('reads the answer to a simple request for the schema %s', async (_what, init) => {
    const { read, received } = await askFrom(origins.allowed, '/schema.graphql', init);

    expect(read).toEqual({ status: 200, body: expect.stringContaining('type Query') });
    expect(received).toEqual(['GET 200']);
  });

  it('reads errors', async () => {
    const headers = { 'content-type': 'text/csv' };

    const { read } = await askFrom(origins.allowed, '/graphql', { ...preflighted, headers });

    expect(read).toEqual({ status: 415, body: expect.stringContaining('{"errors":') });
  });

  it('cannot send headers that are not listed', async () => {
    const headers = { ...json, 'x-forwarded-user': 'admin' };

    const { read, received } = await askFrom(origins.allowed, '/graphql', { ...preflighted, headers });

    expect(read).toBe('unreadable');
    expect(received).toEqual(['OPTIONS 204']);
  });
});

describe.each(['refused', 'neighbour'] as const)('A page of another origin: %s', (name) => {
  it.each([
    ['without credentials', preflighted],
    ['with a token', withToken],
    ['with cookies', withCookies(preflighted)],
  ])('gets no further than the preflight %s', async (_what, init) => {
    const { read, received } = await askFrom(origins[name], '/graphql', init);

    expect(read).toBe('unreadable');
    expect(received).toEqual(['OPTIONS 400']);
  });

  it.each([
    ['without credentials', simple],
    ['with cookies', withCookies(simple)],
  ])('cannot read what a simple request is answered %s', async (_what, init) => {
    const { read, received } = await askFrom(origins[name], '/schema.graphql', init);

    expect(read).toBe('unreadable');
    expect(received).toEqual(['GET 200']);
  });

  it('cannot run a query by a simple request', async () => {
    const asked = await askFrom(origins[name], '/graphql', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body,
    });

    expect(asked).toEqual({ read: 'unreadable', received: ['POST 415'] });
  });
});

describe('A page without an origin, such as one in a sandbox', () => {
  it('reads nothing', async () => {
    const page = await pageOf(origins.allowed);

    const read = await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          addEventListener('message', ({ data: read, origin }) => resolve([origin, read]));
          const frame = document.createElement('iframe');
          frame.sandbox.add('allow-scripts');
          frame.srcdoc = `<script>fetch('${url}').then(() => 'readable', () => 'unreadable').then((read) => parent.postMessage(read, '*'))</script>`;
          document.body.append(frame);
        }),
      `${gateway.url}/schema.graphql`,
    );
    await page.context().close();

    expect(read).toEqual(['null', 'unreadable']);
  });
});

describe('Every other page', () => {
  it.each(['allowed', 'refused', 'neighbour'] as const)(
    'can neither load nor frame answers: %s',
    async (name) => {
      const page = await pageOf(origins[name]);
      const script = `${gateway.url}/graphiql/app.js`;
      const failures: string[] = [];
      page.on('requestfailed', (request) => failures.push(request.failure()?.errorText ?? ''));

      const loaded = await page.evaluate(
        (url) =>
          new Promise((resolve) => {
            const element = document.createElement('script');
            element.onload = () => resolve('loaded');
            element.onerror = () => resolve('blocked');
            element.src = url;
            document.head.append(element);
          }),
        script,
      );
      await page.evaluate(
        (url) =>
          new Promise((resolve) => {
            const frame = document.createElement('iframe');
            frame.onload = resolve;
            frame.src = url;
            document.body.append(frame);
          }),
        `${gateway.url}/graphql`,
      );
      const framed = await Promise.all(page.frames().map((frame) => frame.locator('#root').count()));
      await page.context().close();

      expect(loaded).toBe('blocked');
      expect(failures[0]).toMatch(/ERR_BLOCKED_BY_RESPONSE/);
      expect(framed).toEqual([0, 0]);
    },
  );
});
