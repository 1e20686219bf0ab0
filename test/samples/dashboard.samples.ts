import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { demoEstate } from '../../sandbox/demoData';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { launchChromium } from '../browser/chromium';
import { folderOf, type Running, start } from './samples';

/*
 * Runs examples/dashboard in Chromium, on the sandbox. Blocks requests to other servers. `npm run test:samples` installs
 * the dashboard first.
 */

const screenshots = join(__dirname, 'screenshots');
const vite = join(folderOf('dashboard'), 'node_modules/vite/bin/vite.js');

jest.setTimeout(120_000);

let gateway: TestGateway;
let preview: Running;
let url: string;
let browser: Browser;
let page: Page;
let blocked: string[];
let failures: string[];

beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  // Without a cache, each request costs as many AWS calls as the first one.
  gateway = await startTestGateway(demoEstate(), { limits: { upstreamCallsPerRequest: 500 } });
  const built = await start(folderOf('dashboard'), 'npm', ['run', '--silent', 'build']).ended;
  if (built.code !== 0) throw new Error(built.stdout + built.stderr);
  preview = start(folderOf('dashboard'), process.execPath, [vite, 'preview', '--port', '0'], {
    GATEWAY_URL: gateway.url,
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
  [blocked, failures] = [[], []];
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, timezoneId: 'UTC' });
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
  expect({ blocked, failures }).toEqual({ blocked: [], failures: [] });
});

const shoot = (name: string) => page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });

