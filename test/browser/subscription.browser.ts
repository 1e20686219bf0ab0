import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { replaceableEstate } from '../support/executions/region';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { builds, place } from '../support/live/harness';
import { click, type Faults, launchChromium, openPage, screenshotOf } from './chromium';

/* Subscribes in GraphiQL, on a gateway whose AWS changes. */

jest.setTimeout(300_000);

const subscription =
  'subscription Watch { executionsChanged(filter: { statuses: [RUNNING] }) { type previousStatus execution { status } } }';

const estate = replaceableEstate([place]);
const faults: Faults = { blocked: [], failures: [] };
let gateway: TestGateway;
let browser: Browser;

beforeAll(async () => {
  estate.replace({ [place]: builds([{}]) });
  gateway = await startTestGateway(estate.estate, { examples: [subscription] });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await gateway.close();
});

describe('GraphiQL', () => {
  it('shows each event of a subscription until it is stopped', async () => {
    const page = await openPage(browser, gateway.url, faults, { viewport: { width: 1440, height: 900 } });
    await page.goto(`${gateway.url}/graphql`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    const answer = page.locator('.result-window .view-lines');
    const button = page.locator('.graphiql-execute-button');

    await click(page, button);
    await answer.filter({ hasText: /"type":\s*"SNAPSHOT"/ }).waitFor();
    estate.replace({ [place]: builds([{ status: 'FAILED', message: 'No disk.' }]) });
    await gateway.ask('{ executions { nodes { id } } }');
    await answer.filter({ hasText: /"type":\s*"ENDED"/ }).waitFor();
    await page.screenshot({ path: screenshotOf('graphiql-subscription') });

    expect((await answer.innerText()).replace(/\s+/g, ' ')).toContain(
      '"executionsChanged": { "type": "ENDED", "previousStatus": "RUNNING", "execution": { "status": "FAILED" } }',
    );
    const open = async (): Promise<string | undefined> =>
      /^execution_gateway_transport_streams\{transport="sse"\} (\d+)/m.exec(
        await (await fetch(`${gateway.url}/metrics`)).text(),
      )?.[1];
    expect(await open()).toBe('1');

    await click(page, page.getByRole('button', { name: /stop/i }));

    while ((await open()) !== '0') await page.waitForTimeout(50);
    expect(faults).toEqual({ blocked: [], failures: [] });
  });
});
