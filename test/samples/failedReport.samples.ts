import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, jest } from '@jest/globals';
import { demoEstate } from '../../sandbox/demoData';
import { root } from '../support/documents';
import { startTestGateway } from '../support/gateway';
import { gatewayForTests } from '../support/gatewayForTests';
import { type Ended, folderOf, start } from './samples';

/* Runs the command of examples/failed-report. `npm run test:samples` installs it first. */

jest.setTimeout(300_000);

const { gateway } = gatewayForTests(demoEstate());

const report = (url: string, ...options: string[]): Promise<Ended> =>
  start(folderOf('failed-report'), process.execPath, ['src/main.js', ...options], { GATEWAY_URL: url }).ended;

describe('examples/failed-report', () => {
  it('compiles under --strict', async () => {
    const { code, stdout } = await start(folderOf('failed-report'), 'npm', ['run', '--silent', 'types'])
      .ended;

    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  });

  it('reports the failures of the last day and the sources with gaps', async () => {
    const { code, stdout, stderr } = await report(gateway().url);

    expect(stdout).toContain('FAILED       test workflow of image payments-api/3.2.0/7');
    expect(stdout).toContain('ROLLING_BACK  build workflow of image database-host/5.0.1/3');
    expect(stdout).toContain('    111122223333 us-east-1: lce-ba5eba11-0000-4000-8000-000000000001');
    expect(stdout).not.toMatch(
      /Not all could be seen|seen in part|unknown|not told|Some details are missing/,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('gives the root cause of each failure with the URL of its log, and names files', async () => {
    const { stdout } = await report(gateway().url);

    const entries = stdout.split('\n\n').map((entry) => entry.split('\n').map((line) => line.trim()));
    const entryOf = (title: string) => entries.find(([first = '']) => first.includes(title)) ?? [];
    const [, , reason, log] = entryOf('payments-api/3.3.0/1');
    expect(reason).toBe(
      'ApplyBuildComponents, component payments-api-install, phase build, step InstallPackages failed: Error: Unable to find a match: payments-crypto-2.1',
    );
    expect(log).toMatch(
      /^log: https:\/\/us-east-1\.console\.aws\.amazon\.com\/cloudwatch\/.*\$252Faws\$252Fimagebuilder\$252Fpayments-api\/log-events\/3\.3\.0\$252F1/,
    );
    expect(entryOf('payments-api/3.2.0/7')[2]).toContain('migration 0042_add_refunds has not been applied');
    expect(entryOf('database-host/5.0.1/3')[2]).toContain('the snapshot of /dev/xvdb did not finish');
    const file = entryOf('southbeam.steel/not-a-virus.pdf.pgp');
    expect(file.slice(0, 2)).toEqual([
      'in progress       ROLLING_BACK  file s3://example-invoices-inbox/southbeam.steel/not-a-virus.pdf.pgp in Transfer workflow w-invoiceintake0001',
      'in 111122223333 us-east-1',
    ]);
    expect(file[2]).toContain('The function reported FAILURE: macro virus Example.A in invoice');
    expect(file[3]).toMatch(/^log: .*\$252Faws\$252Ftransfer\$252Fs-0ddba11feed000001/);
  });

  it('takes less than 10 seconds on a warm gateway', async () => {
    await report(gateway().url);

    const start = performance.now();
    const { code } = await report(gateway().url);

    expect(code).toBe(0);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('gives the reason of the workflow if its steps cannot be read, and names what is missing', async () => {
    const own = await startTestGateway(demoEstate());
    own.sandbox.faults.add({
      match: { operation: 'ListWorkflowStepExecutions' },
      fault: { kind: 'accessDenied' },
    });

    const { code, stdout } = await report(own.url);
    await own.close();

    expect(stdout).toMatch(
      /payments-api\/3\.2\.0\/7\n.*\n {4}.*payments-api-test, phase test, step CheckHealth failed: exit status 1\n {4}not read: UPSTREAM_FORBIDDEN: /,
    );
    expect(code).toBe(0);
  });

  it('omits failures before the time span', async () => {
    const [lastDay, lastWeek] = await Promise.all([
      report(gateway().url),
      report(gateway().url, '--hours', '168'),
    ]);

    expect(lastWeek.stdout).toContain('payments-api/3.2.0/6');
    expect(lastDay.stdout).not.toContain('payments-api/3.2.0/6');
  });

  it('reports as JSON', async () => {
    const { code, stdout } = await report(gateway().url, '--json');

    const { asOf, until, failed, failing, gaps, unlisted } = JSON.parse(stdout);
    expect(failed[0]).toMatchObject({
      __typename: 'ImageBuilderWorkflow',
      status: 'FAILED',
      image: { name: 'payments-api', version: '3.3.0/1' },
    });
    expect(failed[1]).toMatchObject({
      image: { name: 'payments-api', version: '3.2.0/7' },
      reason: expect.stringContaining('migration 0042_add_refunds has not been applied'),
      logUrl: expect.stringContaining('log-events/3.2.0$252F7'),
      unread: [],
    });
    expect(failing.map(({ fetchedAt }: { fetchedAt: string }) => fetchedAt)).toContain(asOf);
    expect(Date.parse(until) - Date.parse(asOf)).toBeLessThan(60_000);
    expect(gaps).toEqual([]);
    expect(unlisted).toEqual([expect.objectContaining({ kind: 'LIFECYCLE', state: 'PARTIAL' })]);
    expect(code).toBe(0);
  });

  it('exits with 1 if a source could not be read at all', async () => {
    // One without a past, which would know executions of the source.
    const own = await startTestGateway(demoEstate());
    own.sandbox.faults.add({
      match: { service: 'glue', accountId: '444455556666', region: 'eu-west-1' },
      fault: { kind: 'accessDenied' },
    });

    const { code, stdout } = await report(own.url);
    await own.close();

    expect(stdout).toContain('payments-api/3.2.0/7');
    expect(stdout).toContain('444455556666 eu-west-1 BLUEPRINT_RUN: nothing seen. UPSTREAM_FORBIDDEN: ');
    expect(code).toBe(1);
  });

  it('exits with 1 and one line if the gateway is down', async () => {
    const { code, stdout, stderr } = await report('http://127.0.0.1:1');

    expect(stderr).toBe('failed-report: GATEWAY_UNAVAILABLE: No answer from http://127.0.0.1:1/graphql.\n');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('exits with 1 and its usage for an unknown option', async () => {
    const { code, stderr } = await report(gateway().url, '--days', '1');

    expect(stderr).toBe('failed-report: Usage: npm start -- [--json] [--hours <1 to 720> | --follow]\n');
    expect(code).toBe(1);
  });

  it('cancels the request on SIGTERM', async () => {
    const silentServer = createServer().listen(0, '127.0.0.1');
    await once(silentServer, 'listening');
    const { port } = silentServer.address() as AddressInfo;
    const running = start(folderOf('failed-report'), process.execPath, ['src/main.js'], {
      GATEWAY_URL: `http://127.0.0.1:${port}`,
    });

    await once(silentServer, 'request');
    running.stop();
    const { code, stderr } = await running.ended;
    silentServer.closeAllConnections();
    silentServer.close();

    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'failed-report: ABORTED: The request was aborted.\n',
    });
  });

  it('runs on the sandbox with one command', async () => {
    const { code, stdout } = await start(
      root,
      process.execPath,
      ['scripts/samples/start.mjs', 'failed-report'],
      { SAMPLES_ARE_BUILT: '1' },
    ).ended;

    expect(stdout).toContain('payments-api/3.2.0/7');
    expect(code).toBe(0);
  });
});