const rowOf = (name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

const open = async (name: string): Promise<void> => {
  await page.goto(url);
  await rowOf(name).first().getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

/** The left and right edge of a step's bar, in pixels. */
const barOf = async (step: string): Promise<[left: number, right: number]> => {
  const box = await page.getByRole('row').filter({ hasText: step }).getByRole('img').boundingBox();
  if (!box) throw new Error(`${step} has no bar.`);
  return [box.x, box.x + box.width];
};

/** The value of a fact, by its name. */
const factOf = (name: string): Promise<string> =>
  page
    .locator('dt', { hasText: new RegExp(`^${name}$`) })
    .locator('xpath=following-sibling::dd')
    .innerText();

describe('The list of the dashboard', () => {
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

  it('shows the number of executions on each tab', async () => {
    await page.goto(url);

    await page.getByRole('tab', { name: 'Failed (19)' }).waitFor();
    expect(await page.getByRole('tab').allInnerTexts()).toEqual([
      'Failed (19)',
      expect.stringMatching(/^Rolling back \(\d+\)$/),
      expect.stringMatching(/^Running \(1,1\d\d\)$/),
    ]);
  });

  it('loads the next page with the button More', async () => {
    await page.goto(url);
    await page.getByRole('tab', { name: /Running/ }).click();

    await page.getByRole('rowheader').nth(24).waitFor();
    expect(await page.getByRole('rowheader').count()).toBe(25);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('rowheader').nth(49).waitFor();
    expect(await page.getByRole('rowheader').count()).toBe(50);
  });

  it('filters by kind and scope, and says so when nothing matches', async () => {
    await page.goto(url);

    await page.getByLabel('Kind').selectOption('Lifecycle runs');
    await rowOf('web-server-retention').waitFor();
    await page.getByText('for example lce-ba5eba11-0000-4000-8000-000000000001').waitFor();
    await page.getByLabel('Account and region').selectOption('444455556666, eu-west-1');

    await page.getByText('Nothing failed.').waitFor();
    expect(await page.getByTestId('coverage').count()).toBe(0);
  });

  it('names the sources with gaps and the reason of each', async () => {
    gateway.sandbox.faults.add({
      match: { service: 'glue', accountId: '444455556666', region: 'eu-west-1' },
      fault: { kind: 'accessDenied' },
    });
    await page.goto(url);

    const strip = page.getByTestId('coverage');
    await strip.waitFor();
    await shoot('coverage');
    const text = await strip.innerText();
    expect(text).toContain('there are gaps in 1 of 16 sources');
    expect(text).not.toContain('Lifecycle');
    expect(text).toMatch(
      /Blueprint runs of 444455556666 in eu-west-1: nothing was seen\. UPSTREAM_FORBIDDEN: .*glue:/,
    );
  });

  it('has no warning while all sources can be read', async () => {
    await page.goto(url);

    await rowOf('payments-api 3.2.0/7').waitFor();
    expect(await page.getByTestId('coverage').count()).toBe(0);
    expect(await page.getByText('AWS does not list').count()).toBe(0);
  });

  it('names transfers by their files', async () => {
    await page.goto(url);
    await page.getByRole('tab', { name: /Rolling back/ }).click();

    const row = rowOf('southbeam.steel/not-a-virus.pdf.pgp');
    await row.waitFor();
    await shoot('rolling-back');
    expect((await row.getByRole('rowheader').innerText()).split(/\n+/)).toEqual([
      'southbeam.steel/not-a-virus.pdf.pgp',
      'File transfer in w-invoiceintake0001',
    ]);
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([
      'Rolling back',
      expect.stringMatching(/^111122223333\s+us-east-1$/),
      'in progress',
      '',
    ]);
  });

  it('shows the age of the executions, and not that of older definitions', async () => {
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const { data } = await response.json();
      for (const source of data.executions?.coverage ?? []) source.asOf = ago(3600);
      for (const node of data.executions?.nodes ?? []) node.fetchedAt = ago(node.endedAt ? 7200 : 120);
      await route.fulfill({ response, json: { data } });
    });
    await page.goto(url);
    await rowOf('payments-api 3.2.0/7').waitFor();
    const ofFailed = await page.getByText(/^As of/).innerText();
    await page.getByRole('tab', { name: /Rolling back/ }).click();
    await rowOf('southbeam.steel/not-a-virus.pdf.pgp').waitFor();
    const ofRollingBack = await page.getByText(/^As of/).innerText();

    expect(ofFailed).toMatch(/^As of \d+ s ago$/);
    expect(ofRollingBack).toMatch(/^As of 2 min( \d+ s)? ago$/);
  });

  it('refreshes by itself unless refreshing is switched off', async () => {
    let requests = 0;
    page.on('request', (request) => {
      if (request.postData()?.includes('FindExecutions')) requests += 1;
    });
    await page.clock.install();
    await page.goto(url);
    await rowOf('payments-api 3.2.0/7').waitFor();

    await page.getByRole('switch').click();
    await page.clock.runFor(60_000);
    const whileOff = requests;
    await page.getByRole('switch').click();
    const [again] = await Promise.all([
      page.waitForRequest((request) => request.postData()?.includes('FindExecutions') ?? false),
      page.clock.runFor(16_000),
    ]);

    expect(whileOff).toBe(1);
    expect(again.method()).toBe('POST');
    await (await again.response())?.finished();
  });

  it('follows the color scheme of the browser', async () => {
    const backgrounds: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(url);
      await page.getByRole('tab', { name: /Rolling back/ }).click();
      await rowOf('southbeam.steel/not-a-virus.pdf.pgp').waitFor();
      await shoot(`rolling-back-${colorScheme}`);
      backgrounds.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    }

    const lightness = backgrounds.map((color) => Number(/\d+/.exec(color)?.[0]));
    expect(lightness[0]).toBeGreaterThan(200);
    expect(lightness[1]).toBeLessThan(60);
  });

  it('does not overflow a window of 800 pixels', async () => {
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

describe('The page of an execution', () => {
  it('opens from the list by keyboard, with the steps of the build and the reason of the failure', async () => {
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

  it('shows its steps on one time axis', async () => {
    await open('payments-api 3.2.0/7');
    await page.getByText('ApplyTestComponents').first().waitFor();

    const [launch, scan, apply] = [
      await barOf('LaunchTestInstance'),
      await barOf('CollectImageScanFindings'),
      await barOf('ApplyTestComponents'),
    ];
    const notStarted = page.getByRole('row').filter({ hasText: 'TerminateTestInstance' });

    expect(scan[0]).toBeCloseTo(launch[1], -1);
    expect(apply[0]).toBeCloseTo(scan[1], -1);
    expect(apply[1] - launch[0]).toBeGreaterThan(400);
    expect(await notStarted.getByRole('img').count()).toBe(0);
  });

  it('links to the AWS console', async () => {
    await open('payments-api 3.2.0/7');

    const link = page.getByRole('link', { name: 'Image in the AWS console' });
    expect(await link.getAttribute('href')).toBe(
      'https://us-east-1.console.aws.amazon.com/imagebuilder/home?region=us-east-1' +
        '#/images/arn%3Aaws%3Aimagebuilder%3Aus-east-1%3A111122223333%3Aimage%2Fpayments-api%2F3.2.0%2F7/details',
    );
  });

  it('links to a step, with its inputs and outputs', async () => {
    await open('payments-api 3.2.0/7');
    await page.getByRole('link', { name: 'ApplyTestComponents' }).click();

    const outputs = page.getByLabel('Outputs').locator('visible=true').last();
    await outputs.waitFor();
    expect(await outputs.innerText()).toContain('"runCommandId": "0badf00d-0042-4042-8042-000000000042"');
    await page.getByRole('link', { name: 'Test workflow, failed' }).click();
    await page.getByRole('heading', { level: 1, name: 'payments-api 3.2.0/7' }).waitFor();
  });

  it('shows the file, the steps and the failed step of a Transfer execution', async () => {
    await page.goto(url);
    await page.getByRole('tab', { name: /Rolling back/ }).click();
    await rowOf('southbeam.steel/not-a-virus.pdf.pgp').getByRole('link').click();

    const steps = page.getByRole('table', { name: 'Steps so far' });
    await steps.waitFor();
    await shoot('transfer');
    expect(await factOf('File')).toBe('s3://example-invoices-inbox/southbeam.steel/not-a-virus.pdf.pgp');
    expect(await page.title()).toBe('southbeam.steel/not-a-virus.pdf.pgp, file transfer');
    expect(await steps.getByRole('row').last().innerText()).toMatch(/Failed\s+\w+: .+/);
    expect(await page.getByRole('link', { name: 'Server in the AWS console' }).count()).toBe(1);
  });

  it('shows the resources that a lifecycle run changed', async () => {
    await open('web-server-retention');

    const resources = page.getByRole('table', { name: 'Resources with their times' });
    await resources.waitFor();
    const last = await resources.getByRole('row').last().innerText();
    expect(last).toContain('Delete: Older than 21 days');
    expect(last).toContain('The AMI in eu-west-1 could not be deleted');
  });

  it('shows the parameters and the rollback error of a blueprint run', async () => {
    await open('orders_to-parquet.2024');

    expect(await page.getByLabel('Parameters').last().innerText()).toContain('"Bucket": "example-lake"');
    expect(await factOf('Could not be undone')).toContain('CrawlerRunningException');
  });

  it('says so if AWS does not know the execution', async () => {
    const id = Buffer.from(
      JSON.stringify(['BlueprintRun', '111122223333', 'us-east-1', 'orders_to-parquet.2024', 'none']),
    ).toString('base64url');
    await page.goto(`${url}/#/execution/${id}`);

    await page.getByText('AWS does not know this execution').waitFor();
    expect(await page.getByRole('heading').count()).toBe(0);
  });
});

describe('The dashboard', () => {
  it('shows an error while the gateway is down, and recovers on Try again', async () => {
    await page.route('**/graphql', (route) => route.fulfill({ status: 503, body: 'closed' }));
    await page.goto(url);

    await page.getByRole('alert').getByText('There is no answer').waitFor();
    await shoot('no-gateway');
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();

    await rowOf('payments-api 3.2.0/7').waitFor();
    expect(await page.getByRole('alert').getByText('There is no answer').count()).toBe(0);
    // The browser reports each 503 on the console.
    failures = failures.filter((text) => !text.includes('503 (Service Unavailable)'));
  });

  it('shows kinds and statuses that it does not know', async () => {
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
