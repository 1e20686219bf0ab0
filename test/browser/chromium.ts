/// <reference lib="dom" />
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';

const screenshots = join(__dirname, 'screenshots');

export const launchChromium = (): Promise<Browser> => {
  mkdirSync(screenshots, { recursive: true });
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
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
};

/** How long an action waits for what it needs: CI runs the tests of pages beside others. */
export const patienceMs = 90_000;

/** The path of a picture for a person to look at. No test reads it. */
export const screenshotOf = (name: string): string => join(screenshots, `${name}.png`);

/** What a page must not do: send requests to other servers, throw, or write errors and warnings to the console. */
export interface Faults {
  readonly blocked: string[];
  readonly failures: string[];
}

/** Opens a page with a storage of its own. Requests to other servers than the gateway are blocked and reported in `faults`. */
export const openPage = async (
  browser: Browser,
  gatewayUrl: string,
  faults: Faults,
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  page.on('pageerror', (error) => faults.failures.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.failures.push(message.text());
  });
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(`${gatewayUrl}/`) || url.startsWith('data:')) return route.continue();
    faults.blocked.push(url);
    return route.abort();
  });
  return page;
};

/** Presses and releases the mouse at the middle of the element's box, as slowly as a person does. */
export const click = async (page: Page, locator: Locator): Promise<void> => {
  const box = await locator.boundingBox();
  if (!box) throw new Error('The element is not visible.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { delay: 100 });
};
