import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FaultRule } from '../../sandbox/faultInjection';
import { startSandbox } from '../../sandbox/server';
import { type AwsTimeLimits, defaultTimeLimits } from '../../src/aws/settings';
import { replaceAwsEnvironment } from '../support/awsEnvironment';
import { type CredentialServer, startCredentialServer } from '../support/credentialServer';
import { estateOf } from '../support/estate';
import { account, buildId, singleScopeEstate } from '../support/fixtureEstate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';

jest.setTimeout(60_000);

const key = (account: string): string => `AKIAEXEC${account}`;
const staticKeys = { AWS_ACCESS_KEY_ID: key(account), AWS_SECRET_ACCESS_KEY: 'not-a-secret' };

const scopes = '{ scopes { accountId region } }';
const lookUp = `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status } }`;
const list = '{ imagePipelines { nodes { name } } }';
const questions = [
  ['`scopes`', scopes],
  ['a look-up', lookUp],
  ['a list', list],
] as const;

let folder: string;
let gateway: TestGateway;
let containers: CredentialServer | undefined;
let restore: () => void = () => undefined;
const lines: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
  lines.length = 0;
});

afterEach(async () => {
  jest.restoreAllMocks();
  await gateway.close();
  containers?.close();
  containers = undefined;
  restore();
  rmSync(folder, { recursive: true, force: true });
});

/** A gateway whose credentials come from the environment, and not from a role. */
const start = async (
  environment: Readonly<Record<string, string>>,
  limits: Partial<AwsTimeLimits> = {},
  options: TestGatewayOptions = {},
): Promise<void> => {
  restore = replaceAwsEnvironment(environment);
  gateway = await startTestGateway(singleScopeEstate, {
    aws: ({ endpoint }) => ({ endpoint, accounts: [], timeLimits: { ...defaultTimeLimits, ...limits } }),
    log: { write: (line) => void lines.push(line) },
    ...options,
  });
};

const inContainer = async (): Promise<Record<string, string>> => {
  containers = await startCredentialServer(() => key(account));
  return { AWS_CONTAINER_CREDENTIALS_FULL_URI: containers.url };
};

const hang = (rule: FaultRule['match'], times = 1): void => {
  gateway.sandbox.faults.add({ match: rule ?? {}, fault: { kind: 'delay', ms: 600_000 }, times });
};

const stsCalls = (): string[] =>
  gateway.sandbox.calls
    .all()
    .filter(({ service }) => service === 'sts')
    .map(({ operation }) => operation);

const expectDeadline = ({ errors }: Awaited<ReturnType<TestGateway['ask']>>): void =>
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['DEADLINE_EXCEEDED']);

describe.each(questions)('While STS accepts a connection and never answers, %s', (_name, question) => {
  it('ends at its deadline, and the next one calls STS again and is answered', async () => {
    await start(staticKeys, {}, { limits: { requestTimeoutMs: 2_000 } });
    hang({ operation: 'GetCallerIdentity' });

    expectDeadline(await gateway.ask(question));
    const next = await gateway.ask(question);

    expect(next.errors).toBeUndefined();
    expect(stsCalls()).toEqual(['GetCallerIdentity']);
  });

  it('is answered after the time limit by another try', async () => {
    await start(staticKeys, { credentialsTimeoutMs: 500 });
    hang({ operation: 'GetCallerIdentity' });

    const { errors } = await gateway.ask(question);

    expect(errors).toBeUndefined();
    expect(stsCalls()).toEqual(['GetCallerIdentity', 'GetCallerIdentity']);
  });
});

describe('While STS does not answer a call for a role', () => {
  const assumed: TestGatewayOptions = {
    aws: (settings) => ({ ...settings, timeLimits: { ...defaultTimeLimits, credentialsTimeoutMs: 500 } }),
  };

  it('a question is answered after the time limit by another try', async () => {
    await start({}, {}, assumed);
    hang({ operation: 'AssumeRole' });

    const { errors } = await gateway.ask(lookUp);

    expect(errors).toBeUndefined();
    expect(stsCalls()).toEqual(['AssumeRole', 'AssumeRole']);
  });

  it('each question fails with a message about STS, and the calls that wait for it are logged once', async () => {
    await start({}, {}, assumed);
    hang({ operation: 'AssumeRole' }, 100);

    const { errors } = await gateway.ask(`{ a: ${lookUp.slice(1, -1)} b: ${list.slice(1, -1)} }`);

    const message = `AWS returned no usable answer to sts:AssumeRole in account ${account}, region us-east-1.`;
    expect(errors).toMatchObject([{ message }, { message }]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('STS did not answer within 500 ms.');
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toMatch(
      /aws_calls_total\{service="sts",operation="AssumeRole",[^}]*outcome="UPSTREAM_UNAVAILABLE"\} 5/,
    );
  });
});

