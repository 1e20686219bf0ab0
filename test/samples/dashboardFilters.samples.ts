import { describe, expect, it, jest } from '@jest/globals';
import { dashboardForTests, isQuery } from './dashboardForTests';

/* What a reader selects in the dashboard, and that its URL holds all of it. */

jest.setTimeout(300_000);

const { page, open, rowOf, names, settled, shoot, routeQueries } = dashboardForTests({
  cache: { maxBytes: 50_000_000 },
});

const hashOf = (): string => new URL(page().url()).hash;

/** The variables of the next request for a list that has this filter, or any. */
const nextVariables = async (member = '') => {
  const request = await page().waitForRequest(
    (sent) => isQuery(sent, 'FindExecutions') && (sent.postData()?.includes(member) ?? false),
  );
  return JSON.parse(request.postData() ?? '').variables;
};

const statusOf = (name: string) =>
  page().getByRole('group', { name: 'Statuses' }).getByRole('button', { name });

describe('The filters of the dashboard', () => {
  it('find a text in reasons, while the reader types', async () => {
    await open();
    await rowOf('payments-api 3.2.0/7').waitFor();

    await page().getByLabel('Search').click();
    await page().keyboard.type('TELNETD');

    await rowOf('payments-api 3.2.0/7').waitFor({ state: 'detached' });
    expect(new Set(await names())).toEqual(new Set(['edge-proxy 1.9.0/5']));
    expect(hashOf()).toBe('#/?text=TELNETD');
    await shoot('search');
  });

  it('select by kind and scope, and say so when nothing matches', async () => {
    await open();

    await page().getByLabel('Kind').selectOption('Lifecycle runs');
    await rowOf('web-server-retention').waitFor();
    await page().getByText('for example lce-ba5eba11-0000-4000-8000-000000000001').waitFor();
    await page().getByLabel('Account and region').selectOption('444455556666, eu-west-1');

    await page().getByText('Nothing matches.').waitFor();
    expect(await page().getByTestId('coverage').count()).toBe(0);
    expect(hashOf()).toBe('#/?kind=LIFECYCLE&scope=444455556666%2Feu-west-1');
  });

  it('select by status: several, one, or all', async () => {
    await open();
    await rowOf('payments-api 3.2.0/7').waitFor();

    const [one] = await Promise.all([nextVariables(), statusOf('Failed').click()]);
    await rowOf('payments-api 3.2.0/7').waitFor({ state: 'detached' });
    const found = await names();
    const [all] = await Promise.all([nextVariables(), statusOf('All').click()]);

    expect(one.filter).toEqual({ statuses: ['ROLLED_BACK'] });
    expect(found).toEqual(['database-host 5.0.1/2']);
    expect(all.filter).toEqual({});
    expect(await statusOf('All').getAttribute('aria-pressed')).toBe('true');
    expect(hashOf()).toBe('#/?status=all');
  });

  it('select by name, file and duration, which are hidden until they are needed', async () => {
    await open('#/?status=all');
    expect(await page().getByLabel('Names').count()).toBe(0);

    await page().getByRole('button', { name: 'More filters' }).click();
    await page().getByLabel('Names').fill('soak-test, test-image');
    await page().getByLabel('Took at least').selectOption('10 minutes');
    const { filter } = await nextVariables('minDurationSeconds');
    await page().getByLabel('Names').fill('');
    await page().getByLabel('Took at least').selectOption('Any');
    await page().getByLabel('Whole path of the file').fill('southbeam.steel/not-a-virus.pdf.pgp');
    await rowOf('southbeam.steel/not-a-virus.pdf.pgp').first().waitFor();
    await page().getByRole('rowheader').nth(1).waitFor({ state: 'detached' });

    expect(filter).toMatchObject({ minDurationSeconds: 600 });
    expect(new Set(await names())).toEqual(new Set(['southbeam.steel/not-a-virus.pdf.pgp']));
  });

  it('select by the start, and keep the range for the next page', async () => {
    await open('#/?status=SUCCEEDED');

    await page().getByLabel('Started').selectOption('Last 7 days');
    await page().getByRole('rowheader').nth(24).waitFor();
    const [second] = await Promise.all([
      nextVariables(),
      page().getByRole('button', { name: 'More', exact: true }).click(),
    ]);
    await page().getByRole('rowheader').nth(49).waitFor();

    const after = Date.parse(second.filter.startedAfter);
    expect(Math.abs(Date.now() - 7 * 86_400_000 - after)).toBeLessThan(10 * 60_000);
    expect(second.after).toEqual(expect.any(String));
    expect(hashOf()).toBe('#/?status=SUCCEEDED&since=7d');
  });

  it('select by two moments in the time zone of the reader', async () => {
    await open('#/?status=all');
    await page().getByLabel('Started').selectOption('From … to …');

    await page().getByLabel('From', { exact: true }).fill('2026-01-02T03:04');
    const [{ filter }] = await Promise.all([
      nextVariables('startedBefore'),
      page().getByLabel('To', { exact: true }).fill('2026-01-03T00:00'),
    ]);

    expect(filter).toEqual({
      startedAfter: '2026-01-02T03:04:00.000Z',
      startedBefore: '2026-01-03T00:00:00.000Z',
    });
    await page().getByText('Nothing matches.').waitFor();
  });

  it('select what AWS no longer knows, or still knows', async () => {
    await open('#/?status=all');
    await page().getByRole('rowheader').first().waitFor();

    const [gone] = await Promise.all([
      nextVariables('HISTORY'),
      page().getByLabel('Known to AWS').selectOption('No longer'),
    ]);
    const goneHash = hashOf();
    const [still] = await Promise.all([
      nextVariables('AWS'),
      page().getByLabel('Known to AWS').selectOption('Still'),
    ]);

    expect(gone.filter).toEqual({ origins: ['HISTORY'] });
    expect(goneHash).toBe('#/?status=all&origin=history');
    expect(still.filter).toEqual({ origins: ['AWS'] });
    expect(hashOf()).toBe('#/?status=all&origin=aws');
  });

  it('say why transfers without a start are not within a range', async () => {
    await open('#/?status=all&kind=TRANSFER_EXECUTION&since=7d');

    await page()
      .getByText('exclude transfers that no log shows, since AWS returns no times of them')
      .waitFor();
    expect(await page().getByRole('rowheader').count()).toBe(0);
  });

  it('are cleared at once, except for the statuses', async () => {
    await open('#/?status=FAILED&text=nothing-like-this&kind=LIFECYCLE&longer=60&sort=took-desc');
    await page().getByText('Nothing matches.').waitFor();

    await page().getByRole('button', { name: 'Clear filters' }).click();

    await page().getByRole('rowheader').first().waitFor();
    expect(hashOf()).toBe('#/?status=FAILED&sort=took-desc');
    expect(await page().getByLabel('Search').inputValue()).toBe('');
  });
});

