import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';

/* The reference in a real browser, with every request to anywhere else refused. */

const browserPath = '/usr/bin/chromium';
const screenshots = join(__dirname, 'screenshots');

jest.setTimeout(120_000);

let gateway: TestGateway;
let browser: Browser;
let page: Page;
const refused: string[] = [];
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
    refused.push(url);
    return route.abort();
  });
  await page.goto(`${gateway.url}/docs`);
});

afterAll(async () => {
  await browser.close();
  await gateway.close();
});

describe('The reference', () => {
  it('shows how to read it, in its own style', async () => {
    await page.screenshot({ path: join(screenshots, 'reference.png') });

    const intro = page.locator('#introduction');
    expect(await intro.innerText()).toContain('There are three ways to a thing.');
    const cell = page.locator('.definition-properties td').first();
    expect(await cell.evaluate((element) => getComputedStyle(element).verticalAlign)).toBe('top');
  });

  it('leads to a type, with what each of its fields costs', async () => {
    await page.locator('#nav a[href="#definition-TransferExecution"]').click();

    const row = page.locator('#definition-TransferExecution tr', { hasText: 'statusReason' });
    await page.screenshot({ path: join(screenshots, 'reference-type.png') });
    expect(await row.locator('td').last().innerText()).toBe('from a list: DescribeExecution');
    expect(page.url()).toBe(`${gateway.url}/docs#definition-TransferExecution`);
  });

  it('marks in the list of names where the reader is', async () => {
    await page.locator('#nav a.nav-scroll-active').waitFor();

    expect(await page.locator('#nav a.nav-scroll-active').count()).toBe(1);
  });

  it('leads to GraphiQL and to the schema', async () => {
    const links = await page
      .locator('#welcome a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));

    expect(links).toEqual([`${gateway.url}/graphql`, `${gateway.url}/schema.graphql`]);
  });

  it('asks nothing of any other place, and meets no error', () => {
    expect(refused).toEqual([]);
    expect(failures).toEqual([]);
  });
});
