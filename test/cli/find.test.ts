import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { gatewaySettings } from '../../sandbox/gatewaySettings';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { findExecutions } from '../../src/commands/find';
import type { Settings } from '../../src/config';
import type { ExecutionRecord } from '../../src/model/record';
import { scopeOf } from '../../src/model/scope';
import { startCommand } from '../support/command';
import type { RegionData } from '../support/estate';
import { replaceableEstate } from '../support/executions/region';
import { at, run, transfer } from '../support/history/records';
import { openStore } from '../support/history/stores';
import { nodeId } from '../support/nodeId';
import { uuid } from '../support/sequence';
import { settingsFromYaml } from '../support/settingsFile';

const places = ['111122223333/us-east-1', '111122223333/eu-west-1', '444455556666/us-east-1'];
const third = { accountId: '444455556666', region: 'us-east-1' };
const transferWorkflowId = 'w-1234567890abcdef0';

const data: RegionData = {
  workflowExecutions: [
    {
      workflowExecutionId: `wf-${uuid(1)}`,
      imageBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:444455556666:image/web/1.0.0/1',
      workflowBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1',
      status: 'FAILED',
      startTime: '2026-11-27T11:00:00.000Z',
      endTime: '2026-11-27T11:10:00.000Z',
    },
  ],
  steps: [
    {
      stepExecutionId: `step-${uuid(1)}`,
      workflowExecutionId: `wf-${uuid(1)}`,
      name: 'Launch',
      status: 'RUNNING',
    },
  ],
  lifecycleExecutions: [{ lifecycleExecutionId: `lce-${uuid(1)}`, state: { status: 'SUCCESS' } }],
  transferWorkflows: [{ WorkflowId: transferWorkflowId, Arn: 'made-up' }],
  transferExecutions: { [transferWorkflowId]: [{ ExecutionId: uuid(9), Status: 'IN_PROGRESS' }] },
  blueprintRuns: [{ BlueprintName: 'orders', RunId: 'run/1', State: 'SUCCEEDED' }],
};

const changing = replaceableEstate(places);
const { estate } = changing;
let folder: string;
let sandbox: Sandbox;
let count = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
  sandbox = await startSandbox({ estate });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => {
  sandbox.faults.clear();
  sandbox.calls.clear();
  changing.replace({});
});

/** Settings with a history of these records in a file. */
const settingsWith = async (...records: readonly ExecutionRecord[]) => {
  const file = join(folder, `${(count += 1)}.db`);
  const store = await openStore({ file });
  store.offer(records);
  await store.close();
  const settings = settingsFromYaml(`history: { file: "${file}" }`);
  return { ...settings, aws: { ...settings.aws, ...gatewaySettings(sandbox, estate) } };
};

const find = (settings: Settings, id: string) => findExecutions(settings, id, 60, () => undefined);
const calls = (): readonly string[] =>
  sandbox.calls
    .all()
    .filter(({ service }) => service !== 'sts')
    .map(({ operation }) => operation);

