import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { type Faults, launchChromium, openPage, screenshotOf } from './chromium';

/* Opens the schema reference in Chromium. Blocks requests to other servers. */

const wide = { viewport: { width: 1440, height: 900 } };
const narrow = { viewport: { width: 390, height: 844 } };

jest.setTimeout(300_000);

let gateway: TestGateway;
let browser: Browser;
const faults: Faults = { blocked: [], failures: [] };

beforeAll(async () => {
  gateway = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }));
  browser = await launchChromium();
});

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

afterAll(async () => {
  await browser.close();
  await gateway.close();
});

const open = async (path: string, options: BrowserContextOptions = wide): Promise<Page> => {
  const page = await openPage(browser, gateway.url, faults, options);
  await page.goto(`${gateway.url}${path}`);
  return page;
};

const search = (page: Page) => page.getByRole('combobox');

/** The lowest contrast of a text to its background, as WCAG defines it, with the text. */
const lowestContrast = (page: Page) =>
  page.evaluate(() => {
    const numbers = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (color: string): number => {
      const [red = 0, green = 0, blue = 0] = numbers(color).map((each) => {
        const share = each / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const backgroundOf = (element: Element | null): string => {
      if (!element) return 'rgb(255, 255, 255)';
      const color = getComputedStyle(element).backgroundColor;
      return numbers(color)[3] === 0 ? backgroundOf(element.parentElement) : color;
    };
    let lowest = { contrast: 21, text: '' };
    for (const element of document.querySelectorAll('body *')) {
      const text = [...element.childNodes].find((node) => node.nodeType === 3 && node.textContent?.trim());
      if (!text) continue;
      const one = luminance(getComputedStyle(element).color);
      const other = luminance(backgroundOf(element));
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (contrast < lowest.contrast) lowest = { contrast, text: text.textContent ?? '' };
    }
    return lowest;
  });

describe('The reference', () => {
  it('begins with the kinds of executions, and explains the AWS calls', async () => {
    const page = await open('/docs');

    expect(await page.locator('.cards').first().locator('strong').allInnerTexts()).toEqual([
      'Execution',
      'ImageBuilderWorkflow',
      'WorkflowStep',
      'Lifecycle',
      'TransferExecution',
      'BlueprintRun',
    ]);
    expect(await page.locator('#introduction').innerText()).toContain(
      'An object is reached in one of three ways.',
    );
  });

  it('leads from the navigation to a field with its type, its AWS calls and a link of its own', async () => {
    const page = await open('/docs');
    await page.getByRole('navigation').getByRole('link', { name: 'TransferExecution' }).click();
    await page.locator('[id="TransferExecution.statusReason"] .anchor').click();

    const field = page.locator('[id="TransferExecution.statusReason"]');
    expect(page.url()).toBe(`${gateway.url}/docs/TransferExecution#TransferExecution.statusReason`);
    expect(await field.locator('.type').innerText()).toBe('String');
    expect(await field.locator('.aws-calls p').innerText()).toBe('from a list: DescribeExecution');
    expect(await page.locator('[aria-current=page]').innerText()).toBe('TransferExecution');
  });

  it('follows a type to its page', async () => {
    const page = await open('/docs/ImageBuilderWorkflow');

    await page.locator('[id="ImageBuilderWorkflow.image"] .type a').click();

    expect(page.url()).toBe(`${gateway.url}/docs/Image`);
    expect(await page.locator('h1').innerText()).toBe('Image type');
  });

  it.each([
    ['wide', wide],
    ['narrow', narrow],
  ])('scrolls a linked field into view below the header in a %s window', async (_name, size) => {
    const page = await open('/docs/Image#Ami.name', size);

    const field = await page.locator('[id="Ami.name"]').boundingBox();
    const header = await page.locator('header').boundingBox();
    expect(field?.y).toBeGreaterThanOrEqual(header?.height ?? Infinity);
    expect(field?.y).toBeLessThan(size.viewport.height / 2);
  });

  it.each([
    ['/docs', 'LifecyclePolicy.executions', 'LifecyclePolicy#LifecyclePolicy.executions'],
    ['/docs', 'workflowstep', 'WorkflowStep'],
    ['/docs/Image', 'durationSeconds', 'Lifecycle#Lifecycle.durationSeconds'],
    ['/docs/Image', 'executionfilter', 'Execution#ExecutionFilter'],
    ['/docs/Image', 'rolling_back', 'Execution#ExecutionStatus.ROLLING_BACK'],
  ])('finds types and fields by keyboard alone, from %s: %s', async (from, text, target) => {
    const page = await open(from);

    await page.keyboard.press('/');
    await page.keyboard.type(text);
    const selected = page.locator('[role=option]', { has: page.locator(`a[href$="${target}"]`) }).first();
    for (let count = 0; count < 30; count += 1) {
      if ((await selected.getAttribute('aria-selected')) === 'true') break;
      await page.keyboard.press('ArrowDown');
    }
    await page.screenshot({ path: screenshotOf('reference-search') });
    await page.keyboard.press('Enter');
    await page.waitForURL(`${gateway.url}/docs/${target}`);

    expect(await page.locator('h1').innerText()).toContain(target.split('#')[0]);
  });

  it('selects an exact name first, whatever its case, and wraps around at the ends', async () => {
    const page = await open('/docs');
    await page.keyboard.press('/');
    await page.keyboard.type('IMAGE');

    const options = page.getByRole('option');
    expect(await options.first().locator('code').innerText()).toBe('Image');
    expect(await options.first().getAttribute('aria-selected')).toBe('true');
    expect(await search(page).getAttribute('aria-activedescendant')).toBe('result-0');
    await page.keyboard.press('ArrowUp');
    expect(await options.last().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await options.first().getAttribute('aria-selected')).toBe('true');
  });

  it('says that nothing was found, and closes with Escape', async () => {
    const page = await open('/docs');
    await page.keyboard.press('/');
    await page.keyboard.type('nothing like it <b>');
    const message = await page.getByRole('listbox').innerText();

    await page.keyboard.press('Escape');

    expect(message).toBe('No type or field has this name.');
    expect(await page.getByRole('listbox').count()).toBe(0);
    expect(await search(page).inputValue()).toBe('');
    expect(await search(page).getAttribute('aria-expanded')).toBe('false');
  });

  it('opens the navigation in a narrow window', async () => {
    const page = await open('/docs/Image', narrow);
    expect(await page.getByRole('navigation').isVisible()).toBe(false);

    await page.getByText('Menu').click();
    await page.screenshot({ path: screenshotOf('reference-menu') });
    await page.getByRole('link', { name: 'BlueprintRun', exact: true }).click();

    expect(page.url()).toBe(`${gateway.url}/docs/BlueprintRun`);
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
  });

  it.each([
    ['#definition-TransferExecution', 'TransferExecution'],
    ['#definition-Ami', 'Image#Ami'],
    ['#query-imagePipelines', 'Query#Query.imagePipelines'],
  ])('follows a link to the former single page: %s', async (hash, target) => {
    const page = await open(`/docs${hash}`);

    await page.waitForURL(`${gateway.url}/docs/${target}`);

    expect(page.url()).toBe(`${gateway.url}/docs/${target}`);
  });

  it.each(['light', 'dark'] as const)(
    'is legible in %s, and fits wide and narrow windows',
    async (colorScheme) => {
      const backgrounds = new Set<string>();
      for (const [name, size] of Object.entries({ wide, narrow }))
        for (const path of ['/docs', '/docs/Query', '/docs/Image', '/docs/Scalars', '/docs/Execution']) {
          const page = await open(path, { ...size, colorScheme });
          await page.screenshot({
            path: screenshotOf(`reference-${path.slice(6) || 'overview'}-${name}-${colorScheme}`),
          });

          expect((await lowestContrast(page)).contrast).toBeGreaterThanOrEqual(4.5);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.viewport.width);
          backgrounds.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
          await page.close();
        }

      expect([...backgrounds]).toEqual([colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(22, 28, 38)']);
    },
  );

  it('sends no request to other servers, and reports nothing on the console', () => {
    expect(faults).toEqual({ blocked: [], failures: [] });
  });
});
