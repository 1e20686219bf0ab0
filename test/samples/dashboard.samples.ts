import { describe, expect, it, jest } from '@jest/globals';
import { dashboardForTests, isQuery } from './dashboardForTests';

/* What the dashboard shows. dashboardFilters.samples.ts has its filters, and dashboardReaders.samples.ts who can read it. */

jest.setTimeout(300_000);

const { gateway, page, open, openExecution, rowOf, shoot, expectFailure, routeQueries } = dashboardForTests();

/** The left and right edge of a step's bar, in pixels. */
const barOf = async (step: string): Promise<[left: number, right: number]> => {
  const box = await page().getByRole('row').filter({ hasText: step }).getByRole('img').boundingBox();
  if (!box) throw new Error(`${step} has no bar.`);
  return [box.x, box.x + box.width];
};

/** The value of a fact, by its name. */
const factOf = (name: string): Promise<string> =>
  page()
    .locator('dt', { hasText: new RegExp(`^${name}$`) })
    .locator('xpath=following-sibling::dd')
    .innerText();

describe('The list of the dashboard', () => {
  it('shows the failed executions of all scopes with their reasons', async () => {
    await open();

    const row = rowOf('payments-api 3.2.0/7');
    await row.waitFor();
    await shoot('list');
    const moment = expect.stringMatching(/^\d+ \w+, [\d:]+$/);
    expect((await row.getByRole('cell').allInnerTexts()).map((text) => text.split('\n')[0])).toEqual([
      'Failed',
      '111122223333',
      moment,
      moment,
      '8 min 22 s',
      'Document arn:aws:imagebuilder:us-east-1:111122223333:component/payments-api-test/1.2.0/1 failed!',
    ]);
    expect(await page().getByRole('columnheader').allInnerTexts()).toEqual([
      'Status',
      'What',
      'Where',
      'Started',
      'Ended',
      'Took',
      'Reason',
    ]);
  });

  it('shows the number of executions with each status', async () => {
    await open();

    const statuses = page().getByRole('group', { name: 'Statuses' });
    await statuses.getByRole('button', { name: 'Failed 19' }).waitFor();
    expect(await statuses.getByRole('button').allInnerTexts()).toEqual([
      expect.stringMatching(/^All 1,\d\d\d$/),
      'Failed 19',
      'Rolled back 1',
      expect.stringMatching(/^Rolling back \d+$/),
      expect.stringMatching(/^Running 1,1\d\d$/),
      expect.stringMatching(/^Pending \d+$/),
      expect.stringMatching(/^Cancelling \d+$/),
      expect.stringMatching(/^Cancelled \d+$/),
      expect.stringMatching(/^Succeeded \d+$/),
      expect.stringMatching(/^Skipped \d+$/),
      expect.stringMatching(/^Unknown \d+$/),
    ]);
  });

  it('loads the next page with the button More', async () => {
    await open('#/?status=RUNNING');

    await page().getByRole('rowheader').nth(24).waitFor();
    expect(await page().getByRole('rowheader').count()).toBe(25);
    await page().getByRole('button', { name: 'More', exact: true }).click();
    await page().getByRole('rowheader').nth(49).waitFor();
    expect(await page().getByRole('rowheader').count()).toBe(50);
  });

  it('names the sources with gaps and the reason of each', async () => {
    gateway().sandbox.faults.add({
      match: { service: 'glue', accountId: '444455556666', region: 'eu-west-1' },
      fault: { kind: 'accessDenied' },
    });
    await open();

    const strip = page().getByTestId('coverage');
    await strip.waitFor();
    await shoot('coverage');
    const text = await strip.innerText();
    expect(text).toContain('there are gaps in 1 of 16 sources');
    expect(text).not.toContain('Lifecycle');
    expect(text).toMatch(
      /Blueprint runs of 444455556666 in eu-west-1: nothing was seen\. UPSTREAM_FORBIDDEN: .*glue:/,
    );
  });

  it('has no warning while all sources can be read', async () => {
    await open();

    await rowOf('payments-api 3.2.0/7').waitFor();
    expect(await page().getByTestId('coverage').count()).toBe(0);
    expect(await page().getByText('AWS does not list').count()).toBe(0);
  });

  it('names transfers by their files, and shows when the gateway saw them first', async () => {
    await open('#/?status=ROLLING_BACK');

    const row = rowOf('southbeam.steel/not-a-virus.pdf.pgp');
    await row.waitFor();
    await shoot('rolling-back');
    expect((await row.getByRole('rowheader').innerText()).split(/\n+/)).toEqual([
      'southbeam.steel/not-a-virus.pdf.pgp',
      'File transfer in w-invoiceintake0001',
    ]);
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([
      'Rolling back',
      expect.stringMatching(/^111122223333\s+us-east-1$/),
      expect.stringMatching(/^seen \d+ \w+, [\d:]+$/),
      'in progress',
      '',
      '',
    ]);
  });

  it('shows the age of the oldest data, and says when a part is missing', async () => {
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
    await routeQueries(async (route) => {
      const response = await route.fetch();
      const { data } = await response.json();
      if (data.executions) data.executions.coverageSummary.oldestAsOf = ago(3600);
      await route.fulfill({ response, json: { data } });
    });
    await open();
    const whole = await page()
      .getByText(/^As of/)
      .innerText();
    gateway().sandbox.faults.add({
      match: { service: 'glue', accountId: '444455556666', region: 'eu-west-1' },
      fault: { kind: 'accessDenied' },
    });
    await open();
    await page().getByTestId('coverage').waitFor();
    const partial = await page()
      .getByText(/^As of/)
      .innerText();

    expect(whole).toMatch(/^As of 1 h( \d+ s)? ago$/);
    expect(partial).toMatch(/^As of 1 h( \d+ s)? ago, incomplete$/);
  });

  it('marks executions that take longer than usual, and those that AWS no longer knows', async () => {
    await routeQueries(async (route) => {
      const response = await route.fetch();
      const { data } = await response.json();
      const [first, second, third] = data.executions?.nodes ?? [];
      if (first)
        Object.assign(first, { isOverdue: true, expectedDurationSeconds: { p50: 60, p95: 90, basedOn: 9 } });
      if (second) Object.assign(second, { origin: 'HISTORY' });
      if (third) Object.assign(third, { origin: 'HISTORY', status: 'UNKNOWN', rawStatus: 'IN_PROGRESS' });
      await route.fulfill({ response, json: { data } });
    });
    await open();

    const rows = page()
      .getByRole('row')
      .filter({ has: page().getByRole('rowheader') });
    await rows.first().waitFor();
    await shoot('marks');
    const [first, second, third, fourth] = await rows.allInnerTexts();
    expect(first).toContain('Stuck?');
    expect(
      await page().getByText('Stuck?').locator('xpath=ancestor-or-self::*[@title]').getAttribute('title'),
    ).toBe('Takes longer than usual: 95 % took at most 1 min 30 s');
    expect(second).toMatch(/^(Failed|Rolled back)\s+No longer in AWS/);
    expect(third).toMatch(/^Outcome unknown\s+No longer in AWS/);
    expect(
      await rows
        .nth(2)
        .getByText('No longer in AWS')
        .locator('xpath=ancestor-or-self::*[@title]')
        .getAttribute('title'),
    ).toBe('The gateway remembers what AWS returned last. Its last status in AWS: IN_PROGRESS.');
    expect(fourth).not.toMatch(/Stuck|No longer|unknown/);
  });

  it('refreshes by itself where streams are refused, unless refreshing is switched off', async () => {
    await routeQueries((route) => route.continue());
    let requests = 0;
    page().on('request', (request) => {
      if (isQuery(request, 'FindExecutions')) requests += 1;
    });
    await page().clock.install();
    await open();
    await rowOf('payments-api 3.2.0/7').waitFor();

    const status = page().getByRole('status', { name: 'Updates' });
    const texts = [await status.innerText()];
    await page().getByRole('switch').click();
    await page().clock.runFor(60_000);
    texts.push(await status.innerText());
    const whileOff = requests;
    await page().getByRole('switch').click();
    const [again] = await Promise.all([
      page().waitForRequest((request) => isQuery(request, 'FindExecutions')),
      page().clock.runFor(16_000),
    ]);

    expect(texts).toEqual(['Refreshed every 15 s', 'Not refreshed']);
    expect(whileOff).toBe(1);
    expect(again.method()).toBe('POST');
    await (await again.response())?.finished();
  });
});