describe('execution-gateway find', () => {
  it.each([
    [
      'a workflow',
      `wf-${uuid(1)}`,
      { kind: 'IMAGE_BUILDER_WORKFLOW', name: 'build-image', status: 'FAILED' },
    ],
    ['a step', `step-${uuid(1)}`, { kind: 'WORKFLOW_STEP', name: 'Launch', status: 'RUNNING' }],
    ['a lifecycle run', `lce-${uuid(1)}`, { kind: 'LIFECYCLE', name: null, status: 'SUCCEEDED' }],
    [
      'a Transfer execution',
      `${transferWorkflowId}/${uuid(9)}`,
      { kind: 'TRANSFER_EXECUTION', name: transferWorkflowId, status: 'RUNNING' },
    ],
    ['a blueprint run', 'orders/run/1', { kind: 'BLUEPRINT_RUN', name: 'orders', status: 'SUCCEEDED' }],
    [
      'a global id',
      nodeId('BlueprintRun', scopeOf(third.accountId, third.region), 'orders', 'run/1'),
      { kind: 'BLUEPRINT_RUN' },
    ],
  ])('finds %s in AWS, in whatever scope it is', async (_what, id, expected) => {
    changing.replace({ [places[2] ?? '']: data });

    const found = await find(await settingsWith(), id);

    expect(found).toEqual([expect.objectContaining({ ...expected, scope: third, origin: 'AWS' })]);
  });

  it('finds what AWS has forgotten in the history, also by the last id alone', async () => {
    const settings = await settingsWith(
      run({ RunId: 'run-7' }, { fetchedAt: at(0) }),
      run({ RunId: 'run-7', State: 'FAILED' }, { blueprint: 'bills', fetchedAt: at(5) }),
      transfer({}, { number: 4 }),
    );

    const [both, one, byLastId] = await Promise.all(
      ['run-7', 'orders/run-7', uuid(4)].map((id) => find(settings, id)),
    );

    const orders = {
      scope: { accountId: '111122223333', region: 'us-east-1' },
      kind: 'BLUEPRINT_RUN',
      id: run({ RunId: 'run-7' }).id,
      name: 'orders',
      status: 'SUCCEEDED',
      startedAt: at(-60).toISOString(),
      endedAt: at(-30).toISOString(),
      firstSeenAt: at(0).toISOString(),
      lastSeenAt: at(0).toISOString(),
    };
    expect(both).toEqual([
      expect.objectContaining({ name: 'bills', status: 'FAILED', origin: 'HISTORY' }),
      { ...orders, origin: 'HISTORY' },
    ]);
    // It has ended, so AWS is not asked.
    expect(one).toEqual([{ ...orders, origin: expect.any(String) }]);
    // AWS lists a transfer only while it runs: what became of this one is not known.
    expect(byLastId).toMatchObject([
      { kind: 'TRANSFER_EXECUTION', status: 'UNKNOWN', origin: 'HISTORY', endedAt: null },
    ]);
  });

  it('makes no call where the history has what is asked for', async () => {
    const settings = await settingsWith(run({ RunId: 'run-7' }));

    await find(settings, 'orders/run-7');

    expect(calls()).toEqual([]);
  });

  it.each([
    [
      'an unknown id',
      `wf-${uuid(99)}`,
      /no execution with the id "wf-.*" was found in 3 scopes\. Expected a global id/,
    ],
    ['a text that is no id', 'what?', /no execution with the id "what\?" was found/],
    [
      'the global id of a blueprint',
      nodeId('Blueprint', scopeOf('111122223333', 'us-east-1'), 'orders'),
      /no execution\.$/,
    ],
    [
      'a global id of another scope',
      nodeId('BlueprintRun', scopeOf('999999999999', 'us-east-1'), 'orders', 'run-1'),
      /is not a scope of this gateway/,
    ],
  ])('rejects for %s', async (_what, id, message) => {
    const settings = await settingsWith();

    await expect(find(settings, id)).rejects.toThrow(message);
  });

  it('rejects with the failure of a scope where no other has it', async () => {
    const settings = await settingsWith();
    sandbox.faults.add({
      match: { operation: 'GetLifecycleExecution', region: 'eu-west-1' },
      fault: { kind: 'accessDenied' },
    });

    await expect(find(settings, `lce-${uuid(1)}`)).rejects.toMatchObject({ code: 'UPSTREAM_FORBIDDEN' });
  });

  it('ends after its time limit', async () => {
    const settings = await settingsWith();
    sandbox.faults.add({ match: { service: 'imagebuilder' }, fault: { kind: 'delay', ms: 600_000 } });

    await expect(findExecutions(settings, `wf-${uuid(1)}`, 0, () => undefined)).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
  });

  it('asks AWS alone where the history cannot be opened, and warns of it', async () => {
    changing.replace({ [places[2] ?? '']: data });
    const warnings: string[] = [];
    const settings = await settingsWith();
    const broken = { ...settings, history: { ...settings.history, file: '/dev/null/history.db' } };

    const found = await findExecutions(broken, `wf-${uuid(1)}`, 60, (warning) => warnings.push(warning));

    expect(found).toHaveLength(1);
    expect(warnings).toEqual(['the history cannot be read: only AWS is asked.']);
  });

  it('prints a line for each, and ends with code 1 and a reason where there is none', async () => {
    changing.replace({ [places[2] ?? '']: data });
    const settings = join(folder, 'gateway.yaml');
    const { accounts } = gatewaySettings(sandbox, estate);
    writeFileSync(settings, JSON.stringify({ scopes: accounts }));
    const { accessKeyId, secretAccessKey } = sandbox.credentialsFor('111122223333');
    const command = (id: string) =>
      startCommand(['find', id], {
        GATEWAY_CONFIG: settings,
        AWS_CONFIG_FILE: '/nonexistent',
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_ENDPOINT_URL: sandbox.url,
      }).ended;

    const [found, missing] = await Promise.all([command(`wf-${uuid(1)}`), command(`wf-${uuid(2)}`)]);

    expect(found).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(found.stdout)).toMatchObject({
      scope: third,
      kind: 'IMAGE_BUILDER_WORKFLOW',
      origin: 'AWS',
    });
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toMatch(/^execution-gateway: no execution with the id "wf-/);
  });
});
