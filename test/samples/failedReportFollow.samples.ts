import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { replaceableEstate } from '../support/executions/region';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { type BuildState, builds, place } from '../support/live/harness';
import { type CuttableProxy, startCuttableProxy } from '../support/streams/cuttableProxy';
import { folderOf, type Running, start } from './samples';

/* Runs `--follow` of examples/failed-report on a gateway whose AWS changes, over a proxy whose connections the test cuts. */

jest.setTimeout(300_000);

const running: BuildState = {};
const failed = (message: string): BuildState => ({ status: 'FAILED', message });

const estate = replaceableEstate([place]);

let gateway: TestGateway;
let proxy: CuttableProxy;

beforeEach(async () => {
  estate.replace({ [place]: builds([running, running, running]) });
  gateway = await startTestGateway(estate.estate);
  proxy = await startCuttableProxy(gateway.url);
});

afterEach(async () => {
  command?.stop();
  await proxy.close();
  await gateway.close();
});

let command: Running | undefined;

const follow = (...options: readonly string[]): Running =>
  (command = start(folderOf('failed-report'), process.execPath, ['src/main.js', '--follow', ...options], {
    GATEWAY_URL: proxy.url,
  }));

/** Resolves when the gateway has sent the state of all executions. What changes from then on is an event. */
const begun = async (): Promise<void> => {
  const hasBegun = async (): Promise<boolean> =>
    /^execution_gateway_transport_events_total\{transport="sse"\} [3-9]/m.test(
      await (await fetch(`${gateway.url}/metrics`)).text(),
    );
  while (!(await hasBegun()));
};

/** Changes what AWS returns, and lets the gateway see it. */
const change = async (...states: readonly BuildState[]): Promise<void> => {
  estate.replace({ [place]: builds(states) });
  const { errors } = await gateway.ask('{ executions { nodes { id status } } }');
  expect(errors).toBeUndefined();
};

describe('examples/failed-report --follow', () => {
  it('prints each failure as it ends, also those of a lost connection, until SIGINT', async () => {
    command = follow();
    await command.printed('connected, waiting for failures');
    await begun();
    await change(failed('No disk.'), running, running);
    await command.printed('No disk.');

    await proxy.close();
    await command.printed('disconnected');
    await change(failed('No disk.'), failed('No network.'), { status: 'COMPLETED' });
    proxy = await startCuttableProxy(gateway.url, proxy.url);
    await command.printed('No network.');
    command.stop('SIGINT');
    const { code, stdout, stderr } = await command.ended;

    const titles = stdout.split('\n').filter((line) => line.includes(' of image '));
    expect(titles.map((line) => line.slice(18))).toEqual([
      'FAILED       build workflow of image web/1.0.0/1',
      'FAILED       build workflow of image web/1.0.0/2',
    ]);
    expect(stdout).toContain('\n    in 111122223333 us-east-1');
    expect(stderr.split('\n').map((line) => line.replace(/(GATEWAY_UNAVAILABLE): .*/, '$1'))).toEqual([
      'failed-report: connected, waiting for failures',
      'failed-report: disconnected, trying again: GATEWAY_UNAVAILABLE',
      'failed-report: connected again',
      '',
    ]);
    expect(code).toBe(0);
  });

  it('prints a line of JSON for each failure', async () => {
    command = follow('--json');
    await begun();
    await change(running, running, failed('No disk.'));
    await command.printed('No disk.');
    command.stop();
    const { code, stdout } = await command.ended;

    const [line = '', ...others] = stdout.trimEnd().split('\n');
    expect(JSON.parse(line)).toMatchObject({
      __typename: 'ImageBuilderWorkflow',
      status: 'FAILED',
      reason: expect.stringContaining('No disk.'),
      unread: [],
    });
    expect([others, code]).toEqual([[], 0]);
  });

  it('waits for a gateway that is down, and ends with 0 by SIGINT', async () => {
    await proxy.close();
    command = follow();
    await command.printed('disconnected');
    command.stop('SIGINT');

    expect(await command.ended).toEqual({
      code: 0,
      stdout: '',
      stderr: `failed-report: disconnected, trying again: GATEWAY_UNAVAILABLE: No answer from ${proxy.url}/graphql.\n`,
    });
  });

  it('exits with 1 and its usage together with --hours', async () => {
    const { code, stderr } = await follow('--hours', '1').ended;

    expect(stderr).toBe('failed-report: Usage: npm start -- [--json] [--hours <1 to 720> | --follow]\n');
    expect(code).toBe(1);
  });
});