describe('The page of an execution', () => {
  it('opens from the list by keyboard, with the steps of the build and the reason of the failure', async () => {
    await open();
    await rowOf('payments-api 3.2.0/7').getByRole('link').focus();
    await page().keyboard.press('Enter');

    await page().getByText('payments-api: migration 0042_add_refunds has not been applied').first().waitFor();
    await shoot('workflow');
    const steps = page().getByRole('table', { name: 'Steps with their times' });
    expect(await steps.getByRole('rowheader').getByRole('link').allInnerTexts()).toEqual([
      'LaunchTestInstance',
      'CollectImageScanFindings',
      'ApplyTestComponents',
      'TerminateTestInstance',
    ]);
    expect(await page().title()).toBe('payments-api 3.2.0/7, test workflow');
  });

  it('shows its steps on one time axis', async () => {
    await openExecution('payments-api 3.2.0/7');
    await page().getByText('ApplyTestComponents').first().waitFor();

    const [launch, scan, apply] = [
      await barOf('LaunchTestInstance'),
      await barOf('CollectImageScanFindings'),
      await barOf('ApplyTestComponents'),
    ];
    const notStarted = page().getByRole('row').filter({ hasText: 'TerminateTestInstance' });

    expect(scan[0]).toBeCloseTo(launch[1], -1);
    expect(apply[0]).toBeCloseTo(scan[1], -1);
    expect(apply[1] - launch[0]).toBeGreaterThan(400);
    expect(await notStarted.getByRole('img').count()).toBe(0);
  });

  it('links to the AWS console', async () => {
    await openExecution('payments-api 3.2.0/7');

    const link = page().getByRole('link', { name: 'Image in the AWS console' });
    expect(await link.getAttribute('href')).toBe(
      'https://us-east-1.console.aws.amazon.com/imagebuilder/home?region=us-east-1' +
        '#/images/arn%3Aaws%3Aimagebuilder%3Aus-east-1%3A111122223333%3Aimage%2Fpayments-api%2F3.2.0%2F7/details',
    );
  });

  it('links to a step, with its inputs and outputs', async () => {
    await openExecution('payments-api 3.2.0/7');
    const steps = page().getByRole('table', { name: 'Steps with their times' });
    await steps.getByRole('link', { name: 'ApplyTestComponents' }).click();

    const outputs = page().getByLabel('Outputs').locator('visible=true').last();
    await outputs.waitFor();
    expect(await outputs.innerText()).toContain('"runCommandId": "0badf00d-0042-4042-8042-000000000042"');
    await page().getByRole('link', { name: 'Test workflow, failed' }).click();
    await page().getByRole('heading', { level: 1, name: 'payments-api 3.2.0/7' }).waitFor();
  });

  it('shows the file, the steps and the failed step of a Transfer execution', async () => {
    await open('#/?status=ROLLING_BACK');
    await rowOf('southbeam.steel/not-a-virus.pdf.pgp').getByRole('link').click();

    const steps = page().getByRole('table', { name: 'Steps so far' });
    await steps.waitFor();
    await shoot('transfer');
    expect(await factOf('File')).toBe('s3://example-invoices-inbox/southbeam.steel/not-a-virus.pdf.pgp');
    expect(await page().title()).toBe('southbeam.steel/not-a-virus.pdf.pgp, file transfer');
    // Steps that handle the exception follow it.
    const failed = steps.getByRole('row').filter({ hasText: 'Failed' });
    expect(await failed.allInnerTexts()).toEqual([expect.stringMatching(/Failed\s+\w+: .+/)]);
    expect(await page().getByRole('link', { name: 'Server in the AWS console' }).count()).toBe(1);
  });

  it('shows the resources that a lifecycle run changed', async () => {
    await openExecution('web-server-retention');

    const resources = page().getByRole('table', { name: 'Resources with their times' });
    await resources.waitFor();
    const last = await resources.getByRole('row').last().innerText();
    expect(last).toContain('Delete: Older than 21 days');
    expect(last).toContain('The AMI in eu-west-1 could not be deleted');
  });

  it('shows the parameters and the rollback error of a blueprint run', async () => {
    await openExecution('orders_to-parquet.2024');

    expect(await page().getByLabel('Parameters').last().innerText()).toContain('"Bucket": "example-lake"');
    expect(await factOf('Could not be undone')).toContain('CrawlerRunningException');
  });

  it('says so if AWS does not know the execution', async () => {
    const id = Buffer.from(
      JSON.stringify(['BlueprintRun', '111122223333', 'us-east-1', 'orders_to-parquet.2024', 'none']),
    ).toString('base64url');
    await open(`#/execution/${id}`);

    await page().getByText('Neither AWS nor the history of the gateway knows this execution.').waitFor();
    expect(await page().getByRole('heading').count()).toBe(0);
  });
});

