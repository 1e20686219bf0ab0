/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** The widths of windows, and the colors of the system. */
export const windows = [
  [1280, 'light'],
  [1280, 'dark'],
  [400, 'light'],
  [400, 'dark'],
] as const;

interface Window {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

/** Gives a page the window and the colors of a reader. */
export const prepareWindow = async (page: Page, { width, colorScheme }: Window): Promise<void> => {
  await page.setViewportSize({ width, height: width === 400 ? 800 : 900 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
};

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds to be wrong, by rule, and the number of rules that the page passes. */
export const examine = async (page: Page): Promise<{ wrong: string[]; passed: number }> => {
  await page.evaluate(axe);
  const { violations, passes }: AxeResults = await page.evaluate('axe.run(document)');
  return {
    wrong: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`),
    passed: passes.length,
  };
};

/** The width of the page in pixels, which exceeds that of the window if something overflows. */
export const widthOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth);
