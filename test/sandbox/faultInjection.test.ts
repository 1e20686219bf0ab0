import { GetBlueprintRunCommand, GlueClient, ListBlueprintsCommand } from '@aws-sdk/client-glue';
import {
  CallRateLimitExceededException,
  ForbiddenException,
  GetImageCommand,
  ListImagePipelinesCommand,
  ListWaitingWorkflowStepsCommand,
  ServiceException,
  ServiceUnavailableException,
} from '@aws-sdk/client-imagebuilder';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ListWorkflowsCommand, ThrottlingException } from '@aws-sdk/client-transfer';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startSandbox } from '../../sandbox/server';
import type { Fault } from '../../sandbox/faultInjection';
import { clientsOf, sandboxForTests, settingsFor } from './clients';
import {
  account,
  blueprintName,
  failedImageArn,
  otherAccount,
  region,
  runId,
  smallEstate,
} from './smallEstate';

const sandbox = sandboxForTests();
const aws = () => clientsOf(sandbox());
const inject = (fault: Fault, times = 1) => sandbox().faults.add({ times, fault });
const listPipelines = () => aws().imageBuilder.send(new ListImagePipelinesCommand({}));
const listWorkflows = () => aws().transfer.send(new ListWorkflowsCommand({}));
const listBlueprints = () => aws().glue.send(new ListBlueprintsCommand({}));
const whoAmI = () => aws().sts.send(new GetCallerIdentityCommand({}));

afterEach(() => {
  sandbox().faults.clear();
});

describe('The fault delay', () => {
  it('sends the normal answer later', async () => {
    inject({ kind: 'delay', ms: 40 });
    const before = performance.now();

    const { imagePipelineList } = await listPipelines();

    expect(performance.now() - before).toBeGreaterThan(38);
    expect(imagePipelineList).toHaveLength(2);
  });

  it('does not delay close()', async () => {
    const shortLived = await startSandbox({ estate: smallEstate });
    shortLived.faults.add({ fault: { kind: 'delay', ms: 60_000 } });
    const call = clientsOf(shortLived).glue.send(new ListBlueprintsCommand({}));
    const refusal = expect(call).rejects.toThrow();
    while (shortLived.calls.all().length === 0) await new Promise((resolve) => setImmediate(resolve));

    await shortLived.close();

    await refusal;
  });
});

