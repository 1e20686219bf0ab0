import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { replaceableEstate } from '../support/executions/region';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import {
  finished,
  groupOfWorkflow,
  inProgress,
  otherPlace,
  ownGroup,
  ownWorkflow,
  ownWorkflowId,
  place,
  regionOf,
  server,
  serverId,
  uuidOf,
  workflowId,
} from '../support/transferLogs/estate';

const estate = replaceableEstate([place, otherPlace]);
const clean: (() => void | Promise<void>)[] = [];
let sandbox: Sandbox;

const start = async (options: TestGatewayOptions = {}): Promise<TestGateway> => {
  const gateway = await startTestGateway(estate.estate, {
    sandbox,
    transferDays: 7,
    cache: { maxBytes: 1e7, runningSeconds: 0 },
    ...options,
  });
  clean.unshift(() => gateway.close());
  return gateway;
};
const now = (): number => sandbox.clock.now().getTime();

beforeEach(async () => {
  sandbox = await startSandbox({ estate: estate.estate });
  clean.push(() => sandbox.close());
});
afterEach(async () => {
  for (const task of clean.splice(0)) await task();
});

const fields =
  'id origin status statusReason startedAt endedAt executionRole initialFileLocation { s3FileLocation { key } }';
const lookUp = (number = 1, workflow = workflowId, scope = ', scope: { accountId: "111122223333" }') =>
  `{ found: transferExecution(workflowId: "${workflow}", executionId: "${uuidOf(number)}"${scope}) { ${fields} } }`;

/** Resolves when the history has stored what was offered. */
const stored = async (gateway: TestGateway): Promise<void> => {
  for (;;) {
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    if (/^execution_gateway_history_queue 0$/m.test(metrics)) return;
  }
};

const deny = (operation: string): void => {
  sandbox.faults.add({
    match: { operation },
    fault: { kind: 'error', name: 'AccessDeniedException', status: 400, message: 'no' },
  });
};

