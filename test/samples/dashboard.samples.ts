import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { demoEstate } from '../../sandbox/demoData';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { folderOf, type Running, start } from './samples';

/*
 * The page of examples/dashboard in a real browser, on the sandbox's demo data, with every request to anywhere else refused.
 * `npm run test:samples` installs it before.
 */

const browserPath = '/usr/bin/chromium';
const screenshots = join(__dirname, 'screenshots');
const vite = join(folderOf('dashboard'), 'node_modules/vite/bin/vite.js');

jest.setTimeout(120_000);

let gateway: TestGateway;
let preview: Running;
let url: string;
let browser: Browser;
let page: Page;
let refused: string[];
let failures: string[];

beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  // Without a memory each answer costs what a first one does, with every row's reason.
  gateway = await startTestGateway(demoEstate(), { limits: { upstreamCallsPerRequest: 500 } });
  const built = await start(folderOf('dashboard'), 'npm', ['run', '--silent', 'build']).ended;
  if (built.code !== 0) throw new Error(built.stdout + built.stderr);
  preview = start(folderOf('dashboard'), process.execPath, [vite, 'preview', '--port', '0'], {
    GATEWAY_URL: gateway.url,
    NO_COLOR: '1',
  });
  url = await preview.url;
  browser = await chromium.launch({
    executablePath: browserPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
});

afterAll(async () => {
  await browser.close();
  preview.stop();
  await preview.ended;
  await gateway.close();
});

beforeEach(async () => {
  [refused, failures] = [[], []];
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, timezoneId: 'UTC' });
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) failures.push(message.text());
  });
  await page.route('**/*', (route) => {
    const asked = route.request().url();
    if (asked.startsWith(`${url}/`) || asked.startsWith('data:')) return route.continue();
    refused.push(asked);
    return route.abort();
  });
});

afterEach(async () => {
  gateway.sandbox.faults.clear();
  await page.close();
  expect({ refused, failures }).toEqual({ refused: [], failures: [] });
});

const shoot = (name: string) => page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });

