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

describe('delay', () => {
  it('answers as usual, later', async () => {
    inject({ kind: 'delay', ms: 40 });
    const before = performance.now();

    const { imagePipelineList } = await listPipelines();

    expect(performance.now() - before).toBeGreaterThan(38);
    expect(imagePipelineList).toHaveLength(2);
  });

  it('does not hold up the end of the sandbox', async () => {
    const shortLived = await startSandbox({ estate: smallEstate });
    shortLived.faults.add({ fault: { kind: 'delay', ms: 60_000 } });
    const call = clientsOf(shortLived).glue.send(new ListBlueprintsCommand({}));
    const refusal = expect(call).rejects.toThrow();
    while (shortLived.calls.all().length === 0) await new Promise((resolve) => setImmediate(resolve));

    await shortLived.close();

    await refusal;
  });
});

describe('throttle', () => {
  it('has each service’s own name', async () => {
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

  it('has Image Builder’s status, and Transfer’s word on when to come back', async () => {
    inject({ kind: 'throttle' }, 2);

    await expect(listPipelines()).rejects.toMatchObject({ $metadata: { httpStatusCode: 429 } });
    await expect(listWorkflows()).rejects.toMatchObject({
      RetryAfterSeconds: '1',
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('accessDenied', () => {
  it('has each service’s own name, and says who may not do what', async () => {
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

describe('serverError', () => {
  it('has each service’s own names', async () => {
    inject({ kind: 'serverError' }, 4);

    await expect(listPipelines()).rejects.toBeInstanceOf(ServiceException);
    await expect(listWorkflows()).rejects.toMatchObject({ name: 'InternalServiceError' });
    await expect(listBlueprints()).rejects.toMatchObject({ name: 'InternalServiceException' });
    await expect(whoAmI()).rejects.toMatchObject({ name: 'InternalFailure' });
  });

  it('can say that the service is away', async () => {
    inject({ kind: 'serverError', status: 503 }, 2);

    await expect(listPipelines()).rejects.toBeInstanceOf(ServiceUnavailableException);
    // The documented status, not the one of the model's trait.
    await expect(listWorkflows()).rejects.toMatchObject({
      name: 'ServiceUnavailableException',
      $metadata: { httpStatusCode: 500 },
    });
  });
});

describe('answers that no client can read', () => {
  it('are a proxy’s page', async () => {
    inject({ kind: 'html' }, 2);

    await expect(listPipelines()).rejects.toMatchObject({
      name: 'SyntaxError',
      $metadata: { httpStatusCode: 502 },
    });
    await expect(listBlueprints()).rejects.toMatchObject({ $metadata: { httpStatusCode: 502 } });
  });

  it('are a connection that is cut before the answer', async () => {
    inject({ kind: 'cut' });

    await expect(listPipelines()).rejects.toThrow('socket hang up');
  });

  it('are a connection that is cut in the middle of the answer', async () => {
    inject({ kind: 'cutBody' });

    await expect(listPipelines()).rejects.toThrow('aborted');
  });

  it('are an empty body', async () => {
    inject({ kind: 'emptyBody' });

    const { $metadata, ...answer } = await listPipelines();

    expect($metadata.httpStatusCode).toBe(200);
    expect(answer.imagePipelineList).toBeUndefined();
  });
});

describe('any other answer', () => {
  it('is sent word for word', async () => {
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

  it('can be any error, in the form of the service', async () => {
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

describe('a rule', () => {
  const cut = { kind: 'cut' } as const;

  it.each([
    ['service', { service: 'transfer' }],
    ['operation', { operation: 'GetBlueprintRun' }],
    ['account', { accountId: otherAccount }],
    ['region', { region: 'eu-west-1' }],
    ['input', { input: { MaxResults: 7 } }],
  ] as const)('strikes nobody else: %s', async (_mark, match) => {
    sandbox().faults.add({ match, fault: cut });

    await expect(listBlueprints()).resolves.toMatchObject({ Blueprints: expect.anything() });
  });

  it('strikes what all of its marks fit, by some of the input', async () => {
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

  it('strikes as often as it says and is gone, so that a client who tries again gets through', async () => {
    inject({ kind: 'serverError' }, 2);
    const patient = new GlueClient({ ...settingsFor(sandbox()), maxAttempts: 3 });

    await expect(patient.send(new ListBlueprintsCommand({}))).resolves.toMatchObject({
      $metadata: { attempts: 3 },
    });
    expect(sandbox().faults.all()).toEqual([]);
  });

  it('strikes until it is removed, and counts', async () => {
    const { id } = sandbox().faults.add({ fault: { kind: 'throttle' } });
    await expect(listPipelines()).rejects.toThrow();
    await expect(listPipelines()).rejects.toThrow();

    expect(sandbox().faults.all()).toMatchObject([{ id, injected: 2 }]);
    expect(sandbox().faults.remove(id)).toBe(true);
    await expect(listPipelines()).resolves.toBeDefined();
  });

  it('strikes by chance, the same calls for the same seed', async () => {
    const struck = async () => {
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

    const outcomes = await struck();

    expect(new Set(outcomes)).toEqual(new Set(['ok', 'throttle']));
    expect(await struck()).toEqual(outcomes);
  });
});
