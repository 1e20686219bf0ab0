import { describe, expect, it, jest } from '@jest/globals';
import { showcase } from '../../sandbox/demoData/showcase';
import { nodeId } from '../support/nodeId';
import { dashboardForTests } from './dashboardForTests';
import { examine, prepareWindow, widthOf, windows } from './readers';

/* That each reader can use the dashboard: in light and dark, on narrow windows, by keyboard and by screen reader. */

jest.setTimeout(300_000);

const { page, open, rowOf, names, shoot } = dashboardForTests({ cache: { maxBytes: 50_000_000 } });

const imageId = (image: string): string =>
  nodeId('Image', showcase.scope, `arn:aws:imagebuilder:us-east-1:111122223333:image/${image}`);

/** The pages, each with what shows that it is complete. */
const views = [
  ['list', '#/', () => page().getByText('Line 17: expected no listener').locator('visible=true').first()],
  [
    'filters',
    '#/?status=all&kind=IMAGE_BUILDER_WORKFLOW&from=2020-01-01T00:00:00.000Z&name=test-image&sort=took-desc',
    () => page().locator('a[href^="#/execution"]').first(),
  ],
  ['transfers', '#/?status=all&kind=TRANSFER_EXECUTION', () => page().getByText('in progress').first()],
  [
    'comparison',
    `#/compare?base=${imageId('payments-api/3.2.0/6')}&head=${imageId('payments-api/3.3.0/1')}`,
    () => page().getByText('payments-api-install.version'),
  ],
  ['statistics', '#/statistics?since=30d', () => page().locator('[role=img] svg').nth(1)],
] as const;

const openExecution = async (): Promise<void> => {
  await open();
  await page().getByRole('link', { name: 'payments-api 3.2.0/7', exact: true }).first().click();
  await page().getByText('0042_add_refunds').first().waitFor();
};

describe.each(windows)('A reader with a window of %d pixels in %s', (width, colorScheme) => {
  const prepare = () => prepareWindow(page(), { width, colorScheme });

  it.each(views)(
    'has a page %s without overflow, and axe finds nothing wrong',
    async (name, hash, complete) => {
      await prepare();
      await open(hash);
      await complete().waitFor();
      await shoot(`${name}-${width}-${colorScheme}`, false);

      const { wrong, passed } = await examine(page());

      expect(wrong).toEqual([]);
      expect(passed).toBeGreaterThan(20);
      expect(await widthOf(page())).toBe(width);
    },
  );

  it('has a page of a transfer without overflow, and axe finds nothing wrong', async () => {
    await prepare();
    await open('#/?status=ROLLING_BACK&kind=TRANSFER_EXECUTION');
    await page().locator('a[href^="#/execution"]', { hasText: 'not-a-virus' }).first().click();
    await page().getByRole('table', { name: 'Steps so far' }).waitFor();

    const { wrong } = await examine(page());

    expect(wrong).toEqual([]);
    expect(await widthOf(page())).toBe(width);
    const steps = page().getByRole('table', { name: 'Steps so far' });
    const error = steps.getByText('CUSTOM_STEP_FAILED').locator('visible=true');
    const box = await error.boundingBox();
    expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  });

  it('has a page of an execution without overflow, and axe finds nothing wrong', async () => {
    await prepare();
    await openExecution();
    await page().getByRole('region', { name: 'Lines, newest first' }).waitFor();
    await shoot(`execution-${width}-${colorScheme}`, false);
    const log = page().getByRole('region', { name: 'Log of the image build' });
    await log.getByLabel('Lines with this text').fill('failed');
    await log.getByRole('button', { name: 'Search' }).click();
    await log.locator('mark').first().waitFor();
    await log.scrollIntoViewIfNeeded();
    await shoot(`log-${width}-${colorScheme}`, false);

    const { wrong } = await examine(page());

    expect(wrong).toEqual([]);
    expect(await widthOf(page())).toBe(width);
  });
});

describe('A reader of the dashboard', () => {
  it('does not get an overflow at 800 pixels either', async () => {
    await page().setViewportSize({ width: 800, height: 900 });
    await open();
    await page().getByText('Line 17: expected no listener').locator('visible=true').first().waitFor();
    const listWidth = await widthOf(page());
    await openExecution();

    expect([listWidth, await widthOf(page())]).toEqual([800, 800]);
  });

  it('gets the colors of the system, or those chosen, also after a reload', async () => {
    const lightness = async (): Promise<number> => {
      const color = await page().evaluate(() => getComputedStyle(document.body).backgroundColor);
      return Number(/\d+/.exec(color)?.[0]);
    };
    await page().emulateMedia({ colorScheme: 'light' });
    await open();
    await rowOf('payments-api 3.2.0/7').waitFor();
    const light = await lightness();
    await page().emulateMedia({ colorScheme: 'dark' });
    await open();
    await rowOf('payments-api 3.2.0/7').waitFor();
    const dark = await lightness();
    await page().getByLabel('Colors').selectOption('Light');
    const chosen = await lightness();
    await page().reload();
    await rowOf('payments-api 3.2.0/7').waitFor();

    expect(light).toBeGreaterThan(200);
    expect(dark).toBeLessThan(60);
    expect([chosen, await lightness()]).toEqual([light, light]);
  });

  it('sees cards in a narrow window, and can order them', async () => {
    await page().setViewportSize({ width: 400, height: 800 });
    await open('#/?status=FAILED');
    const cards = page().getByRole('list', { name: 'Executions' }).getByRole('listitem');
    await cards.first().waitFor();

    await page().getByLabel('Order').selectOption('Took longest');

    await page().waitForURL(({ hash }) => hash === '#/?status=FAILED&sort=took-desc');
    await cards.filter({ hasText: 'took ' }).first().waitFor();
    expect(await page().getByRole('table').count()).toBe(0);
  });

  it('reaches everything by keyboard, in the order of the page', async () => {
    await open('#/?status=FAILED');
    await rowOf('payments-api 3.2.0/7').waitFor();
    const reached: string[] = [];
    for (let step = 0; step < 27; step += 1) {
      await page().keyboard.press('Tab');
      reached.push(
        await page().evaluate(() => {
          const element = document.activeElement as HTMLElement | null;
          const labelled = element as HTMLInputElement | null;
          return labelled?.labels?.[0]?.innerText ?? element?.innerText ?? '';
        }),
      );
    }

    const inOrder = [
      'Executions',
      'Statistics',
      'Files',
      'Colors',
      'Search',
      'Started',
      'Kind',
      'Account and region',
      'Known to AWS',
    ];
    expect([...new Set(reached.filter((label) => inOrder.includes(label)))]).toEqual(inOrder);
    expect(reached).toContain('More filters');
    expect(reached.some((label) => label.startsWith('Failed 1'))).toBe(true);
    expect(reached).toContain('payments-api 3.2.0/7');
    expect((await names())[0]).toBe('payments-api 3.3.0/1');
  });

  it('changes a status by keyboard, and hears that it is pressed', async () => {
    await open('#/?status=FAILED');
    await rowOf('payments-api 3.2.0/7').waitFor();
    const button = page().getByRole('button', { name: /^Rolled back/ });
    await button.focus();

    await page().keyboard.press('Space');

    await page().locator('button[aria-pressed=true]', { hasText: 'Rolled back' }).waitFor();
    await rowOf('database-host 5.0.1/2').waitFor();
  });
});