describe('The dashboard', () => {
  it('shows an error while the gateway is down, and recovers on Try again', async () => {
    expectFailure('503 (Service Unavailable)');
    await page().route('**/graphql', (route) => route.fulfill({ status: 503, body: 'closed' }));
    await open();

    await page().getByRole('alert').getByText('Nothing could be loaded').waitFor();
    await shoot('no-gateway');
    await page().unroute('**/graphql');
    await page().getByRole('button', { name: 'Try again' }).click();

    await rowOf('payments-api 3.2.0/7').waitFor();
    expect(await page().getByRole('alert').getByText('Nothing could be loaded').count()).toBe(0);
  });

  it('shows kinds and statuses that it does not know', async () => {
    await routeQueries(async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({
        response,
        body: text
          .replaceAll('"ImageBuilderWorkflow"', '"Simulation"')
          .replaceAll('"ROLLED_BACK"', '"FROZEN"'),
      });
    });
    await open();

    const row = page().getByRole('row').filter({ hasText: 'Frozen' });
    await row.waitFor();
    expect(await row.innerText()).toContain('Execution');
    await row.getByRole('link').click();
    await page().getByRole('heading', { name: 'Summary' }).waitFor();
    expect(await factOf('Status in AWS')).toBe('ROLLBACK_COMPLETED');
  });
});
