import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { createApiKey, hashOfKey } from '../../src/access/apiKeys';
import { narrowRole } from '../support/access/authSettings';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { click, type Faults, launchChromium, openPage, screenshotOf } from './chromium';

/*
 * Enters tokens in GraphiQL, in Chromium. Most answers to them are given in place of the gateway, which has no `auth` here. The
 * last test has a gateway with `auth`.
 */

jest.setTimeout(300_000);

const wide = { viewport: { width: 1440, height: 900 } };
const narrow = { viewport: { width: 390, height: 844 } };

const jwt = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl';
const key = 'egw_sesame';

let gateway: TestGateway;
let browser: Browser;
const faults: Faults = { blocked: [], failures: [] };

beforeAll(async () => {
  gateway = await startTestGateway(estateOf({ '111122223333/us-east-1': {}, '111122223333/eu-west-1': {} }), {
    examples: ['query Typename { __typename }'],
  });
  browser = await launchChromium();
});

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

afterAll(async () => {
  await browser.close();
  await gateway.close();
});

const viewer = {
  subject: 'alice@example.com',
  roles: ['viewer', 'operator'],
  scopes: [{ accountId: '111122223333', region: 'us-east-1' }],
  kinds: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP'],
  permissions: ['SENSITIVE_FIELDS', 'GRAPHIQL'],
};
const refusal = 'The token is invalid or has expired.';
const noIntrospection = 'Your roles do not allow introspection: `__schema` and `__type`.';

type Answer = readonly [status: number, body: unknown];
const errorOf = (message: string): unknown => ({ errors: [{ message, extensions: { code: 'SOME_CODE' } }] });

interface Sent {
  readonly body: string;
  readonly credentials: Readonly<Record<string, string | undefined>>;
}

/** Opens GraphiQL. `answerTo` may answer in place of the gateway. */
const open = async (
  options: BrowserContextOptions,
  answerTo: (sent: Sent) => Answer | undefined = () => undefined,
): Promise<{ page: Page; sent: Sent[] }> => {
  const page = await openPage(browser, gateway.url, faults, options);

  const sent: Sent[] = [];
  await page.route(`${gateway.url}/graphql`, async (route) => {
    const request = route.request();
    if (request.method() !== 'POST') return route.fallback();
    const { authorization, 'x-api-key': apiKey } = request.headers();
    const one = { body: request.postData() ?? '', credentials: { authorization, apiKey } };
    sent.push(one);
    const answer = answerTo(one);
    if (!answer) return route.fallback();
    return route.fulfill({ status: answer[0], json: answer[1] });
  });
  await page.goto(`${gateway.url}/graphql`);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  return { page, sent };
};

const identity = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: `Identity: ${name}`, exact: true });
const field = (page: Page): Locator => page.getByLabel('Token or API key');
const status = (page: Page): Locator => page.getByRole('dialog').getByRole('status');

const enter = async (page: Page, name: string, token: string): Promise<void> => {
  await identity(page, name).waitFor();
  await click(page, identity(page, name));
  await click(page, field(page));
  await page.keyboard.insertText(token);
  await click(page, page.getByRole('button', { name: 'Use token' }));
};

/** The texts of the list in the dialog, by term. */
const shown = async (page: Page): Promise<Readonly<Record<string, string>>> => {
  await status(page).locator('dl').waitFor();
  const [terms, values] = await Promise.all([
    status(page).locator('dt').allInnerTexts(),
    status(page).locator('dd').allInnerTexts(),
  ]);
  return Object.fromEntries(terms.map((term, index) => [term, values[index] ?? '']));
};

type Box = Awaited<ReturnType<Locator['boundingBox']>>;
const rightOf = (box: Box): number => (box ? box.x + box.width : NaN);

const asksWho = ({ body }: Sent): boolean => body.includes('viewer');
const forAlice = (sent: Sent): Answer | undefined =>
  asksWho(sent) && Object.values(sent.credentials).some(Boolean) ? [200, { data: { viewer } }] : undefined;

