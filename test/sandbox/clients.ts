import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { GlueClient } from '@aws-sdk/client-glue';
import { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { STSClient } from '@aws-sdk/client-sts';
import { TransferClient } from '@aws-sdk/client-transfer';
import { afterAll, beforeAll } from '@jest/globals';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';
import { account, region, smallEstate } from './smallEstate';

/** A sandbox for the tests of one file. It starts before them and stops after them. */
export const sandboxForTests = (options: Partial<SandboxOptions> = {}): (() => Sandbox) => {
  let sandbox: Sandbox | undefined;
  beforeAll(async () => {
    sandbox = await startSandbox({ estate: smallEstate, ...options });
  });
  afterAll(() => sandbox?.close());
  return () => {
    if (!sandbox) throw new Error('The sandbox runs only while its tests run.');
    return sandbox;
  };
};

/** Settings of an AWS client. Without retries, so that a test gets the first answer. */
export const settingsFor = (sandbox: Sandbox, at = { accountId: account, region }) => ({
  endpoint: sandbox.url,
  region: at.region,
  credentials: sandbox.credentialsFor(at.accountId),
  maxAttempts: 1,
});

export const clientsOf = (sandbox: Sandbox, at?: { accountId: string; region: string }) => {
  const settings = settingsFor(sandbox, at);
  return {
    imageBuilder: new ImagebuilderClient(settings),
    transfer: new TransferClient(settings),
    glue: new GlueClient(settings),
    logs: new CloudWatchLogsClient(settings),
    sts: new STSClient(settings),
  };
};
