import { describe, expect, it, jest } from '@jest/globals';
import { showcase } from '../../sandbox/demoData/showcase';
import { dashboardForTests, isQuery } from './dashboardForTests';

/* What changed between two image builds. */

jest.setTimeout(120_000);

const { gateway, page, open, openExecution, shoot } = dashboardForTests({ cache: { maxBytes: 50_000_000 } });

const scope = ['111122223333', 'us-east-1'] as const;

const idOf = (image: string, [accountId, region]: readonly [string, string] = scope): string => {
  const arn = `arn:aws:imagebuilder:${region}:${accountId}:image/${image}`;
  return Buffer.from(JSON.stringify(['Image', accountId, region, arn])).toString('base64url');
};

const sectionOf = (title: string | RegExp) => page().getByRole('region', { name: title });
const tableOf = (title: string) => page().getByRole('table', { name: `Changes: ${title}` });
const button = (name: string) => page().getByRole('button', { name, exact: true });

const compare = async (base: string, head: string): Promise<void> => {
  await open(`#/compare?base=${idOf(base)}&head=${idOf(head)}`);
  await page().getByRole('heading', { level: 1 }).waitFor();
};

describe('The comparison of two builds', () => {
  it('opens from a failed build, with the last good one before it, and has both in its URL', async () => {
    await openExecution('payments-api 3.3.0/1');

    await page().getByRole('link', { name: 'Compare with the last good build' }).click();
    await page()
      .getByRole('heading', {
        level: 1,
        name: /^What changed from payments-api \S+ to payments-api 3\.3\.0\/1$/,
      })
      .waitFor();
    await shoot('comparison');
    const url = page().url();
    await page().goBack();
    await page().getByRole('heading', { level: 1, name: 'payments-api 3.3.0/1', exact: true }).waitFor();

    expect(new URL(url).hash).toBe(
      `#/compare?base=${idOf('payments-api/3.2.0/6')}&head=${idOf('payments-api/3.3.0/1')}`,
    );
  });

  it('has what differs by what it belongs to, with the values before and after', async () => {
    await compare('payments-api/3.2.0/6', 'payments-api/3.3.0/1');

    const rows = await tableOf('Components').getByRole('row').allInnerTexts();
    const [header, ...changes] = rows.map((row) => row.split(/\s*\n\s*|\t/).map((text) => text.trim()));

    expect(header).toEqual(['What', 'Before', 'After']);
    expect(changes).toContainEqual(['payments-api-install.version', 'Changed', '1.2.0/1', '1.3.0/1']);
    expect(await sectionOf(/^Before: /).innerText()).toMatch(/payments-api 3\.2\.0\/6[^]*Available/);
    expect(await sectionOf(/^After: /).innerText()).toMatch(/payments-api 3\.3\.0\/1[^]*Failed/);
  });

  it('says what could not be compared', async () => {
    await compare('payments-api/3.2.0/6', 'payments-api/3.3.0/1');

    const [incomplete] = await page().getByRole('status').allInnerTexts();
    expect(incomplete).toContain('Not everything could be compared');
  });

  it('compares packages on request, page by page', async () => {
    let requests = 0;
    page().on('request', (request) => {
      if (isQuery(request, 'WhichPackagesDiffer')) requests += 1;
    });
    await compare('payments-api/3.1.0/1', 'payments-api/3.2.0/6');
    const before = requests;

    await button('Compare the packages').click();

    const packages = tableOf('Packages').getByRole('rowheader');
    await packages.first().waitFor();
    expect(before).toBe(0);
    expect(await packages.first().innerText()).toMatch(/^\S+\s+(Added|Changed|Removed)$/);
  });

  it('has the numbers of findings', async () => {
    await compare('payments-api/3.2.0/6', 'payments-api/3.2.0/7');

    const findings = page().getByRole('table', { name: 'Findings by severity' });
    const rows = await findings.getByRole('row').allInnerTexts();
    expect(rows.map((row) => row.split('\t')[0])).toEqual(['Severity', 'Critical', 'High', 'Medium', 'All']);
    expect(rows[4]).toMatch(/^All\t\d+\t\d+$/);
  });

  it('marks what is as of today', async () => {
    await page().route('**/graphql', async (route) => {
      const response = await route.fetch();
      const { data } = await response.json();
      const [change] = data.imageComparison?.changes ?? [];
      if (change) Object.assign(change, { asOfToday: true, note: 'Updated at noon.' });
      await route.fulfill({ response, json: { data } });
    });
    await compare('payments-api/3.2.0/6', 'payments-api/3.3.0/1');

    await page().getByText('As of today').waitFor();
    expect(await page().getByText('Updated at noon.').count()).toBe(1);
  });

  it('says so when there is no good build before', async () => {
    await page().route('**/graphql', async (route) => {
      const response = await route.fetch();
      const { data } = await response.json();
      if (data.node) data.node.previous = null;
      await route.fulfill({ response, json: { data } });
    });
    await open(`#/compare?head=${idOf('payments-api/3.3.0/1')}`);

    await page().getByText('No build before payments-api 3.3.0/1 of this image is available.').waitFor();
  });

  it('says so when AWS does not know a build', async () => {
    await open(`#/compare?base=${idOf('payments-api/3.2.0/6')}&head=${idOf('payments-api/9.9.9/9')}`);

    await page().getByText('AWS does not know one of the two builds.').waitFor();
  });

  it('shows the rest when a part cannot be read', async () => {
    gateway().sandbox.faults.add({
      match: { operation: 'ListImageScanFindingAggregations' },
      fault: { kind: 'accessDenied' },
    });
    await compare('payments-api/3.2.0/6', 'payments-api/3.3.0/1');

    await page().getByText('The findings could not be read.').waitFor();
    expect(
      await page()
        .getByText(/UPSTREAM_FORBIDDEN: .*ListImageScanFindingAggregations/)
        .count(),
    ).toBe(1);
    expect(await tableOf('Components').count()).toBe(1);
    expect(showcase.failedBuild.imageArn).toContain('payments-api');
  });
});
