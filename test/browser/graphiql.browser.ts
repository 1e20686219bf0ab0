import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { demoEstate } from '../../sandbox/demoData';
import { readExamples } from '../../src/server/graphiql';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { click, type Faults, launchChromium, openPage, screenshotOf } from './chromium';

/* Runs GraphiQL in Chromium, on the sandbox. Blocks requests to other servers. */

jest.setTimeout(300_000);

const wide = { viewport: { width: 1440, height: 900 } };
const narrow = { viewport: { width: 390, height: 844 } };

/** The tab of each example, in order, with the first field of its answer. */
const tabs: readonly [title: string, field: string][] = [
  ['WhatFailedAnywhere', 'executions'],
  ['WhyDidThisImageBuildFail', 'image'],
  ['WhatIsWaitingForApproval', 'waitingWorkflowSteps'],
  ['WhichFilesAreBeingProcessed', 'transferWorkflows'],
  ['WhatDidLastNightsCleanUpDelete', 'lifecyclePolicies'],
  ['WhichBlueprintRunsRolledBack', 'blueprint'],
  ['OneVocabularyForAllKinds', 'imageBuilderWorkflow'],
  ['WhatChangedSinceTheLastGoodBuild', 'image'],
  ['WhyDidTheLastBuildFail', 'images'],
  ['WhatBecameOfThisFile', 'transferExecutions'],
];
const titles = tabs.map(([title]) => title);

let gateway: TestGateway;
let browser: Browser;
const faults: Faults = { blocked: [], failures: [] };

beforeAll(async () => {
  gateway = await startTestGateway(demoEstate(), {
    examples: readExamples(),
    cache: { maxBytes: 50_000_000 },
  });
  browser = await launchChromium();
});

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

afterAll(async () => {
  await browser.close();
  await gateway.close();
});

const open = async (options: BrowserContextOptions): Promise<Page> => {
  const page = await openPage(browser, gateway.url, faults, options);
  await page.goto(`${gateway.url}/graphql`);
  await page.locator('.graphiql-query-editor .view-line').nth(2).waitFor();
  return page;
};

const tab = (page: Page, title: string): Locator => page.getByRole('tab', { name: title });
const activeTitle = (page: Page): Promise<string> => page.getByRole('tab', { selected: true }).innerText();

/** The text of an editor, of which Monaco renders the lines in view, with single spaces. */
const textOf = async (page: Page, editor: string): Promise<string> =>
  (await page.locator(`${editor} .view-lines`).innerText()).replace(/\s+/g, ' ').trim();

/** Runs the query of the tab. Waits for an answer that begins with the field. */
const answerOf = async (page: Page, field: string): Promise<string> => {
  await click(page, page.getByRole('button', { name: /execute query/i }));
  const lines = page.locator('.result-window .view-lines');
  await lines.filter({ hasText: new RegExp(`"data":\\s*\\{\\s*"${field}":`) }).waitFor();
  return textOf(page, '.result-window');
};

/** The titles whose text is cut off, or that the pointer cannot reach at the middle of their box. */
const unreachable = (page: Page): Promise<string[]> =>
  page.getByRole('tab').evaluateAll((all) =>
    all
      .filter((each) => {
        const button = each.querySelector('button');
        const { x, y, width, height } = each.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return !button || button.scrollWidth > button.clientWidth || !each.contains(top);
      })
      .map((each) => each.textContent),
  );