describe('The order of the dashboard', () => {
  /** The lengths in the column Took, in seconds. */
  const lengths = async (): Promise<number[]> => {
    const texts = await page().locator('tbody tr td:nth-of-type(5)').allInnerTexts();
    const units = { d: 86_400, h: 3600, min: 60, s: 1 };
    return texts.map((text) =>
      [...text.matchAll(/(\d+) (d|h|min|s)/g)].reduce(
        (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
        0,
      ),
    );
  };

  it('is by duration, longest or shortest first, after clicks on its header', async () => {
    await open('#/?status=FAILED');
    await rowOf('payments-api 3.2.0/7').waitFor();
    const header = page().getByRole('columnheader', { name: 'Took' });

    const [{ orderBy }] = await Promise.all([nextVariables(), header.getByRole('button').click()]);
    await page().locator('th[aria-sort=descending]', { hasText: 'Took' }).waitFor();
    await settled();
    const longest = await lengths();
    await header.getByRole('button').click();
    await page().locator('th[aria-sort=ascending]', { hasText: 'Took' }).waitFor();
    await settled();
    const shortest = await lengths();

    expect(orderBy).toEqual({ field: 'DURATION', direction: 'DESC' });
    expect(longest.length).toBe(19);
    expect(longest).toEqual([...longest].sort((one, other) => other - one));
    expect(shortest).toEqual([...longest].reverse());
    expect(hashOf()).toBe('#/?status=FAILED&sort=took-asc');
  });

  it('is by end, too', async () => {
    await open('#/?status=FAILED');
    await page().getByRole('rowheader').first().waitFor();

    const [{ orderBy }] = await Promise.all([
      nextVariables(),
      page().getByRole('columnheader', { name: 'Ended' }).getByRole('button').click(),
    ]);

    expect(orderBy).toEqual({ field: 'ENDED_AT', direction: 'DESC' });
  });

  it('of transfers is by their start, or by when the gateway saw them first if none is known', async () => {
    const [forgotten] = await Promise.all([
      nextVariables('HISTORY'),
      open('#/?status=all&kind=TRANSFER_EXECUTION&origin=history'),
    ]);
    await settled();
    const [others] = await Promise.all([
      nextVariables('TRANSFER_EXECUTION'),
      open('#/?status=all&kind=TRANSFER_EXECUTION'),
    ]);
    await page().getByRole('rowheader').first().waitFor();

    expect(forgotten.orderBy).toEqual({ field: 'FIRST_SEEN_AT', direction: 'DESC' });
    expect(others.orderBy).toEqual({ field: 'STARTED_AT', direction: 'DESC' });
    // No row has a reason, so the column leaves its room to the names.
    expect(await page().getByRole('columnheader', { name: 'Reason' }).count()).toBe(0);
  });
});

describe('The URL of the dashboard', () => {
  const shared =
    '#/?text=failed&status=FAILED&kind=IMAGE_BUILDER_WORKFLOW&scope=111122223333%2Fus-east-1&since=30d&name=test-image' +
    '&origin=aws&longer=60&sort=took-asc&by=kind&refresh=off';

  it('shows the same to another reader', async () => {
    await open(shared);
    await page().getByRole('rowheader').first().waitFor();

    const shown = {
      text: await page().getByLabel('Search').inputValue(),
      kind: await page().getByLabel('Kind').inputValue(),
      scope: await page().getByLabel('Account and region').inputValue(),
      range: await page().getByLabel('Started').inputValue(),
      names: await page().getByLabel('Names').inputValue(),
      origin: await page().getByLabel('Known to AWS').inputValue(),
      seconds: await page().getByLabel('Took at least').inputValue(),
      isRefreshing: await page().getByRole('switch').isChecked(),
      sorted: await page().locator('th[aria-sort=ascending]').innerText(),
    };
    expect(shown).toEqual({
      text: 'failed',
      kind: 'IMAGE_BUILDER_WORKFLOW',
      scope: '111122223333/us-east-1',
      range: '30d',
      names: 'test-image',
      origin: 'aws',
      seconds: '60',
      isRefreshing: false,
      sorted: 'Took',
    });
    expect(hashOf()).toBe(shared);
  });

  it('leads from an execution back to the same list, after a reload, too', async () => {
    await open(shared);
    await page().getByRole('rowheader').first().getByRole('link').first().click();
    await page().getByRole('heading', { name: 'Summary' }).waitFor();
    await page().reload();

    await page().getByRole('link', { name: 'All executions' }).click();

    await page().getByRole('rowheader').first().waitFor();
    expect(hashOf()).toBe(shared);
  });

  it('goes back by the button of the browser, past a whole word at once', async () => {
    await open('#/?status=FAILED');
    await rowOf('payments-api 3.2.0/7').waitFor();
    await page().getByLabel('Kind').selectOption('Image workflows');
    await page().getByLabel('Search').click();
    await page().keyboard.type('telnetd', { delay: 10 });
    await rowOf('payments-api 3.2.0/7').waitFor({ state: 'detached' });
    const typed = hashOf();

    await page().goBack();

    expect(typed).toBe('#/?text=telnetd&status=FAILED&kind=IMAGE_BUILDER_WORKFLOW');
    await page().waitForURL(({ hash }) => hash === '#/?status=FAILED');
    expect(await page().getByLabel('Search').inputValue()).toBe('');
  });

  it('may hold what the page does not know', async () => {
    await open('#/?status=FROZEN&status=FAILED&kind=DANCE&since=1y&sort=colour&longer=-1&from=noon&other=1');

    await rowOf('payments-api 3.2.0/7').waitFor();
    expect(await statusOf('Failed').getAttribute('aria-pressed')).toBe('true');
    expect(await page().getByLabel('Started').inputValue()).toBe('any');
  });
});

describe('The statistics of the dashboard', () => {
  it('say how old they are, and what they lack', async () => {
    await routeQueries(async (route) => {
      const response = await route.fetch();
      const { data } = await response.json();
      if (data.byGroup) {
        const [source] = data.byGroup.coverage;
        Object.assign(source, { state: 'FAILED', reason: 'UPSTREAM_FORBIDDEN: AWS denies it.' });
        data.byGroup.coverageSummary.oldestAsOf = new Date(Date.now() - 7_200_000).toISOString();
      }
      await route.fulfill({ response, json: { data } });
    });
    await open('#/statistics?since=30d');

    await page().getByTestId('coverage').getByText('there are gaps in 1 of 16 sources').waitFor();
    expect(
      await page()
        .getByText(/^As of/)
        .innerText(),
    ).toMatch(/^As of 2 h( \d+ s)? ago, incomplete$/);
  });

  const cellsOf = async (name: string): Promise<string[]> => {
    const row = page()
      .getByRole('table', { name: 'Statistics by group' })
      .getByRole('row')
      .filter({
        has: page().getByRole('rowheader', { name, exact: true }),
      });
    await row.waitFor();
    return row.getByRole('cell').allInnerTexts();
  };

  it('show failure rate and durations by day in charts, with the numbers in a table', async () => {
    await open('#/statistics?since=30d');

    const charts = page().locator('[role=img]');
    await charts.nth(1).waitFor();
    await shoot('statistics');
    expect(await charts.count()).toBe(2);
    expect(await charts.nth(0).getAttribute('aria-label')).toMatch(/^Failure rate by day: at most \d+ %\./);
    expect(await charts.nth(1).getAttribute('aria-label')).toMatch(/^Duration by day: 95 % took at most \d+/);
    await page().getByText('The numbers by day').click();
    const rows = page().getByRole('table', { name: 'Statistics by day' }).getByRole('row');
    const rates = await rows.locator('td:nth-of-type(2)').allInnerTexts();
    expect(await charts.nth(0).locator('.ct-bar').count()).toBe(rates.filter((rate) => rate !== '–').length);
    expect(rates.length).toBeGreaterThan(20);
  });

  it('show each group, and lead to its executions', async () => {
    await open('#/statistics?since=30d');

    const cells = await cellsOf('test-image');
    await page().getByRole('link', { name: 'test-image', exact: true }).click();

    await statusOf(`All ${cells[0]}`).waitFor();
    expect(await statusOf(`Failed ${cells[1]}`).count()).toBe(1);
    expect(hashOf()).toBe('#/?status=all&since=30d&name=test-image');
  });

  it('are grouped otherwise, and by the URL', async () => {
    await open('#/statistics?since=30d');
    await page().getByLabel('Group by').selectOption('Kind');
    await cellsOf('Image workflows');

    await page().reload();

    expect((await cellsOf('Blueprint runs'))[0]).toMatch(/^\d+$/);
    expect(hashOf()).toBe('#/statistics?since=30d&by=kind');
  });
});
