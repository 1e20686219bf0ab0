import { describe, expect, it, jest } from '@jest/globals';
import { showcase } from '../../sandbox/demoData/showcase';
import { nodeId } from '../support/nodeId';
import { dashboardForTests, isQuery } from './dashboardForTests';

/* What changed between two image builds. */

jest.setTimeout(300_000);

const { gateway, page, open, shoot, routeQueries } = dashboardForTests({ cache: { maxBytes: 50_000_000 } });

const idOf = (image: string): string =>
  nodeId('Image', showcase.scope, `arn:aws:imagebuilder:us-east-1:111122223333:image/${image}`);

const sectionOf = (title: string | RegExp) => page().getByRole('region', { name: title });
const groupOf = (title: string) => page().getByRole('rowgroup', { name: title, exact: true });
const button = (name: string) => page().getByRole('button', { name, exact: true });

const compare = async (base: string, head: string): Promise<void> => {
  await open(`#/compare?base=${idOf(base)}&head=${idOf(head)}`);
  await page().getByRole('heading', { level: 1 }).waitFor();
};

describe('The comparison of two builds', () => {
  it('opens from a failed build, with the last good one before it, and has both in its URL', async () => {
    const { workflowExecutionId } = showcase.lastBuild;
    const build = nodeId('ImageBuilderWorkflow', showcase.scope, workflowExecutionId);
    await open(`#/execution/${build}`);

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

    const rows = await groupOf('Components').getByRole('row').allInnerTexts();
    const changes = rows.map((row) => row.split(/\s*[\n\t]\s*/));

    expect(changes).toEqual([
      ['Components'],
      ['payments-api-install.version', 'Changed', '1.2.0/1', '1.3.0/1'],
      ['payments-api-test.version', 'Changed', '1.2.0/1', '1.3.0/1'],
    ]);
    expect(await groupOf('Infrastructure').innerText()).toMatch(
      /instanceTypes\s+Changed\s+m7i\.large, m6i\.large\s+m7i\.xlarge, m6i\.xlarge/,
    );
    expect(await sectionOf(/^Before: /).innerText()).toMatch(/payments-api 3\.2\.0\/6[^]*Available/);
    expect(await sectionOf(/^After: /).innerText()).toMatch(/payments-api 3\.3\.0\/1[^]*Failed/);
  });

  it('says what could not be compared', async () => {
    await compare('golden-windows/2024.11.0/2', 'golden-windows/2024.11.0/3');

    const [incomplete] = await page().getByRole('status').allInnerTexts();
    expect(incomplete).toMatch(
      /^Not everything could be compared\s+The build of head has not ended \(BUILDING\)/,
    );
    expect(await page().getByText('they were not scanned').count()).toBe(1);
  });

  it('compares packages on request, page by page', async () => {
    let requests = 0;
    await routeQueries(async (route) => {
      const asked = route.request().postDataJSON();
      if (!isQuery(route.request(), 'WhichPackagesDiffer')) return route.fallback();
      requests += 1;
      const variables = { ...asked.variables, first: 5 };
      return route.continue({ postData: JSON.stringify({ ...asked, variables }) });
    });
    await compare('web-server/2.4.0/29', 'web-server/2.4.0/30');
    const before = requests;

    await button('Compare the packages').click();

    const packages = groupOf('Packages').getByRole('rowheader').filter({ hasText: 'Changed' });
    await packages.nth(4).waitFor();
    const first = await packages.count();
    await button('More packages').click();
    await packages.nth(5).waitFor();
    await button('More packages').waitFor({ state: 'detached' });
    expect([before, requests, first]).toEqual([0, 2, 5]);
    const names = await packages.allInnerTexts();
    expect(new Set(names).size).toBe(7);
  });

  it('has the numbers of findings', async () => {
    await compare('web-server/2.4.0/29', 'web-server/2.4.0/30');

    const findings = page().getByRole('table', { name: 'Findings by severity' });
    const rows = await findings.getByRole('row').allInnerTexts();
    expect(rows.map((row) => row.split('\t')[0])).toEqual(['Severity', 'Critical', 'High', 'Medium', 'All']);
    expect(rows[4]).toBe('All\t21\t14');
  });

  it('marks what is as of today', async () => {
    await routeQueries(async (route) => {
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
    await routeQueries(async (route) => {
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
    expect(await groupOf('Components').count()).toBe(1);
  });
});