describe('The look-up of a Transfer execution that has ended', () => {
  it('finds it in the logs of the servers, and then in the history', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 60, 2: 30 })) });
    const gateway = await start();

    const first = await gateway.ask(lookUp());
    await stored(gateway);
    const again = await gateway.ask(
      `{ node(id: "${first.data.found.id}") { ... on TransferExecution { ${fields} } } }`,
    );

    expect(first.errors).toBeUndefined();
    expect(first.data.found).toMatchObject({
      origin: 'LOG',
      status: 'SUCCEEDED',
      executionRole: null,
      initialFileLocation: { s3FileLocation: { key: 'mary/1.json' } },
    });
    expect(first.calls).toEqual(['DescribeExecution', 'DescribeWorkflow', 'FilterLogEvents', 'ListServers']);
    expect(again.data.node).toEqual(first.data.found);
    expect(again.calls).toEqual(['DescribeExecution']);
  });

  it('costs no call where the history has its end, and the scope is not given', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 60 })) });
    const gateway = await start();
    await gateway.ask(lookUp());
    await stored(gateway);

    const { data, calls } = await gateway.ask(lookUp(1, workflowId, ''));

    expect(data.found).toMatchObject({ origin: 'LOG', status: 'SUCCEEDED' });
    expect(calls).toEqual([]);
  });

  it('asks only for the log of the server that the history names, and joins what AWS returned', async () => {
    const servers = [serverId, 's-00000000000000001'].map((id) =>
      server(id, 'arn:aws:iam::111122223333:role/logs'),
    );
    estate.replace({ [place]: regionOf([], [inProgress(1)], { transferServers: servers }) });
    const gateway = await start();
    const running = await gateway.ask(lookUp());
    await stored(gateway);
    estate.replace({ [place]: regionOf(finished(now(), { 1: 1 }), [], { transferServers: servers }) });

    const { data, calls } = await gateway.ask(lookUp());

    expect(running.data.found.status).toBe('RUNNING');
    expect(data.found).toMatchObject({
      origin: 'LOG',
      status: 'SUCCEEDED',
      executionRole: 'arn:aws:iam::111122223333:role/run',
    });
    expect(calls).toEqual(['DescribeExecution', 'DescribeWorkflow', 'FilterLogEvents']);
    const input = sandbox.calls.all().find(({ operation }) => operation === 'FilterLogEvents')?.input;
    expect(input).toMatchObject({
      logGroupName: `/aws/transfer/${serverId}`,
      filterPattern: `{ $.executionId = "${uuidOf(1)}" }`,
      logStreamNamePrefix: `mary.${workflowId}.`,
    });
  });

  it('keeps the failed step that AWS returned, where the log lacks it', async () => {
    const failing = {
      ...inProgress(1, 'HANDLING_EXCEPTION'),
      Results: {
        Steps: [
          { StepType: 'COPY' as const },
          { StepType: 'TAG' as const, Error: { Type: 'PERMISSION_DENIED' as const, Message: 'Cannot tag' } },
        ],
      },
    };
    const cause = `{ transferExecution(workflowId: "${workflowId}", executionId: "${uuidOf(1)}",
      scope: { accountId: "111122223333" }) { origin status rootCause { summary step sources }
      results { steps { name error { type } definition { type } } } } }`;
    estate.replace({ [place]: regionOf([], [failing]) });
    const gateway = await start();
    await gateway.ask(cause);
    await stored(gateway);
    const [begin, end] = [finished(now(), { 1: 1 }, { fails: true })].flatMap((lines) => [
      ...lines.slice(0, 1),
      ...lines.slice(-1),
    ]);
    estate.replace({ [place]: regionOf(begin && end ? [begin, end] : []) });

    const { data, errors } = await gateway.ask(cause);

    expect(errors).toBeUndefined();
    expect(data.transferExecution).toEqual({
      origin: 'LOG',
      status: 'FAILED',
      rootCause: {
        summary: 'The file was not processed: step 2 (TAG): PERMISSION_DENIED: Cannot tag',
        step: 'TAG',
        sources: ['logs:FilterLogEvents', 'transfer:DescribeExecution'],
      },
      // AWS returns results in the order of the definition, which has the names.
      results: {
        steps: [
          { name: 'copyToShared', error: null, definition: { type: 'COPY' } },
          { name: 'tagFile', error: { type: 'PERMISSION_DENIED' }, definition: { type: 'TAG' } },
        ],
      },
    });
  });

  it('finds it in the log that its workflow names', async () => {
    estate.replace({
      [place]: regionOf([], [], {
        transferWorkflows: [ownWorkflow],
        transferExecutions: { [ownWorkflowId]: [] },
        logGroups: [groupOfWorkflow(finished(now(), { 1: 5 }, { workflowId: ownWorkflowId, fails: true }))],
      }),
    });
    const gateway = await start();

    const { data, calls } = await gateway.ask(lookUp(1, ownWorkflowId));

    expect(data.found).toMatchObject({ status: 'FAILED', statusReason: 'Cannot tag Efs file' });
    expect(calls).toEqual(['DescribeExecution', 'DescribeWorkflow', 'FilterLogEvents']);
    const input = sandbox.calls.all().find(({ operation }) => operation === 'FilterLogEvents')?.input;
    expect(input).toMatchObject({ logGroupName: ownGroup, logStreamNamePrefix: `${ownWorkflowId}/` });
  });

  it('finds its begin before the time that lists read, and stays so', async () => {
    const windowMs = 7 * 86_400_000;
    estate.replace({
      [place]: regionOf(finished(now(), { 1: windowMs / 60_000 + 0.025, 2: 10 })),
    });
    const gateway = await start();
    const listed = `{ executions(filter: { kinds: [TRANSFER_EXECUTION] }) {
      nodes { ... on TransferExecution { executionId startedAt endedAt } } } }`;
    const before = await gateway.ask(listed);

    const { data } = await gateway.ask(lookUp());
    await stored(gateway);
    const again = await gateway.ask(lookUp());

    const [half] = before.data.executions.nodes.filter(
      ({ executionId }: { executionId: string }) => executionId === uuidOf(1),
    );
    expect(half).toMatchObject({ startedAt: null, endedAt: expect.any(String) });
    expect(data.found).toMatchObject({
      status: 'SUCCEEDED',
      startedAt: expect.any(String),
      initialFileLocation: { s3FileLocation: { key: 'mary/1.json' } },
    });
    expect(again.data).toEqual(data);
    expect(again.calls).not.toContain('FilterLogEvents');
  });

  it('searches its log once where that has no line of its begin', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 2 * 1_440 }).slice(1)) });
    const gateway = await start();
    const first = await gateway.ask(lookUp());
    await stored(gateway);

    const again = await gateway.ask(lookUp());

    expect(first.data.found).toMatchObject({ status: 'SUCCEEDED', startedAt: null });
    expect(again.data).toEqual(first.data);
    expect(again.calls).toEqual(['DescribeExecution']);
  });

  it('says that it has ended, but not how, where no end was logged', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 60 }, { hasEnd: false })) });
    const gateway = await start();

    const { data } = await gateway.ask(lookUp());

    expect(data.found).toMatchObject({
      origin: 'LOG',
      status: 'UNKNOWN',
      statusReason: 'ended, no end was logged',
      endedAt: null,
    });
  });

  it('is null where neither AWS, the log nor the history has it', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 2: 60 })) });
    const gateway = await start();

    const { data, errors } = await gateway.ask(lookUp());

    expect({ data, errors }).toEqual({ data: { found: null }, errors: undefined });
  });

  it('finds it in whatever scope it is', async () => {
    estate.replace({ [otherPlace]: regionOf(finished(now(), { 1: 60 })) });
    const gateway = await start();

    const { data } = await gateway.ask(lookUp(1, workflowId, ''));

    expect(data.found).toMatchObject({ origin: 'LOG', status: 'SUCCEEDED' });
  });

  it('costs two calls per scope, and searches the logs of those that know the workflow, where none has it', async () => {
    estate.replace({
      [place]: regionOf(finished(now(), { 2: 60 })),
      [otherPlace]: regionOf([], [], { transferWorkflows: [ownWorkflow], transferExecutions: {} }),
    });
    const gateway = await start();

    const { data, errors, calls } = await gateway.ask(lookUp(1, workflowId, ''));

    expect({ data, errors }).toEqual({ data: { found: null }, errors: undefined });
    expect(calls).toEqual([
      'DescribeExecution',
      'DescribeExecution',
      'DescribeWorkflow',
      'DescribeWorkflow',
      'FilterLogEvents',
      'ListServers',
    ]);
  });

  it('is what the history has where the log is denied, and the error where that has nothing', async () => {
    estate.replace({ [place]: regionOf([], [inProgress(1)]) });
    const gateway = await start();
    await gateway.ask(lookUp());
    await stored(gateway);
    estate.replace({ [place]: regionOf(finished(now(), { 1: 1, 2: 1 })) });
    deny('FilterLogEvents');

    const known = await gateway.ask(lookUp());
    const unknown = await gateway.ask(lookUp(2));

    expect(known.errors).toBeUndefined();
    expect(known.data.found).toMatchObject({ origin: 'HISTORY', status: 'UNKNOWN' });
    expect(unknown.data.found).toBeNull();
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_FORBIDDEN' } }]);
  });

  it('asks for no log with transferDays: 0', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 60 })) });
    const gateway = await start({ transferDays: 0 });

    const { data, calls } = await gateway.ask(lookUp());

    expect(data.found).toBeNull();
    expect(calls).toEqual(['DescribeExecution']);
  });

  it('searches the logs of at most ten servers', async () => {
    const servers = Array.from({ length: 12 }, (_, index) =>
      server(`s-${String(index).padStart(17, '0')}`, 'arn:aws:iam::111122223333:role/logs'),
    );
    estate.replace({ [place]: regionOf([], [], { transferServers: servers }) });
    const gateway = await start();

    const { data, errors, calls } = await gateway.ask(lookUp());

    expect(calls.filter((call) => call === 'FilterLogEvents')).toHaveLength(10);
    // It may be in one of the others.
    expect(data.found).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'BUDGET_EXCEEDED' } }]);
  });

  it('searches no log where AWS does not know the workflow either', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 60 })) });
    const gateway = await start();

    const { data, errors, calls } = await gateway.ask(lookUp(1, ownWorkflowId));

    expect({ data, errors }).toEqual({ data: { found: null }, errors: undefined });
    expect(calls).toEqual(['DescribeExecution', 'DescribeWorkflow']);
  });

  it('searches no log of a time in which it had ended before', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 60 }, { hasEnd: false })) });
    const gateway = await start();
    await gateway.ask(lookUp());
    await stored(gateway);
    sandbox.clock.advance(8 * 86_400);

    const { data, calls } = await gateway.ask(lookUp());

    expect(data.found).toMatchObject({ origin: 'LOG', status: 'UNKNOWN' });
    expect(calls).not.toContain('FilterLogEvents');
  });
});
