import { describe, expect, it, jest } from '@jest/globals';
import { showcase } from '../../sandbox/demoData/showcase';
import { nodeId } from '../support/nodeId';
import { dashboardForTests } from './dashboardForTests';
import { examine, prepareWindow, widthOf, windows } from './readers';

/* What became of a file: transfers that have ended, which AWS's API no longer knows and logs show. */

jest.setTimeout(300_000);

const { page, open, rowOf, settled, shoot, routeQueries } = dashboardForTests({
  cache: { maxBytes: 50_000_000 },
  transferDays: 7,
});

const { transfer } = showcase;
const { key } = transfer.invoice4711;

const idOf = (executionId: string): string =>
  nodeId('TransferExecution', showcase.scope, transfer.invoicesWorkflowId, executionId);

const sectionOf = (title: string) => page().getByRole('region', { name: title, exact: true });
const hashOf = (): string => new URL(page().url()).hash;

const factOf = (name: string): Promise<string> =>
  page()
    .locator('dt', { hasText: new RegExp(`^${name}$`) })
    .locator('xpath=following-sibling::dd')
    .innerText();

describe('The search for a file', () => {
  it('finds its finished transfers by the name alone, with start, end and reason', async () => {
    await open();
    await page().getByRole('link', { name: 'Files', exact: true }).click();
    await page().getByLabel('Name, key or path of the file').click();
    await page().keyboard.type('invoice-4711.pdf.pgp');
    await page().getByRole('button', { name: 'Search' }).click();

    const row = rowOf(key).filter({ hasText: 'us-east-1' });
    await row.waitFor();
    await shoot('file');
    const moment = expect.stringMatching(/^\d+ \w+, [\d:]+$/);
    expect((await row.getByRole('cell').allInnerTexts()).map((text) => text.split('\n')[0])).toEqual([
      'Failed',
      '111122223333',
      moment,
      moment,
      expect.stringMatching(/^\d+ (s|min)/),
      'The file is not encrypted with a key that this server knows',
    ]);
    expect(await row.getByRole('cell').first().innerText()).toMatch(/From its log/);
    expect(hashOf()).toBe('#/file/invoice-4711.pdf.pgp');
  });

  it('names the servers without logs, and says how to switch logging on', async () => {
    await open('#/file/invoice-4711.pdf.pgp');
    await rowOf(key).first().waitFor();

    const strip = page().getByTestId('logs-off');
    await strip.getByText('Which, and how to switch logging on').click();
    expect(await strip.innerText()).toMatch(
      /Log of server s-0ddba11feed030003, 444455556666 in eu-west-1: .*Set its LoggingRole \(UpdateServer\)/,
    );
  });

  it('does not say that a file is unknown as long as logs are missing', async () => {
    await open('#/file/no-such-file');

    await page().getByText('No transfer of this file was found, as far as could be seen.').waitFor();
  });

  it('works with the path in the list, too', async () => {
    await open('#/?status=all');
    await page().getByRole('button', { name: 'More filters' }).click();
    await page().getByLabel('Whole path of the file').fill(key);

    await rowOf(key).first().waitFor();
    await settled();
    expect(await page().getByTestId('logs-off').count()).toBe(1);
  });
});

describe('The list', () => {
  it('selects the transfers that only their log shows', async () => {
    await open('#/?status=all&kind=TRANSFER_EXECUTION');
    await settled();

    await page().getByLabel('Known to AWS').selectOption('Only its log');

    await page().waitForURL(({ hash }) => hash.endsWith('&origin=log'));
    await settled();
    await page().getByText('in progress').first().waitFor({ state: 'detached' });
    const rows = await page()
      .getByRole('row')
      .filter({ has: page().getByRole('rowheader') })
      .allInnerTexts();
    await shoot('from-log');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter((text) => !text.includes('From its log'))).toEqual([]);
  });

  it('has a log that AWS denies among its gaps, whatever it is about', async () => {
    await routeQueries(async (route) => {
      const response = await route.fetch();
      const { data } = await response.json();
      const log = data.executions?.logCoverage.find(
        ({ serverId }: { serverId: string | null }) => serverId === transfer.invoicesServerId,
      );
      if (log) Object.assign(log, { state: 'FAILED', reason: 'UPSTREAM_FORBIDDEN: denied.' });
      await route.fulfill({ response, json: { data } });
    });
    await open();

    const strip = page().getByTestId('coverage');
    await strip.getByText('Log of server s-0ddba11feed000001').waitFor();
    expect(await strip.innerText()).toContain('no finished transfer was seen. UPSTREAM_FORBIDDEN: denied.');
    expect(await page().getByTestId('logs-off').count()).toBe(0);
  });
});

describe('The page of a finished transfer', () => {
  it('has its times, the steps on a timeline, the root cause and the log', async () => {
    await open(`#/execution/${idOf(transfer.invoice4711.executionId)}`);
    await page().getByRole('heading', { level: 1, name: key }).waitFor();
    await page().getByRole('region', { name: 'Lines, newest first' }).waitFor();
    await shoot('finished-transfer');

    const steps = page().getByRole('table', { name: 'Steps with their times' });
    const failed = steps.getByRole('row').filter({ hasText: 'decrypt-invoice' });
    expect(await failed.getByRole('img').getAttribute('aria-label')).toMatch(/^From [\d:]+ to [\d:]+$/);
    expect(await steps.innerText()).toContain('handles the exception');
    expect(await factOf('Took')).toMatch(/^\d+/);
    expect(await factOf('File')).toBe(`s3://example-invoices-inbox/${key}`);
    expect(await factOf('Started by')).toContain('An upload of');
    expect(await sectionOf('Root cause').innerText()).toMatch(/decrypt/i);
    expect(await page().getByRole('region', { name: 'Lines, newest first' }).innerText()).toContain(
      'ExecutionErrored',
    );
  });

  it('says so if the log has no end', async () => {
    await open(`#/execution/${idOf(transfer.withoutEnd)}`);

    await page().getByText('Outcome unknown').waitFor();
    expect(await factOf('Reason')).toBe('ended, no end was logged');
    expect(
      await page()
        .locator('dt', { hasText: /^Ended$/ })
        .count(),
    ).toBe(0);
  });

  it('links to all transfers of the file', async () => {
    await open(`#/execution/${idOf(transfer.invoice4711.executionId)}`);

    await page().getByRole('link', { name: 'All of this file' }).click();

    await rowOf(key).first().waitFor();
    expect(hashOf()).toBe(`#/file/${encodeURIComponent(key)}`);
  });
});

describe.each(windows)('A reader with a window of %d pixels in %s', (width, colorScheme) => {
  it.each([
    ['file', '#/file/invoice-4711.pdf.pgp', 'From its log'],
    ['finished-transfers', '#/?status=all&kind=TRANSFER_EXECUTION&origin=log', 'From its log'],
    ['finished-transfer', `#/execution/${idOf(transfer.invoice4711.executionId)}`, '"ExecutionErrored"'],
  ])('has a page %s without overflow, and axe finds nothing wrong', async (name, hash, complete) => {
    await prepareWindow(page(), { width, colorScheme });
    await open(hash);
    await page().getByText(complete).first().waitFor();
    await shoot(`${name}-${width}-${colorScheme}`, false);

    const { wrong, passed } = await examine(page());

    expect(wrong).toEqual([]);
    expect(passed).toBeGreaterThan(20);
    expect(await widthOf(page())).toBe(width);
  });
});
