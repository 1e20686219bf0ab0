import { describe, expect, it, jest } from '@jest/globals';
import { showcase } from '../../sandbox/demoData/showcase';
import { nodeId } from '../support/nodeId';
import { dashboardForTests, isQuery } from './dashboardForTests';

/* Why an execution failed, and the lines of its log. */

jest.setTimeout(300_000);

const { gateway, page, open, openExecution, shoot } = dashboardForTests({
  cache: { maxBytes: 50_000_000 },
});

const sectionOf = (title: string) => page().getByRole('region', { name: title, exact: true });
const lines = () => page().getByRole('region', { name: 'Lines, newest first' }).getByRole('listitem');
const button = (name: string) => page().getByRole('button', { name, exact: true });

/** The page of an Image Builder workflow. */
const hashOf = (workflowExecutionId: string): string =>
  `#/execution/${nodeId('ImageBuilderWorkflow', showcase.scope, workflowExecutionId)}`;

const search = async (label: string, text: string): Promise<void> => {
  await page().getByLabel(label).click();
  await page().keyboard.type(text);
  await button('Search').click();
};

const calls = (operation: string): number =>
  gateway()
    .sandbox.calls.operations()
    .filter((called) => called === operation).length;

describe('The root cause', () => {
  it('is at the top of the page of a failed build, with the excerpt and a link to the log', async () => {
    await openExecution('payments-api 3.3.0/1');
    const cause = sectionOf('Root cause');
    await cause.waitFor();
    await lines().first().waitFor();
    await shoot('cause');

    expect(await page().getByRole('heading', { level: 2 }).first().innerText()).toBe('Root cause');
    const text = await cause.innerText();
    expect(text).toContain(
      'ApplyBuildComponents, component payments-api-install, phase build, step InstallPackages failed: Error: Unable to find a match: payments-crypto-2.1',
    );
    expect(text).toMatch(/Component\s+payments-api-install 1\.3\.0\/1/);
    expect(text).toMatch(/From imagebuilder:\w+, .*logs:FilterLogEvents/);
    expect(await cause.getByLabel('Last lines of the output').innerText()).toContain(
      'Error: Unable to find a match: payments-crypto-2.1',
    );
    expect(await cause.getByRole('link', { name: 'Log in the AWS console' }).getAttribute('href')).toContain(
      '$252Faws$252Fimagebuilder$252Fpayments-api/log-events/3.3.0$252F1',
    );
  });

  it('links to the step that failed, whose page has it as well', async () => {
    await openExecution('payments-api 3.2.0/7');
    await sectionOf('Root cause').getByRole('link', { name: 'ApplyTestComponents' }).click();

    await page().getByRole('heading', { level: 1, name: 'ApplyTestComponents' }).waitFor();
    expect(await sectionOf('Root cause').innerText()).toContain('migration 0042_add_refunds');
    expect(await sectionOf('Outputs').count()).toBe(1);
  });

  it('names what could not be read, and why', async () => {
    gateway().sandbox.faults.add({
      match: { operation: 'ListWorkflowStepExecutions' },
      fault: { kind: 'accessDenied' },
    });
    await open(hashOf(showcase.parallelBuild.longWorkflowExecutionId));

    const cause = sectionOf('Root cause');
    await cause.getByText('More could not be read:').waitFor();
    await shoot('cause-missing');
    expect(await cause.getByRole('alert').innerText()).toMatch(
      /UPSTREAM_FORBIDDEN: .*ListWorkflowStepExecutions/,
    );
  });

  it('is not shown for an execution that did not fail', async () => {
    await open(hashOf(showcase.nightlyBuild.workflowExecutionId));

    await sectionOf('Summary').waitFor();
    expect(await sectionOf('Root cause').count()).toBe(0);
  });

  it('comes with what started the execution', async () => {
    await open(hashOf(showcase.nightlyBuild.workflowExecutionId));

    await sectionOf('Summary').waitFor();
    expect(await sectionOf('Summary').innerText()).toMatch(
      /Started by\s+The schedule of the pipeline web-server/,
    );
  });
});