describe.each(questions)('While the container endpoint never answers, %s', (_name, question) => {
  it('ends at its deadline with the request to the endpoint, and the next one asks anew', async () => {
    await start(await inContainer(), {}, { limits: { requestTimeoutMs: 2_000 } });
    containers?.hang(1);

    expectDeadline(await gateway.ask(question));
    await containers?.ended(1);
    const next = await gateway.ask(question);

    expect(next.errors).toBeUndefined();
    expect(containers?.requests).toHaveLength(2);
  });
});

describe('The container endpoint', () => {
  it('has a time limit, after which the same question asks it again, and the console stays empty', async () => {
    const consoleWarn = jest.spyOn(console, 'warn');
    await start(await inContainer(), { credentialsTimeoutMs: 500 });
    containers?.hang(1);

    const { errors } = await gateway.ask(lookUp);
    await sleep(1_500); // Longer than the SDK's own timers.

    expect(errors).toBeUndefined();
    expect(containers?.requests).toHaveLength(2);
    expect(consoleWarn).not.toHaveBeenCalled();
  });

  it('that never answers is named as the reason', async () => {
    await start(await inContainer(), { credentialsTimeoutMs: 200 });
    containers?.hang(1_000);

    const { errors } = await gateway.ask(scopes);

    expect(errors).toMatchObject([
      {
        message:
          "The gateway's credentials for account unknown, region us-east-1 did not arrive in time, so it cannot call sts:GetCallerIdentity.",
        extensions: { code: 'UPSTREAM_UNAVAILABLE' },
      },
    ]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('The source of the credentials did not answer within 200 ms.');
  });

  it('is asked once for eight regions, three services and all questions', async () => {
    const regions = Array.from({ length: 8 }, (_none, index) => `eu-west-${index + 1}`);
    const estate = estateOf(Object.fromEntries(regions.map((region) => [`${account}/${region}`, {}])));
    restore = replaceAwsEnvironment(await inContainer());
    gateway = await startTestGateway(estate, {
      aws: ({ endpoint }) => ({ endpoint, accounts: [{ accountId: account, regions }] }),
    });

    const answers = await Promise.all(
      [1, 2, 3].map(() => gateway.ask('{ executions { coverage { state } } }')),
    );

    for (const { data, errors } of answers) {
      expect(errors).toBeUndefined();
      expect(data.executions.coverage.length).toBeGreaterThanOrEqual(24);
    }
    expect(containers?.requests).toHaveLength(1);
  });

  it('is asked again shortly before its credentials expire', async () => {
    containers = await startCredentialServer(() => key(account), 200);
    await start({ AWS_CONTAINER_CREDENTIALS_FULL_URI: containers.url });
    await gateway.ask(lookUp);
    const before = containers.requests.length;

    await gateway.ask(lookUp);

    expect(containers.requests).toHaveLength(before + 1);
  });
});

describe('The instance endpoint', () => {
  it('that never answers once is asked again after the time limit', async () => {
    containers = await startCredentialServer(() => key(account));
    const { origin } = new URL(containers.url);
    await start(
      { AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: origin },
      { credentialsTimeoutMs: 1_000 },
    );
    containers.hang(1);

    const { errors } = await gateway.ask(lookUp);

    expect(errors).toBeUndefined();
    // The first one for a token hangs. Then come those for a token, the name of the role and its credentials.
    const paths = containers.requests.map(({ method, url = '' }) => `${String(method)} ${url.split('{')[0]}`);
    expect(paths).toEqual([
      'PUT /latest/api/token',
      'PUT /latest/api/token',
      'GET /latest/meta-data/iam/security-credentials/',
      'GET /latest/meta-data/iam/security-credentials/',
    ]);
  });
});

describe('A profile with a role', () => {
  it('is served by STS after one call that was never answered', async () => {
    const sandbox = await startSandbox({ estate: singleScopeEstate });
    const config = join(folder, 'config');
    writeFileSync(
      config,
      [
        '[default]',
        `role_arn = arn:aws:iam::${account}:role/ExecutionGatewayRead`,
        'source_profile = source',
        'region = us-east-1',
        'retry_mode = adaptive',
        'max_attempts = 10',
        '[profile source]',
        `aws_access_key_id = ${key(account)}`,
        'aws_secret_access_key = not-a-secret',
      ].join('\n'),
    );
    await start(
      { AWS_CONFIG_FILE: config, AWS_ENDPOINT_URL: sandbox.url },
      { credentialsTimeoutMs: 1_000 },
      { sandbox },
    );
    hang({ operation: 'AssumeRole' });

    const { errors } = await gateway.ask(lookUp);

    expect(errors).toBeUndefined();
    expect(stsCalls()).toEqual(['AssumeRole', 'AssumeRole', 'GetCallerIdentity']);
    const [, , , call] = sandbox.calls.all();
    expect(call?.accessKeyId).toMatch(/^ASIA/);
    await sandbox.close();
  });
});

describe('A call that AWS accepts and never answers', () => {
  it('is sent again after the time limit', async () => {
    await start(staticKeys, { answerTimeoutMs: 500 });
    hang({ operation: 'GetWorkflowExecution' });

    const { errors, calls } = await gateway.ask(lookUp);

    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetWorkflowExecution', 'GetWorkflowExecution']);
  });
});

describe('A renewal of credentials that are still valid', () => {
  it('is not tried again at once after it has failed, and the questions are answered', async () => {
    containers = await startCredentialServer(() => key(account), 200);
    await start({ AWS_CONTAINER_CREDENTIALS_FULL_URI: containers.url }, { credentialsTimeoutMs: 300 });
    await gateway.ask(scopes);
    const before = containers.requests.length;
    containers.hang(1_000);

    const answers = [];
    for (let asked = 0; asked < 5; asked += 1) answers.push(await gateway.ask(lookUp));

    expect(answers.flatMap(({ errors = [] }) => errors)).toEqual([]);
    expect(containers.requests.length - before).toBe(1);
  });
});

describe('A `credential_process`', () => {
  const processEnvironment = (script: string): Record<string, string> => {
    const path = join(folder, 'credentials.sh');
    writeFileSync(path, script, { mode: 0o755 });
    const config = join(folder, 'config');
    writeFileSync(config, `[default]\nregion = us-east-1\ncredential_process = ${path}\n`);
    return { AWS_CONFIG_FILE: config };
  };
  const keys = JSON.stringify({ Version: 1, AccessKeyId: key(account), SecretAccessKey: 'not-a-secret' });

  const isRunning = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  it('that hangs is ended with what it has started after the time limit, and runs again', async () => {
    const pids = join(folder, 'pids');
    await start(
      processEnvironment(
        `#!/bin/sh\nif [ ! -e ${pids} ]; then sleep 1000 & echo "$$ $!" > ${pids}; wait; fi\necho '${keys}'\n`,
      ),
      { credentialsTimeoutMs: 3_000 },
    );

    const { errors } = await gateway.ask(lookUp);

    expect(errors).toBeUndefined();
    const started = readFileSync(pids, 'utf8').trim().split(' ').map(Number);
    expect(started).toHaveLength(2);
    while (started.some(isRunning)) await sleep(10);
  });

  it('that a question has waited for until its deadline is ended, and the next question runs it again', async () => {
    const marker = join(folder, 'marker');
    await start(
      processEnvironment(
        `#!/bin/sh\nif [ ! -e ${marker} ]; then touch ${marker}; sleep 1000; fi\necho '${keys}'\n`,
      ),
      { credentialsTimeoutMs: 60_000 },
      { limits: { requestTimeoutMs: 3_000 } },
    );

    expectDeadline(await gateway.ask(lookUp));
    const next = await gateway.ask(lookUp);

    expect(existsSync(marker)).toBe(true);
    expect(next.errors).toBeUndefined();
  });

  it('that fails is named in the log', async () => {
    await start(processEnvironment('#!/bin/sh\nexit 7\n'));

    const { errors } = await gateway.ask(scopes);

    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_FORBIDDEN' } }]);
    expect(lines.join()).toContain('credential_process ended with code 7');
  });
});

describe('A shared credentials file', () => {
  const write = (accessKeyId: string): string => {
    const path = join(folder, 'credentials');
    writeFileSync(
      path,
      `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = not-a-secret\n`,
    );
    return path;
  };

  it.each(['ExpiredToken', 'ExpiredTokenException', 'InvalidClientTokenId', 'UnrecognizedClientException'])(
    'that is rewritten after %s is read again without a restart, for one further try',
    async (name) => {
      await start({ AWS_SHARED_CREDENTIALS_FILE: write('AKIAOLDX111122223333') });
      await gateway.ask(lookUp);
      write(key(account));
      gateway.sandbox.faults.add({
        match: { operation: 'GetWorkflowExecution' },
        fault: { kind: 'error', name, status: 403, message: 'no longer valid' },
        times: 1,
      });

      const { data, errors } = await gateway.ask(lookUp);

      expect(errors).toBeUndefined();
      expect(data.imageBuilderWorkflow).toEqual({ status: 'SUCCEEDED' });
      const sent = gateway.sandbox.calls.all().map(({ operation, accessKeyId }) => [operation, accessKeyId]);
      expect(sent).toEqual([
        ['GetWorkflowExecution', 'AKIAOLDX111122223333'],
        ['GetWorkflowExecution', key(account)],
      ]);
    },
  );

  it('with the same keys causes no further try', async () => {
    await start({ AWS_SHARED_CREDENTIALS_FILE: write(key(account)) });
    gateway.sandbox.faults.add({
      match: { operation: 'GetWorkflowExecution' },
      fault: { kind: 'error', name: 'ExpiredTokenException', status: 403, message: 'expired' },
    });

    const { errors, calls } = await gateway.ask(lookUp);

    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_FORBIDDEN' } }]);
    expect(calls).toEqual(['GetWorkflowExecution']);
  });

  it('is read again for the role of the gateway, too', async () => {
    await start(
      { AWS_SHARED_CREDENTIALS_FILE: write('AKIAOLDX111122223333') },
      {},
      { aws: ({ endpoint, accounts }) => ({ endpoint, accounts }) },
    );
    await gateway.ask(lookUp);
    write(key(account));
    const rejection = { kind: 'error', status: 403, message: 'no longer valid' } as const;
    gateway.sandbox.faults.add({
      match: { operation: 'GetWorkflowExecution' },
      fault: { ...rejection, name: 'ExpiredTokenException' },
      times: 1,
    });
    gateway.sandbox.faults.add({
      match: { operation: 'AssumeRole' },
      fault: { ...rejection, name: 'InvalidClientTokenId' },
      times: 1,
    });

    const { errors } = await gateway.ask(lookUp);

    expect(errors).toBeUndefined();
    const sent = gateway.sandbox.calls.all().filter(({ service }) => service === 'sts');
    expect(sent.map(({ accessKeyId }) => accessKeyId)).toEqual(['AKIAOLDX111122223333', key(account)]);
  });
});

describe('Retry settings of the environment', () => {
  it.each([
    { AWS_RETRY_MODE: 'adaptive', AWS_MAX_ATTEMPTS: '10' },
    { AWS_RETRY_MODE: 'legacy', AWS_MAX_ATTEMPTS: 'many' },
  ])('change no number of tries: %j', async (environment) => {
    await start({ ...staticKeys, ...environment });
    gateway.sandbox.faults.add({ match: {}, fault: { kind: 'throttle' } });

    const refused = await gateway.ask(scopes);
    const sentForScopes = stsCalls();
    gateway.sandbox.faults.clear();
    gateway.sandbox.faults.add({
      match: { operation: 'GetWorkflowExecution' },
      fault: { kind: 'serverError', status: 503 },
    });
    const failed = await gateway.ask(lookUp);

    expect(refused.errors).toMatchObject([{ extensions: { code: 'THROTTLED' } }]);
    expect(sentForScopes).toHaveLength(5);
    expect(failed.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(failed.calls).toHaveLength(5);
  });
});

describe('A denied GetCallerIdentity', () => {
  it('is logged in one line, counted, makes the gateway unready, and is named in the error', async () => {
    await start(staticKeys);
    gateway.sandbox.faults.add({
      match: { operation: 'GetCallerIdentity' },
      fault: { kind: 'accessDenied' },
    });

    const { errors } = await gateway.ask(scopes);

    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('sts:GetCallerIdentity'),
        extensions: { code: 'UPSTREAM_FORBIDDEN', aws: { service: 'sts', operation: 'GetCallerIdentity' } },
      },
    ]);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { msg: 'AWS call failed', code: 'UPSTREAM_FORBIDDEN', cause: expect.stringContaining('AccessDenied') },
    ]);
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(503);
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toMatch(
      /aws_calls_total\{service="sts",operation="GetCallerIdentity",[^}]*outcome="UPSTREAM_FORBIDDEN"\} 1/,
    );
  });
});

describe('A region', () => {
  const unknownRegions = (): unknown[] =>
    lines.map((line) => (JSON.parse(line) as { region: unknown }).region);

  it.each([
    ['us-est-1', ['us-est-1']],
    ['us-east-1', []],
  ])(
    'of the environment that the SDK does not know causes a warning at start: %s',
    async (region, warned) => {
      await start({ ...staticKeys, AWS_REGION: region });

      await gateway.ask('{ __typename }');

      expect(unknownRegions()).toEqual(warned);
    },
  );

  it('of the settings that the SDK does not know causes a warning at start', async () => {
    const regions = ['us-east-1', 'eu-wset-1', 'cn-north-1', 'eusc-de-east-1'];
    await start(
      {},
      {},
      { aws: (settings) => ({ ...settings, accounts: [{ accountId: account, regions }] }) },
    );

    await gateway.ask('{ __typename }');

    expect(unknownRegions()).toEqual(['eu-wset-1']);
  });
});
