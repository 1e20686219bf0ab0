import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';

/* Opens the schema reference in Chromium. Blocks requests to other servers. */

const browserPath = '/usr/bin/chromium';
const screenshots = join(__dirname, 'screenshots');

jest.setTimeout(120_000);

let gateway: TestGateway;
let browser: Browser;
let page: Page;
const blocked: string[] = [];
const failures: string[] = [];

beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  gateway = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }));
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
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) failures.push(message.text());
  });
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(gateway.url) || url.startsWith('data:')) return route.continue();
    blocked.push(url);
    return route.abort();
  });
  await page.goto(`${gateway.url}/docs`);
});

afterAll(async () => {
  await browser.close();
  await gateway.close();
});

describe('The reference', () => {
  it('has an introduction and applies its stylesheet', async () => {
    await page.screenshot({ path: join(screenshots, 'reference.png') });

    const intro = page.locator('#introduction');
    expect(await intro.innerText()).toContain('An object is reached in one of three ways.');
    const cell = page.locator('.definition-properties td').first();
    expect(await cell.evaluate((element) => getComputedStyle(element).verticalAlign)).toBe('top');
  });

  it('links to a type, with the AWS calls of each field', async () => {
    await page.locator('#nav a[href="#definition-TransferExecution"]').click();

    const row = page.locator('#definition-TransferExecution tr', { hasText: 'statusReason' });
    await page.screenshot({ path: join(screenshots, 'reference-type.png') });
    expect(await row.locator('td').last().innerText()).toBe('from a list: DescribeExecution');
    expect(page.url()).toBe(`${gateway.url}/docs#definition-TransferExecution`);
  });

  it('highlights the current section in the navigation', async () => {
    await page.locator('#nav a.nav-scroll-active').waitFor();

    expect(await page.locator('#nav a.nav-scroll-active').count()).toBe(1);
  });

  it('links to GraphiQL and to the schema', async () => {
    const links = await page
      .locator('#welcome a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));

    expect(links).toEqual([`${gateway.url}/graphql`, `${gateway.url}/schema.graphql`]);
  });

  it('sends no request to other servers and causes no page error', () => {
    expect(blocked).toEqual([]);
    expect(failures).toEqual([]);
  });
});
