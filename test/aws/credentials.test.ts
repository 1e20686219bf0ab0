import { afterEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/faultInjection';
import { carefulPace } from '../../src/aws/pace';
import { startTestGateway, type TestGateway } from '../support/gateway';
import {
  account,
  blueprintName,
  buildId,
  executionId,
  fixtureEstate,
  inScope,
  otherAccount,
  otherRegion,
  region,
  runId,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { uuid } from '../support/sequence';

const lines: string[] = [];
let gateway: TestGateway;

const start = async (options: Parameters<typeof startTestGateway>[1] = {}): Promise<void> => {
  lines.length = 0;
  gateway = await startTestGateway(fixtureEstate, {
    log: { write: (line) => void lines.push(line) },
    ...options,
  });
};

afterEach(() => gateway.close());

const injectFault = (operation: string, effect: Fault, times?: number): void => {
  gateway.sandbox.faults.add({ match: { operation }, fault: effect, ...(times && { times }) });
};

const logged = (): Record<string, unknown>[] =>
  lines.map((line): Record<string, unknown> => JSON.parse(line));

/** The number of AssumeRole calls of the last query. */
const assumeRoleCalls = (): number =>
  gateway.sandbox.calls.operations().filter((operation) => operation === 'AssumeRole').length;

const thirtySteps = `{ ${Array.from(
  { length: 30 },
  (_, index) =>
    `s${index}: workflowStep(stepExecutionId: "step-${uuid(1000 + index)}", ${inScope}) { rawStatus }`,
).join(' ')} }`;
const workflow = `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}", ${inScope}) { rawStatus } }`;
const everyService = `{
  imageBuilderWorkflow(workflowExecutionId: "${buildId}", ${inScope}) { rawStatus }
  transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}", ${inScope}) { rawStatus }
  blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}", ${inScope}) { rawStatus }
}`;

describe('A missing permission', () => {
  it('is named with its account and region in the error of each field, and logged once', async () => {
    await start();
    injectFault('GetWorkflowStepExecution', { kind: 'accessDenied' });

    const { errors } = await gateway.ask(thirtySteps);

    const permission = `imagebuilder:GetWorkflowStepExecution in account ${account}, region ${region}`;
    expect(errors).toHaveLength(30);
    expect(errors?.every(({ message }) => message.includes(permission))).toBe(true);
    expect(logged()).toMatchObject([
      { code: 'UPSTREAM_FORBIDDEN', reason: expect.stringContaining(permission) },
    ]);
  });

  it('is logged again after a minute', async () => {
    await start();
    injectFault('GetWorkflowExecution', { kind: 'accessDenied' });
    const after = async (seconds: number): Promise<number> => {
      gateway.sandbox.clock.advance(seconds);
      await gateway.ask(workflow);
      return lines.length;
    };

    const logLengths = [await after(0), await after(30), await after(29), await after(2), await after(30)];

    expect(logLengths).toEqual([1, 1, 1, 2, 2]);
  });

  it('is logged again if it was granted in between', async () => {
    await start();
    injectFault('GetWorkflowExecution', { kind: 'accessDenied' });
    await gateway.ask(workflow);
    gateway.sandbox.faults.clear();
    await gateway.ask(workflow);
    injectFault('GetWorkflowExecution', { kind: 'accessDenied' });

    await gateway.ask(workflow);

    expect(logged()).toHaveLength(2);
  });

  it('does not suppress the log of another one', async () => {
    await start();
    ['GetWorkflowExecution', 'DescribeExecution', 'GetBlueprintRun'].forEach((operation) => {
      injectFault(operation, { kind: 'accessDenied' });
    });

    await gateway.ask(everyService);

    const missing = logged().map(({ aws }) => (aws as { operation: string }).operation);
    expect(missing.sort()).toEqual(['DescribeExecution', 'GetBlueprintRun', 'GetWorkflowExecution']);
  });
});

describe('Credentials', () => {
  it('are fetched once per role for all services', async () => {
    await start();

    const { errors } = await gateway.ask(everyService);

    expect(errors).toBeUndefined();
    expect(assumeRoleCalls()).toBe(1);
  });

  it('cause an error that names the account and the region, and one log line, if STS denies them', async () => {
    await start();
    injectFault('AssumeRole', { kind: 'accessDenied' });

    const { errors } = await gateway.ask(thirtySteps);

    expect(errors).toHaveLength(30);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(`sts:AssumeRole in account ${account}, region ${region}`),
      extensions: { code: 'UPSTREAM_FORBIDDEN', aws: { service: 'sts', operation: 'AssumeRole' } },
    });
    expect(logged()).toHaveLength(1);
  });

  it('of other accounts are not affected if STS denies one role', async () => {
    await start();
    gateway.sandbox.faults.add({
      match: {
        operation: 'AssumeRole',
        input: { RoleArn: `arn:aws:iam::${otherAccount}:role/ExecutionGatewayRead` },
      },
      fault: { kind: 'accessDenied' },
    });

    const { data, errors } = await gateway.ask(`{
      imageBuilderWorkflow(workflowExecutionId: "${buildId}", ${inScope}) { rawStatus }
      blueprint(name: "${blueprintName}", scope: { region: "${otherRegion}" }) { name }
    }`);

    expect(data).toEqual({ imageBuilderWorkflow: { rawStatus: 'COMPLETED' }, blueprint: null });
    expect(errors).toMatchObject([
      { extensions: { code: 'UPSTREAM_FORBIDDEN', aws: { accountId: otherAccount, region: otherRegion } } },
    ]);
  });

  it('are requested five times if STS throttles', async () => {
    await start();
    injectFault('AssumeRole', { kind: 'throttle' });

    const { errors } = await gateway.ask(workflow);

    expect(errors).toMatchObject([
      { extensions: { code: 'THROTTLED', retryAfterMs: expect.any(Number), aws: { service: 'sts' } } },
    ]);
    expect(assumeRoleCalls()).toBe(5);
  });

  it('are renewed, and the calls sent again, if AWS says that they have expired', async () => {
    await start();
    await gateway.ask(workflow);
    gateway.sandbox.clock.advance(2 * 3600);

    const { errors, calls } = await gateway.ask(workflow);

    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetWorkflowExecution', 'GetWorkflowExecution']);
    expect(assumeRoleCalls()).toBe(1);
    expect(logged()).toEqual([]);
  });

  it('are also renewed if they have expired by the last try of a call', async () => {
    await start();
    await gateway.ask(workflow);
    const before = carefulPace.retries.tries - 1;
    injectFault(
      'GetWorkflowExecution',
      { kind: 'error', name: 'ServiceException', status: 500, message: 'x' },
      before,
    );
    gateway.sandbox.clock.advance(2 * 3600);

    const { errors, calls } = await gateway.ask(workflow);

    expect(errors).toBeUndefined();
    expect(calls).toHaveLength(before + 2);
    expect(assumeRoleCalls()).toBe(1);
  });

  it('cause an error that names them as expired, and one log line, if new ones are refused, too', async () => {
    await start();
    const expired = { name: 'ExpiredTokenException', status: 400, message: 'The security token is expired' };
    injectFault('GetWorkflowStepExecution', { kind: 'error', ...expired });

    const { errors, calls } = await gateway.ask(thirtySteps);

    expect(errors).toHaveLength(30);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(
        /credentials for account \d+, region [\w-]+ are missing, expired or not valid/,
      ),
      extensions: { code: 'UPSTREAM_FORBIDDEN' },
    });
    expect(calls).toHaveLength(60);
    expect(logged()).toHaveLength(1);
  });

  it('are never returned to the client', async () => {
    await start();
    injectFault('AssumeRole', { kind: 'accessDenied' });

    const answer = JSON.stringify(await gateway.ask(everyService));

    expect(answer).not.toMatch(/AKIA|ASIA|not-a-secret|ExecutionGatewayRead|arn:aws:iam/);
  });
});
