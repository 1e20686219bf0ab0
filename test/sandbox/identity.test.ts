import { BatchGetBlueprintsCommand, GlueClient, ListBlueprintsCommand } from '@aws-sdk/client-glue';
import { GetImageCommand, ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { ListWorkflowsCommand, TransferClient } from '@aws-sdk/client-transfer';
import { describe, expect, it } from '@jest/globals';
import { sandboxClock } from '../../sandbox/clock';
import { clientsOf, sandboxForTests, settingsFor } from './clients';
import { account, imageArn, otherAccount, otherRegion, region } from './smallEstate';

const start = new Date('2026-11-01T12:00:00Z');
const clock = sandboxClock(start);
const roleArn = `arn:aws:iam::${otherAccount}:role/path/Reader`;
const guardedRoleArn = `arn:aws:iam::${otherAccount}:role/Guarded`;
const sandbox = sandboxForTests({ clock, externalIds: { [guardedRoleArn]: 'the-word' } });

/** Client settings with the credentials of a new AssumeRole session. */
const assume = async (DurationSeconds?: number) => {
  const { Credentials } = await clientsOf(sandbox()).sts.send(
    new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'test', DurationSeconds }),
  );
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  return { ...settingsFor(sandbox()), region: otherRegion, credentials, expiration: Credentials?.Expiration };
};

describe('Account and region of a call to the sandbox', () => {
  it('come from the access key and from the signature', async () => {
    const here = await clientsOf(sandbox()).glue.send(new ListBlueprintsCommand({ MaxResults: 1 }));
    const elsewhere = clientsOf(sandbox(), { accountId: otherAccount, region: otherRegion }).glue;
    const there = await elsewhere.send(new ListBlueprintsCommand({}));

    expect(here.Blueprints).toEqual(['blueprint-01']);
    expect(there.Blueprints).toEqual(['elsewhere']);
  });

  it('are an empty scope if the estate does not have them', async () => {
    const nowhere = clientsOf(sandbox(), { accountId: '999999999999', region: 'ap-south-1' });
    const blueprints = await nowhere.glue.send(new BatchGetBlueprintsCommand({ Names: ['a'] }));
    const workflows = await nowhere.transfer.send(new ListWorkflowsCommand({}));

    expect(blueprints).toMatchObject({ Blueprints: [], MissingBlueprints: ['a'] });
    expect(workflows.Workflows).toEqual([]);
  });

  it('default to the first account for any other key', async () => {
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    const sts = new STSClient({ ...settingsFor(sandbox()), credentials });

    const identity = await sts.send(new GetCallerIdentityCommand({}));

    expect(identity).toMatchObject({ Account: account, Arn: `arn:aws:iam::${account}:user/sandbox` });
  });

  it.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
  ])('determine the partition: %s is in %s', async (there, partition) => {
    const { sts } = clientsOf(sandbox(), { accountId: account, region: there });

    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));

    expect(Arn).toBe(`arn:${partition}:iam::${account}:user/sandbox`);
  });
});