const rowOf = (name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

const open = async (name: string): Promise<void> => {
  await page.goto(url);
  await rowOf(name).first().getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

/** Left and right edge of the bar of a step. */
const barOf = async (step: string): Promise<[left: number, right: number]> => {
  const box = await page.getByRole('row').filter({ hasText: step }).getByRole('img').boundingBox();
  if (!box) throw new Error(`${step} has no bar.`);
  return [box.x, box.x + box.width];
};

/** What stands under a name. */
const factOf = (name: string): Promise<string> =>
  page
    .locator('dt', { hasText: new RegExp(`^${name}$`) })
    .locator('xpath=following-sibling::dd')
    .innerText();

describe('The list', () => {
  it('shows the failed executions of all scopes with their reasons', async () => {
    await page.goto(url);

    const row = rowOf('payments-api 3.2.0/7');
    await row.waitFor();
    await shoot('list');
    expect((await row.getByRole('cell').allInnerTexts()).map((text) => text.split('\n')[0])).toEqual([
      'Failed',
      '111122223333',
      expect.stringMatching(/^\d+ \w+, [\d:]+$/),
      'Document arn:aws:imagebuilder:us-east-1:111122223333:component/payments-api-test/1.2.0/1 failed!',
    ]);
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
      'Status',
      'What',
      'Where',
      'Started, took',
      'Reason',
    ]);
  });

  it('counts what there is in each view', async () => {
    await page.goto(url);

    await page.getByRole('tab', { name: 'Failed (19)' }).waitFor();
    expect(await page.getByRole('tab').allInnerTexts()).toEqual([
      'Failed (19)',
      expect.stringMatching(/^Rolling back \(\d+\)$/),
      expect.stringMatching(/^Running \(1,1\d\d\)$/),
    ]);
  });

  it('has more where there is more', async () => {
    await page.goto(url);
    await page.getByRole('tab', { name: /Running/ }).click();

    await page.getByRole('rowheader').nth(24).waitFor();
    expect(await page.getByRole('rowheader').count()).toBe(25);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('rowheader').nth(49).waitFor();
    expect(await page.getByRole('rowheader').count()).toBe(50);
  });

  it('shows one kind of one scope, and says so when there is none', async () => {
    await page.goto(url);

    await page.getByLabel('Kind').selectOption('Lifecycle runs');
    await rowOf('web-server-retention').waitFor();
    await page.getByLabel('Account and region').selectOption('444455556666, eu-west-1');

    await page.getByText('Nothing failed.').waitFor();
    expect(await page.getByTestId('coverage').count()).toBe(0);
  });

  it('tells what could not be seen, and why', async () => {
    gateway.sandbox.faults.add({
      match: { service: 'glue', accountId: '444455556666', region: 'eu-west-1' },
      fault: { kind: 'accessDenied' },
    });
    await page.goto(url);

    const strip = page.getByTestId('coverage');
    await strip.waitFor();
    await shoot('coverage');
    const told = await strip.innerText();
    expect(told).toContain('there are gaps in 2 of 16 sources');
    expect(told).toContain('Lifecycle runs of 111122223333 in us-east-1: some may be missing.');
    expect(told).toMatch(
      /Blueprint runs of 444455556666 in eu-west-1: nothing was seen\. FORBIDDEN: .*glue:/,
    );
  });

  it('asks again by itself, and not when it is told not to', async () => {
    let asked = 0;
    page.on('request', (request) => {
      if (request.postData()?.includes('FindExecutions')) asked += 1;
    });
    await page.clock.install();
    await page.goto(url);
    await rowOf('payments-api 3.2.0/7').waitFor();

    await page.getByRole('switch').click();
    await page.clock.runFor(60_000);
    const whileOff = asked;
    await page.getByRole('switch').click();
    const [again] = await Promise.all([
      page.waitForRequest((request) => request.postData()?.includes('FindExecutions') ?? false),
      page.clock.runFor(16_000),
    ]);

    expect(whileOff).toBe(1);
    expect(again.method()).toBe('POST');
    await (await again.response())?.finished();
  });

  it('fits a window of 800 pixels', async () => {
    await page.setViewportSize({ width: 800, height: 900 });
    await page.goto(url);
    const row = rowOf('edge-proxy 1.9.0/5');
    await row.getByText('Line 17: expected no listener on port 23, found telnetd').first().waitFor();
    await shoot('list-800');

    const listWidth = await page.evaluate(() => document.documentElement.scrollWidth);
    await open('payments-api 3.2.0/7');
    await page.getByText('0042_add_refunds').waitFor();
    await shoot('workflow-800');
    const workflowWidth = await page.evaluate(() => document.documentElement.scrollWidth);

    expect([listWidth, workflowWidth]).toEqual([800, 800]);
  });
});

