/// <reference lib="dom" />
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Browser, Locator, Page, Request, Route } from 'playwright-core';
import { demoEstate } from '../../sandbox/demoData';
import type { Estate } from '../../sandbox/estate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { launchChromium, patienceMs } from '../browser/chromium';
import { folderOf, type Running, start } from './samples';

const screenshots = join(__dirname, 'screenshots');
const vite = join(folderOf('dashboard'), 'node_modules/vite/bin/vite.js');

/** What the sandbox's demo data lets each test of a file use. */
export interface DashboardOfTests {
  readonly gateway: () => TestGateway;
  readonly url: () => string;
  /** A new page for each test. */
  readonly page: () => Page;
  /** Opens a hash of the dashboard, as a shared URL: the page is loaded anew. */
  readonly open: (hash?: string) => Promise<void>;
  /** Opens the page of an execution by its link in the list of failures. */
  readonly openExecution: (name: string) => Promise<void>;
  /** The row of the execution with this name. */
  readonly rowOf: (name: string) => Locator;
  /** The names of the executions in the list, in order, as soon as they are those of the chosen filter. */
  readonly names: () => Promise<string[]>;
  /** Resolves when the list shows what is chosen, and not what was chosen before. */
  readonly settled: () => Promise<void>;
  /**
   * Answers queries of the page as a test says, instead of the gateway. Streams are refused, since their events would have what the test replaces.
   */
  readonly routeQueries: (handler: (route: Route) => Promise<void>) => Promise<void>;
  /** Saves a picture for a person to look at. No test reads it. */
  readonly shoot: (name: string, isWhole?: boolean) => Promise<unknown>;
  /** Expects messages on the console that contain this text, such as the browser's report of a failed request. */
  readonly expectFailure: (text: string) => void;
}

/** True for a request of the client's query of this name. */
export const isQuery = (request: Request, name: string): boolean =>
  request.postData()?.includes(`query ${name}`) ?? false;

const isStream = (request: Request): boolean => request.headers().accept === 'text/event-stream';

const refusal = { errors: [{ message: 'No streams.', extensions: { code: 'FORBIDDEN' } }] };

interface Surroundings {
  /** The demo data by default. */
  readonly estate?: Estate;
  /** Returns the URL of a server in front of the gateway, which the page uses. */
  readonly through?: (url: string) => Promise<string>;
}

/**
 * Runs examples/dashboard in Chromium on the sandbox, once for all tests of a file. Blocks requests to other servers. Each
 * test fails when its page throws, or writes errors or warnings to the console. `npm run test:samples` installs and builds the
 * dashboard first.
 */
export const dashboardForTests = (
  options: TestGatewayOptions = {},
  { estate = demoEstate(), through = (url) => Promise.resolve(url) }: Surroundings = {},
): DashboardOfTests => {
  let gateway: TestGateway;
  let preview: Running;
  let url: string;
  let browser: Browser;
  let page: Page;
  let blocked: string[];
  let failures: string[];
  let expected: string[];

  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true });
    // Without a cache, each request costs as many AWS calls as the first one.
    gateway = await startTestGateway(estate, { limits: { upstreamCallsPerRequest: 500 }, ...options });
    preview = start(folderOf('dashboard'), process.execPath, [vite, 'preview', '--port', '0'], {
      GATEWAY_URL: await through(gateway.url),
      NO_COLOR: '1',
    });
    url = await preview.url;
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
    preview.stop();
    await preview.ended;
    await gateway.close();
  });

  beforeEach(async () => {
    [blocked, failures, expected] = [[], [], []];
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, timezoneId: 'UTC' });
    page.setDefaultTimeout(patienceMs);
    page.on('pageerror', (error) => failures.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) failures.push(message.text());
    });
    await page.route('**/*', (route) => {
      const requested = route.request().url();
      if (requested.startsWith(`${url}/`) || requested.startsWith('data:')) return route.continue();
      blocked.push(requested);
      return route.abort();
    });
  });

  afterEach(async () => {
    gateway.sandbox.faults.clear();
    await page.close();
    const unexpected = failures.filter((failure) => !expected.some((text) => failure.includes(text)));
    expect({ blocked, unexpected }).toEqual({ blocked: [], unexpected: [] });
  });

  const open = async (hash = ''): Promise<void> => {
    // Another hash alone does not load the page anew.
    await page.goto('about:blank');
    await page.goto(`${url}/${hash}`);
  };

  const rowOf = (name: string): Locator =>
    page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

  const settled = () => page.locator('[aria-label=Executions][aria-busy=false]').waitFor();

  return {
    gateway: () => gateway,
    url: () => url,
    page: () => page,
    open,
    openExecution: async (name) => {
      await open();
      await rowOf(name).first().getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
    },
    rowOf,
    names: async () => {
      await settled();
      return page.getByRole('rowheader').locator('a[href^="#/execution"]').allInnerTexts();
    },
    settled,
    routeQueries: async (handler) => {
      await page.route('**/graphql', (route) =>
        isStream(route.request())
          ? route.fulfill({
              contentType: 'text/event-stream',
              body: `event: next\ndata: ${JSON.stringify(refusal)}\n\nevent: complete\ndata: \n\n`,
            })
          : handler(route),
      );
    },
    shoot: (name, isWhole = true) =>
      page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: isWhole }),
    expectFailure: (text) => void expected.push(text),
  };
};
