import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { demoEstate } from '../../sandbox/demoData';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { launchChromium } from './chromium';

/* Runs the bundled client in a page of the gateway's origin. */

jest.setTimeout(300_000);

const program = `
  import { createClient, isGatewayError, paginate } from '@execution-gateway/client';

  const client = createClient({ url: '/graphql' });

  window.names = async () => {
    const names = [];
    const items = paginate(async (after) => (await client.whichImagesAreThere({ first: 40, after })).images);
    for await (const image of items) names.push(image.name);
    return names;
  };

  const failureOf = (promise) => promise.then(() => 'none', (error) => isGatewayError(error) && error.code);

  window.snapshots = async () => {
    const types = [];
    const filter = { kinds: ['IMAGE_BUILDER_WORKFLOW'] };
    const onState = ({ name }) => types.push(name);
    for await (const { executionsChanged } of client.watchExecutions({ filter }, { onState })) {
      types.push(executionsChanged.type);
      if (types.length === 4) break;
    }
    return types;
  };

  window.failures = () =>
    Promise.all([
      failureOf(client.findExecutions({ first: 1000 })),
      failureOf(client.findExecutions({}, { signal: AbortSignal.abort() })),
      failureOf(client.findExecutions({}, { timeoutMs: 1 })),
      failureOf(createClient({ url: '/nowhere' }).whichScopesAreThere()),
    ]);
`;

/** Bundles the program with the client's ES modules, as built by scripts/client-build.mjs. */
const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: __dirname },
    alias: { '@execution-gateway/client': join(__dirname, '../../client/dist/esm/index.js') },
    bundle: true,
    minify: true,
    platform: 'browser',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

let gateway: TestGateway;
let browser: Browser;
let page: Page;
const failures: string[] = [];

beforeAll(async () => {
  gateway = await startTestGateway(demoEstate(), { cache: { maxBytes: 50_000_000 } });
  browser = await launchChromium();
  page = await browser.newPage();
  page.on('pageerror', (error) => failures.push(error.message));
  await page.route(`${gateway.url}/page`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>client</title>' }),
  );
  await page.goto(`${gateway.url}/page`);
  await page.addScriptTag({ content: await bundle() });
});

afterAll(async () => {
  await browser.close();
  await gateway.close();
});

describe('The client in a browser', () => {
  it('paginates through a list', async () => {
    const names: string[] = await page.evaluate('names()');

    expect(names.length).toBeGreaterThan(40);
    expect(names).toContain('payments-api');
  });

  it('watches executions, and closes the connection when the loop is left', async () => {
    const seen = await page.evaluate('snapshots()');

    expect(seen).toEqual(['connecting', 'open', 'SNAPSHOT', 'SNAPSHOT']);
    const metrics = async (): Promise<string> => (await fetch(`${gateway.url}/metrics`)).text();
    while (!(await metrics()).includes('execution_gateway_transport_streams{transport="sse"} 0'))
      await metrics();
  });

  it('fails with the same codes as in Node.js', async () => {
    const codes = await page.evaluate('failures()');

    expect(codes).toEqual(['BAD_USER_INPUT', 'ABORTED', 'TIMEOUT', 'BAD_REQUEST']);
    expect(failures).toEqual([]);
  });
});