describe('The identity in GraphiQL', () => {
  it('is that of a caller without credentials at first', async () => {
    const { page, sent } = await open(wide);
    await identity(page, 'Anonymous').waitFor();

    await click(page, identity(page, 'Anonymous'));

    expect(await shown(page)).toEqual({
      Subject: 'none: a caller without credentials',
      Roles: 'none',
      Scopes: '111122223333 us-east-1, 111122223333 eu-west-1',
      Kinds: 'IMAGE_BUILDER_WORKFLOW, WORKFLOW_STEP, LIFECYCLE, TRANSFER_EXECUTION, BLUEPRINT_RUN',
      Permissions: 'SENSITIVE_FIELDS, INTROSPECTION, NO_CACHE, GRAPHIQL, REFERENCE, CALL_REPORT',
    });
    expect(sent.map(({ credentials }) => credentials)).toEqual(
      sent.map(() => ({ authorization: undefined, apiKey: undefined })),
    );
    expect(await page.getByRole('button', { name: 'Forget token' }).isDisabled()).toBe(true);
  });

  it.each([
    ['a JWT', jwt, { authorization: `Bearer ${jwt}` }],
    ['a JWT with its scheme and blanks', ` bearer ${jwt}\n`, { authorization: `Bearer ${jwt}` }],
    ['an API key', key, { apiKey: key }],
  ])('is that of %s, which every further request carries', async (_what, token, credentials) => {
    const { page, sent } = await open(wide, forAlice);
    await identity(page, 'Anonymous').waitFor();
    sent.length = 0;

    await enter(page, 'Anonymous', token);
    const seen = await shown(page);
    await page.keyboard.press('Escape');
    await identity(page, 'alice@example.com').waitFor();
    await click(page, page.getByRole('button', { name: /execute query/i }));
    await page.locator('.result-window .view-lines').filter({ hasText: '__typename' }).waitFor();

    expect(seen).toEqual({
      Subject: 'alice@example.com',
      Roles: 'viewer, operator',
      Scopes: '111122223333 us-east-1',
      Kinds: 'IMAGE_BUILDER_WORKFLOW, WORKFLOW_STEP',
      Permissions: 'SENSITIVE_FIELDS, GRAPHIQL',
    });
    for (const text of ['viewer', '__schema', 'query Typename'])
      expect(sent.find(({ body }) => body.includes(text))?.credentials).toEqual({
        authorization: undefined,
        apiKey: undefined,
        ...credentials,
      });
  });

  it('is forgotten on request, and by a reload', async () => {
    const { page, sent } = await open(wide, forAlice);
    await enter(page, 'Anonymous', jwt);
    await shown(page);

    await click(page, page.getByRole('button', { name: 'Forget token' }));
    await page.keyboard.press('Escape');
    await identity(page, 'Anonymous').waitFor();
    await enter(page, 'Anonymous', jwt);
    await page.keyboard.press('Escape');
    await identity(page, 'alice@example.com').waitFor();
    await page.reload();
    await identity(page, 'Anonymous').waitFor();

    const asked = sent.filter(asksWho).map(({ credentials }) => credentials.authorization !== undefined);
    expect(asked).toEqual([false, true, false, true, false]);
  });

  it('leaves no trace of the token in storage, URL, history or page', async () => {
    const { page } = await open(wide, forAlice);
    await enter(page, 'Anonymous', key);
    await shown(page);
    const value = await field(page).inputValue();
    await page.keyboard.press('Escape');
    await click(page, page.getByRole('button', { name: /execute query/i }));
    await page.locator('.result-window .view-lines').filter({ hasText: '__typename' }).waitFor();
    await page.waitForFunction(() => localStorage.getItem('graphiql:queries')?.includes('Typename'));

    const traces = await page.evaluate(async () =>
      JSON.stringify([
        localStorage,
        sessionStorage,
        history.state,
        location.href,
        document.cookie,
        await indexedDB.databases(),
        await caches.keys(),
        document.documentElement.outerHTML,
      ]),
    );

    expect(value).toBe('');
    expect(traces).toContain('Typename');
    expect(traces).not.toContain('sesame');
  });

  it.each([
    ['in light', wide, 'light'],
    ['in dark', wide, 'dark'],
    ['in a narrow window', narrow, 'light'],
    ['in a narrow window, in dark', narrow, 'dark'],
  ] as const)("shows the server's message about a refused token %s", async (name, size, colorScheme) => {
    const { page } = await open({ ...size, colorScheme }, ({ credentials }) =>
      credentials.apiKey ? [401, errorOf(refusal)] : undefined,
    );

    await enter(page, 'Anonymous', key);
    await status(page).getByText(refusal).waitFor();
    await page.screenshot({ path: screenshotOf(`token-refused-${name.replaceAll(/\W+/g, '-')}`) });
    await page.keyboard.press('Escape');

    await identity(page, 'Token refused').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    faults.failures.splice(
      0,
      faults.failures.length,
      ...faults.failures.filter((text) => !text.includes('401')),
    );
  });

  it('says what failed where the answer is not from the gateway, or there is none', async () => {
    const { page } = await open(wide, ({ credentials }) => (credentials.apiKey ? [502, 'none'] : undefined));

    await enter(page, 'Anonymous', key);
    await status(page).getByText('The request failed with HTTP status 502.').waitFor();
    await click(page, field(page));
    await page.keyboard.insertText('schlüssel→');
    await click(page, page.getByRole('button', { name: 'Use token' }));

    await status(page).getByText('The token has characters that no header can have.').waitFor();
    faults.failures.splice(
      0,
      faults.failures.length,
      ...faults.failures.filter((text) => !text.includes('502')),
    );
  });

  it.each([
    ['wide', 'light', wide],
    ['wide', 'dark', wide],
    ['narrow', 'light', narrow],
    ['narrow', 'dark', narrow],
  ] as const)('fits a %s window in %s', async (name, colorScheme, size) => {
    const { page } = await open({ ...size, colorScheme }, forAlice);
    await enter(page, 'Anonymous', jwt);
    await shown(page);
    await page.screenshot({ path: screenshotOf(`token-${name}-${colorScheme}`) });
    const box = await page.getByRole('dialog').boundingBox();
    const close = await page.getByRole('button', { name: 'Close dialog' }).boundingBox();
    const input = await field(page).boundingBox();
    await page.keyboard.press('Escape');
    await identity(page, 'alice@example.com').waitFor();
    await page.screenshot({ path: screenshotOf(`identity-${name}-${colorScheme}`) });

    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect(rightOf(box)).toBeLessThanOrEqual(size.viewport.width);
    expect(rightOf(close)).toBeLessThan(rightOf(box));
    expect(rightOf(input)).toBeLessThan(rightOf(box));
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  });

  it('works by keyboard alone, with names for screen readers', async () => {
    const { page } = await open(wide, forAlice);
    await identity(page, 'Anonymous').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Who you are' }).waitFor();

    for (let count = 0; count < 5; count += 1) {
      if (await field(page).evaluate((each) => each === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    const description = await field(page).evaluate(
      (each) => document.getElementById(each.getAttribute('aria-describedby') ?? '')?.textContent,
    );
    await page.keyboard.insertText(jwt);
    await page.keyboard.press('Enter');
    await shown(page);
    await page.keyboard.press('Escape');
    const opener = identity(page, 'alice@example.com');
    await opener.waitFor();

    expect(description).toBe('Kept in memory only, until the page is closed or reloaded.');
    await page.waitForFunction(() => document.activeElement?.classList.contains('gateway-identity'));
  });

  it('says that introspection is refused, and runs queries nevertheless', async () => {
    const { page } = await open(wide, ({ body }) =>
      body.includes('__schema') ? [400, errorOf(noIntrospection)] : undefined,
    );
    const notice = page.locator('.graphiql-footer').getByRole('status');
    await notice.getByText(noIntrospection).waitFor();
    await click(page, page.locator('.graphiql-query-editor .view-lines'));
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('query Mine { scopes { region } }');

    await click(page, page.getByRole('button', { name: /execute query/i }));
    await page.locator('.result-window .view-lines').filter({ hasText: 'eu-west-1' }).waitFor();
    await page.screenshot({ path: screenshotOf('introspection-refused') });

    expect(await notice.innerText()).toBe(
      `No documentation and completion: ${noIntrospection} Queries can still be written and run.`,
    );
    faults.failures.splice(
      0,
      faults.failures.length,
      ...faults.failures.filter((text) => !text.includes('400')),
    );
  });

  it('shows no notice where introspection works', async () => {
    const { page } = await open(wide);
    await identity(page, 'Anonymous').waitFor();
    await click(page, page.getByRole('button', { name: /documentation explorer/i }));
    await page.getByRole('link', { name: 'Query', exact: true }).waitFor();

    expect(await page.locator('.graphiql-footer').isVisible()).toBe(false);
  });

  it('sends no request to other servers, and reports nothing on the console', () => {
    expect(faults).toEqual({ blocked: [], failures: [] });
  });
});

describe('GraphiQL of a gateway with `auth`', () => {
  it('is of use only with a key, shows its caller, and links no page that needs it', async () => {
    const apiKey = createApiKey();
    const role = narrowRole({ graphiql: true, introspection: true, reference: true });
    const protectedOne = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }), {
      auth: { jwt: [], apiKeys: [{ name: 'report', sha256: hashOfKey(apiKey), roles: ['reader'] }] },
      policy: { roles: { reader: role } },
      examples: ['query Scopes { scopes { accountId region } }'],
    });
    const page = await openPage(browser, protectedOne.url, { blocked: [], failures: [] }, wide);
    await page.goto(`${protectedOne.url}/graphql`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    const run = () => click(page, page.getByRole('button', { name: /execute query/i }));
    const result = page.locator('.result-window .view-lines');

    await run();
    await result.filter({ hasText: 'This server needs credentials' }).waitFor();
    await enter(page, 'No access', apiKey);
    const seen = await shown(page);
    await page.keyboard.press('Escape');
    await identity(page, 'report').waitFor();
    await run();
    await result.filter({ hasText: '111122223333' }).waitFor();
    const links = await page.getByRole('link', { name: 'Reference' }).count();
    await page.screenshot({ path: screenshotOf('graphiql-with-auth') });
    await protectedOne.close();

    expect(seen).toMatchObject({ Subject: 'report', Roles: 'reader', Scopes: '111122223333 us-east-1' });
    expect(links).toBe(0);
  });
});
