import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { demoEstate } from '../../sandbox/demoData';
import { readExamples } from '../../src/server/graphiql';
import { startTestGateway, type TestGateway } from '../support/gateway';

/* Runs GraphiQL in Chromium, on the sandbox. Blocks requests to other servers. */

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
  gateway = await startTestGateway(demoEstate(), { examples: readExamples() });
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
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(gateway.url) || url.startsWith('blob:') || url.startsWith('data:'))
      return route.continue();
    blocked.push(url);
    return route.abort();
  });
  await page.goto(`${gateway.url}/graphql`);
  await page.locator('.graphiql-execute-button').waitFor();
});

afterAll(async () => {
  await browser.close();
  await gateway.close();
});

const openTab = (name: string) => page.getByRole('tab', { name }).click();

const run = async (): Promise<string> => {
  await page.locator('.graphiql-execute-button').click();
  await page.locator('.result-window .view-line').nth(3).waitFor();
  return page.locator('.result-window').innerText();
};

describe('GraphiQL', () => {
  it('opens with one tab per example', async () => {
    const tabs = await page.getByRole('tab').allInnerTexts();

    expect(tabs).toEqual(
      expect.arrayContaining(['WhyDidThisImageBuildFail', 'WhichBlueprintRunsRolledBack']),
    );
    expect(tabs).toHaveLength(readExamples().length);
  });

  it('runs an example and shows the result', async () => {
    await openTab('WhyDidThisImageBuildFail');

    const answer = await run();
    await page.screenshot({ path: join(screenshots, 'answer.png') });

    expect(answer).toContain('payments-api');
    expect(answer).toContain('FAILED');
  });

  it('documents the schema', async () => {
    await page.getByRole('button', { name: /documentation explorer/i }).click();
    await page.getByRole('link', { name: 'Query' }).first().click();
    await page.screenshot({ path: join(screenshots, 'docs.png') });

    expect(await page.locator('.graphiql-doc-explorer').innerText()).toContain('waitingWorkflowSteps');
  });

  it('sends no request to other servers and causes no page error', () => {
    expect(blocked).toEqual([]);
    expect(failures).toEqual([]);
  });
});