describe('GraphiQL', () => {
  it('opens with one tab per example, in full and within reach of the pointer', async () => {
    const page = await open(wide);

    expect(await page.getByRole('tab').allInnerTexts()).toEqual(titles);
    expect(titles).toHaveLength(readExamples().length);
    expect(await unreachable(page)).toEqual([]);
    expect(await activeTitle(page)).toBe(titles[0]);
  });

  it('opens with the usual text where a gateway has no examples', async () => {
    const without = await startTestGateway(demoEstate());
    try {
      const page = await openPage(browser, without.url, faults, wide);
      await page.goto(`${without.url}/graphql`);
      await page.locator('.graphiql-query-editor .view-line').first().waitFor();

      expect(await textOf(page, '.graphiql-query-editor')).toContain('Welcome to GraphiQL');
    } finally {
      await without.close();
    }
  });

  it.each(tabs)('opens the tab %s with the first click, and runs its query', async (title, field) => {
    const page = await open(wide);

    await click(page, tab(page, title));

    expect(await activeTitle(page)).toBe(title);
    expect(await textOf(page, '.graphiql-query-editor')).toContain(`query ${title}`);
    expect(await answerOf(page, field)).toMatch(new RegExp(`^\\{ "data": \\{ "${field}": [{[]`));
  });

  it.each([
    ['wide', wide],
    ['narrow', narrow],
  ])('switches between tabs with one click each in a %s window', async (_name, size) => {
    const page = await open(size);
    const visited: string[] = [];

    for (const title of [...titles].reverse()) {
      await tab(page, title).scrollIntoViewIfNeeded();
      await click(page, tab(page, title));
      visited.push(await activeTitle(page));
    }

    expect(visited).toEqual([...titles].reverse());
  });

  it('keeps the tabs, the active one and the edited query when the page is reloaded', async () => {
    const page = await open(wide);
    await click(page, tab(page, 'WhichFilesAreBeingProcessed'));
    await click(page, page.getByRole('tab', { selected: true }).getByLabel('Close Tab'));
    await click(page, tab(page, 'OneVocabularyForAllKinds'));
    await click(page, page.locator('.graphiql-query-editor .view-line').nth(2));
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('query OfMine { scopes { region } }');
    await tab(page, 'OfMine').waitFor();
    await click(page, tab(page, 'WhatIsWaitingForApproval'));
    await click(page, tab(page, 'OfMine'));
    const before = await page.getByRole('tab').allInnerTexts();
    await page.waitForFunction(() => localStorage.getItem('graphiql:tabState')?.includes('OfMine'));
    await page.waitForFunction(
      () => JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}').activeTabIndex === 5,
    );

    for (let count = 0; count < 2; count += 1) {
      await page.reload();
      await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    }

    expect(before).toEqual([
      'WhatFailedAnywhere',
      'WhyDidThisImageBuildFail',
      'WhatIsWaitingForApproval',
      'WhatDidLastNightsCleanUpDelete',
      'WhichBlueprintRunsRolledBack',
      'OfMine',
      'WhatChangedSinceTheLastGoodBuild',
      'WhyDidTheLastBuildFail',
      'WhatBecameOfThisFile',
    ]);
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(before);
    expect(await activeTitle(page)).toBe('OfMine');
    expect(await textOf(page, '.graphiql-query-editor')).toBe('query OfMine { scopes { region } }');
    expect(await answerOf(page, 'scopes')).toContain('"region": "us-east-1"');
  });

  it('shows the query of the active tab after a reload without an edit', async () => {
    const page = await open(wide);
    await click(page, tab(page, 'WhichBlueprintRunsRolledBack'));
    await page.waitForFunction(
      () => JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}').activeTabIndex === 5,
    );

    await page.reload();
    await page.locator('.graphiql-query-editor .view-line').nth(2).waitFor();

    expect(await page.getByRole('tab').allInnerTexts()).toEqual(titles);
    expect(await activeTitle(page)).toBe('WhichBlueprintRunsRolledBack');
    expect(await textOf(page, '.graphiql-query-editor')).toContain('query WhichBlueprintRunsRolledBack');
  });

  it.each([
    ['wide', wide],
    ['narrow', narrow],
  ])(
    'reaches each of many tabs in a %s window with the mouse: by scrolling and in a menu',
    async (_name, size) => {
      const page = await open(size);
      for (let count = 0; count < 20; count += 1)
        await click(page, page.getByRole('button', { name: 'New tab' }));
      const first = tab(page, 'WhatFailedAnywhere');
      const bar = await page.getByRole('tablist').boundingBox();
      if (!bar) throw new Error('There is no tab bar.');

      await page.mouse.move(bar.x + bar.width / 2, bar.y + bar.height / 2);
      await page.mouse.wheel(-9_000, -9_000);
      await page.waitForFunction(() => {
        const list = document.querySelector('[role=tablist]');
        return list?.scrollLeft === 0 && list.scrollTop === 0;
      });
      await click(page, first);
      const scrolledTo = await activeTitle(page);
      await click(page, page.getByRole('button', { name: 'All tabs' }));
      await page.screenshot({ path: screenshotOf(`tabs-${_name}`) });
      await page.getByRole('menuitem').nth(5).scrollIntoViewIfNeeded();
      await click(page, page.getByRole('menuitem', { name: 'WhichBlueprintRunsRolledBack' }));

      expect(await page.getByRole('tab').count()).toBe(30);
      expect(scrolledTo).toBe('WhatFailedAnywhere');
      expect(await activeTitle(page)).toBe('WhichBlueprintRunsRolledBack');
      expect(await textOf(page, '.graphiql-query-editor')).toContain('query WhichBlueprintRunsRolledBack');
    },
  );

  it('shows editor and response beneath each other in a narrow window', async () => {
    const page = await open(narrow);
    await answerOf(page, 'executions');

    const boxes = await Promise.all(
      ['.graphiql-editors', '.graphiql-response'].map((each) => page.locator(each).boundingBox()),
    );
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

    for (const box of boxes) expect(box?.width).toBeGreaterThan(280);
    expect(boxes[1]?.y).toBeGreaterThanOrEqual((boxes[0]?.y ?? 0) + (boxes[0]?.height ?? 0));
    expect(scrolls).toBe(false);
  });

  it.each([
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(33, 42, 59)'],
  ] as const)('follows the color scheme of the system: %s', async (colorScheme, background) => {
    for (const [name, size] of Object.entries({ wide, narrow })) {
      const page = await open({ ...size, colorScheme });
      await tab(page, 'WhyDidThisImageBuildFail').scrollIntoViewIfNeeded();
      await click(page, tab(page, 'WhyDidThisImageBuildFail'));
      expect(await answerOf(page, 'image')).toContain('"name": "payments-api"');
      await page.screenshot({ path: screenshotOf(`graphiql-${name}-${colorScheme}`) });

      const container = page.locator('.graphiql-container');
      expect(await container.evaluate((each) => getComputedStyle(each).backgroundColor)).toBe(background);
    }
  });

  it('lists the AWS calls of a query in its answer', async () => {
    const page = await open(wide);
    const response = page.waitForResponse(
      (each) => each.request().postData()?.includes('WhatFailed') ?? false,
    );
    await click(page, page.getByRole('button', { name: /execute query/i }));

    const { extensions } = (await (await response).json()) as { extensions?: { upstream?: unknown } };

    expect(extensions?.upstream).toBeDefined();
  });

  it('keeps headers in memory only', async () => {
    const page = await open(wide);
    await click(page, page.getByRole('button', { name: 'Headers' }));
    await click(page, page.getByRole('region', { name: 'Headers' }).locator('.monaco-editor').last());
    await page.keyboard.insertText('{"authorization": "Bearer sesame"}');
    const request = page.waitForRequest((each) => each.headers().authorization === 'Bearer sesame');

    await click(page, page.getByRole('button', { name: /execute query/i }));
    await request;
    await page.waitForTimeout(1_500);

    expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain('sesame');
  });

  it('documents the schema, in a narrow window too', async () => {
    for (const size of [wide, narrow]) {
      const page = await open(size);
      await click(page, page.getByRole('button', { name: /documentation explorer/i }));
      await click(page, page.getByRole('link', { name: 'Query', exact: true }));
      await page.screenshot({ path: screenshotOf(`graphiql-docs-${size.viewport.width}`) });

      const explorer = page.locator('.graphiql-doc-explorer');
      expect(await explorer.innerText()).toContain('waitingWorkflowSteps');
      expect((await explorer.boundingBox())?.width).toBeGreaterThan(250);
    }
  });

  it('sends no request to other servers, and reports nothing on the console', () => {
    expect(faults).toEqual({ blocked: [], failures: [] });
  });
});