describe('The fault throttle', () => {
  it('returns each service’s own error name', async () => {
    inject({ kind: 'throttle' }, 4);

    await expect(listPipelines()).rejects.toBeInstanceOf(CallRateLimitExceededException);
    await expect(listWorkflows()).rejects.toBeInstanceOf(ThrottlingException);
    await expect(listBlueprints()).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(whoAmI()).rejects.toMatchObject({ name: 'Throttling' });
  });

  it('returns status 429 from Image Builder, and RetryAfterSeconds from Transfer', async () => {
    inject({ kind: 'throttle' }, 2);

    await expect(listPipelines()).rejects.toMatchObject({ $metadata: { httpStatusCode: 429 } });
    await expect(listWorkflows()).rejects.toMatchObject({
      RetryAfterSeconds: '1',
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('The fault accessDenied', () => {
  it('returns each service’s own error name, and a message with the caller, action and resource', async () => {
    inject({ kind: 'accessDenied' }, 4);
    const user = `User: arn:aws:iam::${account}:user/sandbox is not authorized to perform:`;

    const image = aws().imageBuilder.send(new GetImageCommand({ imageBuildVersionArn: failedImageArn }));

    await expect(image).rejects.toBeInstanceOf(ForbiddenException);
    await expect(image).rejects.toMatchObject({
      message: `${user} imagebuilder:GetImage on resource: ${failedImageArn}`,
      $metadata: { httpStatusCode: 403 },
    });
    await expect(listWorkflows()).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `${user} transfer:ListWorkflows on resource: arn:aws:transfer:${region}:${account}:*`,
    });
    await expect(listBlueprints()).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(whoAmI()).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('The fault serverError', () => {
  it('returns each service’s own error name', async () => {
    inject({ kind: 'serverError' }, 4);

    await expect(listPipelines()).rejects.toBeInstanceOf(ServiceException);
    await expect(listWorkflows()).rejects.toMatchObject({ name: 'InternalServiceError' });
    await expect(listBlueprints()).rejects.toMatchObject({ name: 'InternalServiceException' });
    await expect(whoAmI()).rejects.toMatchObject({ name: 'InternalFailure' });
  });

  it('with status 503 returns ServiceUnavailable', async () => {
    inject({ kind: 'serverError', status: 503 }, 2);

    await expect(listPipelines()).rejects.toBeInstanceOf(ServiceUnavailableException);
    // AWS documents this status; the service model has another.
    await expect(listWorkflows()).rejects.toMatchObject({
      name: 'ServiceUnavailableException',
      $metadata: { httpStatusCode: 500 },
    });
  });
});

describe('A fault with a malformed answer', () => {
  it('html: returns a proxy’s page', async () => {
    inject({ kind: 'html' }, 2);

    await expect(listPipelines()).rejects.toMatchObject({
      name: 'SyntaxError',
      $metadata: { httpStatusCode: 502 },
    });
    await expect(listBlueprints()).rejects.toMatchObject({ $metadata: { httpStatusCode: 502 } });
  });

  it('cut: closes the connection before the answer', async () => {
    inject({ kind: 'cut' });

    await expect(listPipelines()).rejects.toThrow('socket hang up');
  });

  it('cutBody: closes the connection in the middle of the answer', async () => {
    inject({ kind: 'cutBody' });

    await expect(listPipelines()).rejects.toThrow('aborted');
  });

  it('emptyBody: returns status 200 without a body', async () => {
    inject({ kind: 'emptyBody' });

    const { $metadata, ...answer } = await listPipelines();

    expect($metadata.httpStatusCode).toBe(200);
    expect(answer.imagePipelineList).toBeUndefined();
  });
});

describe('A fault with a custom answer', () => {
  it('answer: sends the body and headers as they are', async () => {
    inject({ kind: 'answer', status: 200, body: { imagePipelineList: [{ name: 'recorded' }] } });
    inject({
      kind: 'answer',
      status: 418,
      headers: { 'x-amzn-errortype': 'TeapotException' },
      body: '{"message":"short and stout"}',
    });

    expect((await listPipelines()).imagePipelineList).toEqual([{ name: 'recorded' }]);
    await expect(listPipelines()).rejects.toMatchObject({
      name: 'TeapotException',
      message: 'short and stout',
    });
  });

  it('error: sends the error in the protocol of the service', async () => {
    const error = { kind: 'error', status: 404, message: 'It is gone.' } as const;
    inject({ ...error, name: 'ResourceNotFoundException' }, 4);

    for (const ask of [listPipelines, listWorkflows, listBlueprints, whoAmI]) {
      await expect(ask()).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        message: 'It is gone.',
        $metadata: { httpStatusCode: 404 },
      });
    }
  });
});

describe('A fault rule', () => {
  const cut = { kind: 'cut' } as const;

  it.each([
    ['service', { service: 'transfer' }],
    ['operation', { operation: 'GetBlueprintRun' }],
    ['account', { accountId: otherAccount }],
    ['region', { region: 'eu-west-1' }],
    ['input', { input: { MaxResults: 7 } }],
  ] as const)('does not apply to a call that differs in: %s', async (_criterion, match) => {
    sandbox().faults.add({ match, fault: cut });

    await expect(listBlueprints()).resolves.toMatchObject({ Blueprints: expect.anything() });
  });

  it('applies to a call that matches all criteria, with a subset of the input', async () => {
    sandbox().faults.add({
      match: {
        service: 'glue',
        operation: 'GetBlueprintRun',
        accountId: account,
        region,
        input: { RunId: runId },
      },
      fault: cut,
    });
    const getRun = (RunId: string) =>
      aws().glue.send(new GetBlueprintRunCommand({ BlueprintName: blueprintName, RunId }));

    await expect(getRun(runId)).rejects.toThrow('socket hang up');
    await expect(getRun('br_02')).resolves.toMatchObject({ BlueprintRun: { RunId: 'br_02' } });
  });

  it('is removed after `times` faults, so that a retry succeeds', async () => {
    inject({ kind: 'serverError' }, 2);
    const patient = new GlueClient({ ...settingsFor(sandbox()), maxAttempts: 3 });

    await expect(patient.send(new ListBlueprintsCommand({}))).resolves.toMatchObject({
      $metadata: { attempts: 3 },
    });
    expect(sandbox().faults.all()).toEqual([]);
  });

  it('applies until it is removed, and counts its faults', async () => {
    const { id } = sandbox().faults.add({ fault: { kind: 'throttle' } });
    await expect(listPipelines()).rejects.toThrow();
    await expect(listPipelines()).rejects.toThrow();

    expect(sandbox().faults.all()).toMatchObject([{ id, injected: 2 }]);
    expect(sandbox().faults.remove(id)).toBe(true);
    await expect(listPipelines()).resolves.toBeDefined();
  });

  it('with a probability, selects the same calls for the same seed', async () => {
    const outcomesOfTwentyCalls = async () => {
      sandbox().faults.clear();
      sandbox().faults.add({ probability: 0.5, seed: 7, fault: { kind: 'throttle' } });
      sandbox().calls.clear();
      for (let call = 0; call < 20; call += 1) {
        await aws()
          .imageBuilder.send(new ListWaitingWorkflowStepsCommand({}))
          .catch(() => undefined);
      }
      return sandbox()
        .calls.all()
        .map(({ outcome }) => outcome);
    };

    const outcomes = await outcomesOfTwentyCalls();

    expect(new Set(outcomes)).toEqual(new Set(['ok', 'throttle']));
    expect(await outcomesOfTwentyCalls()).toEqual(outcomes);
  });
});