describe('AssumeRole of the sandbox', () => {
  it('returns credentials for the role’s account that expire after an hour', async () => {
    const settings = await assume();

    const identity = await new STSClient(settings).send(new GetCallerIdentityCommand({}));
    const { Blueprints } = await new GlueClient(settings).send(new ListBlueprintsCommand({}));

    expect(identity).toMatchObject({
      Account: otherAccount,
      Arn: `arn:aws:sts::${otherAccount}:assumed-role/Reader/test`,
    });
    expect(Blueprints).toEqual(['elsewhere']);
    expect(Math.abs(Number(settings.expiration) - Number(clock.now()) - 3_600_000)).toBeLessThan(2000);
  });

  it('allows role chaining, for an hour at most', async () => {
    const sts = new STSClient(await assume());
    const chained = { RoleArn: `arn:aws:iam::${account}:role/Next`, RoleSessionName: 'next' };

    const { AssumedRoleUser } = await sts.send(new AssumeRoleCommand(chained));
    const tooLong = sts.send(new AssumeRoleCommand({ ...chained, DurationSeconds: 7200 }));

    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${account}:assumed-role/Next/next`);
    await expect(tooLong).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('requires the external id of a role that has one', async () => {
    const { sts } = clientsOf(sandbox());
    const guarded = { RoleArn: guardedRoleArn, RoleSessionName: 'test' };

    const right = await sts.send(new AssumeRoleCommand({ ...guarded, ExternalId: 'the-word' }));

    expect(right.Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z0-9]{4}444455556666$/);
    for (const ExternalId of [undefined, 'another']) {
      await expect(sts.send(new AssumeRoleCommand({ ...guarded, ExternalId }))).rejects.toMatchObject({
        name: 'AccessDenied',
        message: `User: arn:aws:iam::${account}:user/sandbox is not authorized to perform: sts:AssumeRole on resource: ${guardedRoleArn}`,
        $metadata: { httpStatusCode: 403 },
      });
    }
  });

  it.each([
    ['a missing role', { RoleArn: undefined, RoleSessionName: 'test' }, 'roleArn'],
    [
      'an ARN that is not a role',
      { RoleArn: 'arn:aws:iam::1:user/some-user', RoleSessionName: 'test' },
      'roleArn',
    ],
    ['a missing session name', { RoleArn: roleArn, RoleSessionName: undefined }, 'roleSessionName'],
    [
      'a duration that is too long',
      { RoleArn: roleArn, RoleSessionName: 'test', DurationSeconds: 43_201 },
      'durationSeconds',
    ],
  ])('rejects %s', async (_what, input, member) => {
    await expect(clientsOf(sandbox()).sts.send(new AssumeRoleCommand(input))).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(`at '${member}'`),
    });
  });
});

describe('Temporary credentials of the sandbox', () => {
  it('expire by the sandbox’s clock, with each service’s own error', async () => {
    const settings = await assume(900);
    clock.advance(901);

    await expect(
      new ImagebuilderClient(settings).send(new GetImageCommand({ imageBuildVersionArn: imageArn(1) })),
    ).rejects.toMatchObject({ name: 'ExpiredTokenException', $metadata: { httpStatusCode: 403 } });
    await expect(new TransferClient(settings).send(new ListWorkflowsCommand({}))).rejects.toMatchObject({
      name: 'ExpiredTokenException',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(new STSClient(settings).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'ExpiredToken',
    });
    clock.set(start);
  });

  it('are valid only with their own session token', async () => {
    const settings = await assume();
    const credentials = { ...settings.credentials, sessionToken: 'another' };

    await expect(
      new GlueClient({ ...settings, credentials }).send(new ListBlueprintsCommand({})),
    ).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    await expect(
      new STSClient({ ...settings, credentials }).send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });
});

describe('The signature of a call to the sandbox', () => {
  const ask = (path: string, headers: Record<string, string>) =>
    fetch(new URL(path, sandbox().url), { method: path === '/' ? 'POST' : 'GET', headers });
  const signedFor = (service: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=a/20261101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=00`,
  });
  const glueTarget = { 'x-amz-target': 'AWSGlue.ListBlueprints' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it('is required', async () => {
    const imageBuilder = await ask('/GetImage', {});
    const glue = await ask('/', glueTarget);
    const sts = await ask('/', form);

    expect([imageBuilder.status, glue.status, sts.status]).toEqual([403, 403, 403]);
    expect(imageBuilder.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
    expect(await glue.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
    expect(await sts.text()).toContain('<Code>MissingAuthenticationToken</Code>');
  });

  it('has to name the called service', async () => {
    const imageBuilder = await ask('/GetImage', signedFor('glue'));
    const glue = await ask('/', { ...glueTarget, ...signedFor('transfer') });
    const sts = await ask('/', { ...form, ...signedFor('glue') });

    expect([imageBuilder.status, glue.status, sts.status]).toEqual([403, 403, 403]);
    expect(imageBuilder.headers.get('x-amzn-errortype')).toBe('InvalidSignatureException');
    expect(await glue.json()).toMatchObject({
      __type: 'InvalidSignatureException',
      Message: "Credential should be scoped to correct service: 'glue'.",
    });
    expect(await sts.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
  });
});