describe('The log', () => {
  const succeeded = hashOf(showcase.nightlyBuild.workflowExecutionId);

  it('is loaded when the reader opens it, unless the execution failed', async () => {
    await open(succeeded);
    await button('Show the log').waitFor();
    const before = calls('FilterLogEvents');

    await button('Show the log').click();

    await lines().first().waitFor();
    expect(calls('FilterLogEvents')).toBeGreaterThan(before);
    await openExecution('payments-api 3.2.0/7');
    await lines().first().waitFor();
    expect(await button('Show the log').count()).toBe(0);
  });

  it('has the newest lines first, and older ones on request', async () => {
    await open(hashOf(showcase.retriedBuild.workflowExecutionId));
    await button('Show the log').click();
    await lines().nth(99).waitFor();
    const times = () =>
      page()
        .locator('time')
        .evaluateAll((all) => all.map((one) => (one as HTMLTimeElement).dateTime));

    await button('Older lines').click();

    await lines().nth(100).waitFor();
    const shown = await times();
    expect(shown.length).toBeGreaterThan(100);
    expect(shown).toEqual([...shown].sort().reverse());
  });

  it('is searched by a text, which is marked, and by a pattern of AWS', async () => {
    await openExecution('payments-api 3.3.0/1');
    await lines().first().waitFor();

    await search('Lines with this text', 'Unable to find a match');
    await page().locator('mark').first().waitFor();
    const found = await lines().allInnerTexts();
    await shoot('log-search');
    await page().getByLabel('Lines with this text').fill('');
    await search('Pattern of CloudWatch Logs', 'ExitCode');
    await page().locator('mark').first().waitFor({ state: 'detached' });
    await lines().first().waitFor();
    const matching = await lines().allInnerTexts();

    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((text) => !text.includes('Unable to find a match'))).toEqual([]);
    expect(matching.length).toBeGreaterThan(0);
    expect(matching.filter((text) => !text.includes('ExitCode'))).toEqual([]);
  });

  it('does not cost a call for each letter, nor with each refresh of the page', async () => {
    let requests = 0;
    page().on('request', (request) => {
      if (isQuery(request, 'WhatWasLogged')) requests += 1;
    });
    await page().clock.install();
    await openExecution('payments-api 3.3.0/1');
    await lines().first().waitFor();
    await page().getByLabel('Lines with this text').fill('abc');
    const [refresh] = await Promise.all([
      page().waitForRequest((request) => isQuery(request, 'WhatHappenedInThisExecution')),
      page().clock.runFor(16_000),
    ]);
    await (await refresh.response())?.finished();

    expect(requests).toBe(1);
  });

  it('says so when no line matches', async () => {
    await openExecution('payments-api 3.3.0/1');
    await lines().first().waitFor();

    await search('Lines with this text', 'no line has this');

    await page().getByText('No line matches.').waitFor();
    expect(await lines().count()).toBe(0);
  });

  it('says how much of a long line is shown', async () => {
    await open(hashOf(showcase.parallelBuild.workflowExecutionId));
    await button('Show the log').click();
    await lines().first().waitFor();

    await search('Lines with this text', 'package-1-1.0.x86_64');

    await page().locator('mark').first().waitFor();
    const cut = page().getByText(/^The first 8,192 of/);
    expect(await lines().count()).toBe(1);
    expect(await cut.innerText()).toMatch(/^The first 8,192 of [23]\d,\d{3} characters\.$/);
  });

  it.each([
    [
      'AWS denies it',
      { kind: 'accessDenied' },
      /The log could not be read\. UPSTREAM_FORBIDDEN: .*FilterLogEvents/,
    ],
    [
      'there is no group',
      {
        kind: 'error',
        name: 'ResourceNotFoundException',
        status: 400,
        message: 'The specified log group does not exist.',
      },
      /There is no log: no line was written/,
    ],
  ] as const)('says why there are no lines: %s', async (_case, fault, expected) => {
    await open(succeeded);
    await button('Show the log').waitFor();
    gateway().sandbox.faults.add({ match: { operation: 'FilterLogEvents' }, fault });

    await button('Show the log').click();

    await page().getByText(expected).waitFor();
    expect(await lines().count()).toBe(0);
    expect(await sectionOf('Log of the image build').getByRole('link').count()).toBe(1);
  });

  it('says that a group of the class INFREQUENT_ACCESS cannot be read', async () => {
    await open(hashOf(showcase.containerBuild.workflowExecutionId));

    await button('Show the log').click();

    await page()
      .getByText(/The log could not be read\. UPSTREAM_ERROR: .*INFREQUENT_ACCESS/)
      .waitFor();
    expect(await lines().count()).toBe(0);
  });
});
