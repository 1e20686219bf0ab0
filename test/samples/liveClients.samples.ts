import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { replaceableEstate } from '../support/executions/region';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { builds, place } from '../support/live/harness';
import { folderOf, type Running, start } from './samples';

/* Runs examples/live-clients on a gateway whose AWS changes. */

jest.setTimeout(300_000);

const folder = folderOf('live-clients');
const files = mkdtempSync(join(tmpdir(), 'execution-gateway-live-clients-'));
const estate = replaceableEstate([place]);
/** What is printed of two builds. */
const snapshots = 'SNAPSHOT RUNNING ImageBuilderWorkflow\n'.repeat(2);

let gateway: TestGateway;
let program: Running | undefined;

beforeAll(async () => {
  gateway = await startTestGateway(estate.estate);
  const { code, stderr, stdout } = await start(folder, 'npm', ['run', 'build', '--silent'], {
    GATEWAY_URL: gateway.url,
  }).ended;
  if (code !== 0) throw new Error(stdout + stderr);
});

afterEach(() => program?.stop());
afterAll(async () => {
  await gateway.close();
  rmSync(files, { recursive: true });
});

describe.each(['apollo', 'urql', 'relay'])('examples/live-clients: %s', (client) => {
  it('prints the state, and each change until SIGINT', async () => {
    estate.replace({ [place]: builds([{}, {}]) });
    await gateway.ask('{ executions { nodes { id } } }');
    program = start(folder, process.execPath, [`dist/${client}.js`], { GATEWAY_URL: gateway.url });
    await program.printed(snapshots);

    estate.replace({ [place]: builds([{}, { status: 'FAILED', message: 'No disk.' }]) });
    await gateway.ask('{ executions { nodes { id } } }');
    await program.printed('ENDED RUNNING -> FAILED ImageBuilderWorkflow\n');
    program.stop('SIGINT');
    const { code, stdout, stderr } = await program.ended;

    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('resumes when the gateway is back: what has ended meanwhile is an event', async () => {
    const history = { keepDays: 30, keepSensitive: false, file: join(files, `${client}.db`) };
    const port = Number(new URL(gateway.url).port);
    const restart = async (): Promise<void> => {
      await gateway.close();
      gateway = await startTestGateway(estate.estate, { port, history });
      await gateway.ask('{ executions { nodes { id } } }');
    };
    estate.replace({ [place]: builds([{}, {}]) });
    await restart();
    program = start(folder, process.execPath, [`dist/${client}.js`], { GATEWAY_URL: gateway.url });
    await program.printed(snapshots);

    estate.replace({ [place]: builds([{ status: 'FAILED', message: 'No disk.' }, {}]) });
    await restart();
    await program.printed('ENDED RUNNING -> FAILED ImageBuilderWorkflow\n');
    program.stop('SIGINT');

    expect((await program.ended).stdout.trimEnd().split('\n')).toHaveLength(3);
  });
});