describe('An execution', () => {
  it('is opened from the list with the keyboard, to the steps of the build and to why it failed', async () => {
    await page.goto(url);
    await rowOf('payments-api 3.2.0/7').getByRole('link').focus();
    await page.keyboard.press('Enter');

    await page.getByText('payments-api: migration 0042_add_refunds has not been applied').waitFor();
    await shoot('workflow');
    const steps = page.getByRole('table', { name: 'Steps with their times' });
    expect(await steps.getByRole('rowheader').getByRole('link').allInnerTexts()).toEqual([
      'LaunchTestInstance',
      'CollectImageScanFindings',
      'ApplyTestComponents',
      'TerminateTestInstance',
    ]);
    expect(await page.title()).toBe('payments-api 3.2.0/7, test workflow');
  });

  it('has its steps on one axis of time', async () => {
    await open('payments-api 3.2.0/7');
    await page.getByText('ApplyTestComponents').first().waitFor();

    const [launch, scan, apply] = [
      await barOf('LaunchTestInstance'),
      await barOf('CollectImageScanFindings'),
      await barOf('ApplyTestComponents'),
    ];
    const notBegun = page.getByRole('row').filter({ hasText: 'TerminateTestInstance' });

    expect(scan[0]).toBeCloseTo(launch[1], -1);
    expect(apply[0]).toBeCloseTo(scan[1], -1);
    expect(apply[1] - launch[0]).toBeGreaterThan(400);
    expect(await notBegun.getByRole('img').count()).toBe(0);
  });

  it('leads to the AWS console where a link is known', async () => {
    await open('payments-api 3.2.0/7');

    const link = page.getByRole('link', { name: 'Image in the AWS console' });
    expect(await link.getAttribute('href')).toBe(
      'https://us-east-1.console.aws.amazon.com/imagebuilder/home?region=us-east-1' +
        '#/images/arn%3Aaws%3Aimagebuilder%3Aus-east-1%3A111122223333%3Aimage%2Fpayments-api%2F3.2.0%2F7/details',
    );
  });

  it('leads on to a step, with what it was given and what it gave', async () => {
    await open('payments-api 3.2.0/7');
    await page.getByRole('link', { name: 'ApplyTestComponents' }).click();

    const outputs = page.getByLabel('Outputs').locator('visible=true').last();
    await outputs.waitFor();
    expect(await outputs.innerText()).toContain('"runCommandId": "0badf00d-0042-4042-8042-000000000042"');
    await page.getByRole('link', { name: 'Test workflow, failed' }).click();
    await page.getByRole('heading', { level: 1, name: 'payments-api 3.2.0/7' }).waitFor();
  });

  it('of a file in Transfer tells the file, the steps so far and the one that failed', async () => {
    await page.goto(url);
    await page.getByRole('tab', { name: /Rolling back/ }).click();
    await rowOf('w-invoiceintake1001').first().getByRole('link').click();

    const steps = page.getByRole('table', { name: 'Steps so far' });
    await steps.waitFor();
    expect(await factOf('File')).toMatch(/^s3:\/\/example-invoices-inbox\/.+/);
    expect(await steps.getByRole('row').last().innerText()).toMatch(/Failed\s+\w+: .+/);
    expect(await page.getByRole('link', { name: 'Server in the AWS console' }).count()).toBe(1);
  });

  it('of a lifecycle policy tells the images that it touched', async () => {
    await open('web-server-retention');

    const resources = page.getByRole('table', { name: 'Resources with their times' });
    await resources.waitFor();
    const last = await resources.getByRole('row').last().innerText();
    expect(last).toContain('Delete: Older than 21 days');
    expect(last).toContain('The AMI in eu-west-1 could not be deleted');
  });

  it('of a blueprint tells its parameters and what could not be undone', async () => {
    await open('orders_to-parquet.2024');

    expect(await page.getByLabel('Parameters').last().innerText()).toContain('"Bucket": "example-lake"');
    expect(await factOf('Could not be undone')).toContain('CrawlerRunningException');
  });

  it('that AWS does not know is told as such', async () => {
    const id = Buffer.from(
      JSON.stringify(['BlueprintRun', '111122223333', 'us-east-1', 'orders_to-parquet.2024', 'none']),
    ).toString('base64url');
    await page.goto(`${url}/#/execution/${id}`);

    await page.getByText('AWS does not know this execution').waitFor();
    expect(await page.getByRole('heading').count()).toBe(0);
  });
});

describe('The page', () => {
  it('keeps its head when there is no gateway, and comes back with it', async () => {
    await page.route('**/graphql', (route) => route.fulfill({ status: 503, body: 'closed' }));
    await page.goto(url);

    await page.getByRole('alert').getByText('There is no answer').waitFor();
    await shoot('no-gateway');
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();

    await rowOf('payments-api 3.2.0/7').waitFor();
    expect(await page.getByRole('alert').getByText('There is no answer').count()).toBe(0);
    // The browser itself reports each answer of 503.
    failures = failures.filter((text) => !text.includes('503 (Service Unavailable)'));
  });

  it('shows kinds and statuses that came after it', async () => {
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({
        response,
        body: text
          .replaceAll('"ImageBuilderWorkflow"', '"Simulation"')
          .replaceAll('"ROLLED_BACK"', '"FROZEN"'),
      });
    });
    await page.goto(url);

    const row = page.getByRole('row').filter({ hasText: 'Frozen' });
    await row.waitFor();
    expect(await row.innerText()).toContain('Execution');
    await row.getByRole('link').click();
    await page.getByRole('heading', { name: 'Summary' }).waitFor();
    expect(await factOf("AWS's word")).toBe('ROLLBACK_COMPLETED');
  });
});
