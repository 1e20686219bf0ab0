import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { readSettings } from '../../src/config';
import { tidyAwsEnvironment } from '../../src/config/awsEnvironment';
import { type Command, startCommand } from '../support/command';
import { account, singleScopeEstate } from '../support/fixtureEstate';

jest.setTimeout(60_000);

describe('tidyAwsEnvironment', () => {
  it.each([
    ['AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE\n', 'AKIAEXAMPLE'],
    ['AWS_SECRET_ACCESS_KEY', 'not/a+secret=\r\n', 'not/a+secret='],
    ['AWS_SESSION_TOKEN', ' \ttoken\n', 'token'],
    ['AWS_REGION', ' us-east-1\n', 'us-east-1'],
    ['AWS_DEFAULT_REGION', 'us-east-1 ', 'us-east-1'],
    ['AWS_PROFILE', 'my profile\n', 'my profile'],
    ['AWS_ENDPOINT_URL', 'http://127.0.0.1:4566\n', 'http://127.0.0.1:4566'],
    ['AWS_ENDPOINT_URL_STS', ' https://sts.example ', 'https://sts.example'],
    ['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'http://169.254.170.23/v1\n', 'http://169.254.170.23/v1'],
    ['AWS_CONTAINER_AUTHORIZATION_TOKEN', 'Basic abc\n', 'Basic abc'],
    ['AWS_ROLE_ARN', 'arn:aws:iam::111122223333:role/Read\n', 'arn:aws:iam::111122223333:role/Read'],
    ['AWS_MAX_ATTEMPTS', '3\n', '3'],
    ['HTTPS_PROXY', 'http://proxy.example:3128\n', 'http://proxy.example:3128'],
    ['https_proxy', ' proxy.example:3128', 'proxy.example:3128'],
    ['NO_PROXY', '.example, 10.0.0.1\n', '.example, 10.0.0.1'],
    ['AWS_ACCESS_KEY_ID', '\n', ''],
  ])('trims %s: %j', (name, value, expected) => {
    const env = { [name]: value };

    tidyAwsEnvironment(env);

    expect(env).toEqual({ [name]: expected });
  });

  it.each([
    ['AWS_ACCESS_KEY_ID', 'AKIA EXAMPLE', 'expected a value without blanks in it'],
    ['AWS_SECRET_ACCESS_KEY', 'one\ntwo', 'expected a value without line ends or control characters in it'],
    ['AWS_SESSION_TOKEN', 'one two', 'expected a value without blanks in it'],
    ['AWS_PROFILE', 'one\ntwo', 'expected a value without line ends or control characters in it'],
    ['AWS_REGION', 'us east 1', 'expected a value without blanks in it'],
    ['AWS_REGION', 'US-EAST-1', 'expected a region, like us-east-1'],
    ['AWS_ENDPOINT_URL', '127.0.0.1:4566', 'expected an http:// or https:// URL'],
    ['AWS_ENDPOINT_URL_GLUE', 'ftp://glue.example', 'expected an http:// or https:// URL'],
    ['HTTPS_PROXY', 'socks5://proxy.example', 'expected the http:// or https:// URL of a proxy'],
    ['http_proxy', 'http://:80', 'expected the http:// or https:// URL of a proxy'],
  ])('refuses %s without its value: %j', (name, value, expected) => {
    const tidy = (): void => tidyAwsEnvironment({ [name]: value });

    expect(tidy).toThrow(`environment: ${name}: ${expected}`);
    expect(tidy).not.toThrow(value);
  });

  it('leaves other variables', () => {
    const env = { PATH: ' /bin ', EXAMPLE: 'a\nb' };

    tidyAwsEnvironment(env);

    expect(env).toEqual({ PATH: ' /bin ', EXAMPLE: 'a\nb' });
  });
});

describe('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const tidyWith = (content: string) => (): void => {
    const path = join(folder, 'token');
    writeFileSync(path, content);
    tidyAwsEnvironment({ AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: path });
  };

  it('is refused with a line end after the token, which no header may contain', () => {
    expect(tidyWith('token\n')).toThrow(
      'environment: AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: expected a file',
    );
    expect(tidyWith('token')).not.toThrow();
  });
});

describe('The own variables', () => {
  it('are trimmed', () => {
    expect(readSettings({ PORT: '4001\n', HOST: ' 0.0.0.0', LOG_LEVEL: 'info\n' })).toMatchObject({
      port: 4001,
      host: '0.0.0.0',
      logLevel: 'info',
    });
  });
});

describe('`serve` with the secrets of Kubernetes', () => {
  let sandbox: Sandbox;
  let command: Command | undefined;
  beforeAll(async () => {
    sandbox = await startSandbox({ estate: singleScopeEstate });
  });
  afterEach(async () => {
    command?.stop('SIGTERM');
    await command?.ended;
    command = undefined;
  });
  afterAll(() => sandbox.close());

  const environment = {
    PORT: '0',
    AWS_ENDPOINT_URL: '',
    AWS_REGION: 'us-east-1\n',
    AWS_ACCESS_KEY_ID: `AKIAEXEC${account}\n`,
    AWS_SECRET_ACCESS_KEY: 'not-a-secret\n',
  };

  it('asks AWS with the trimmed values', async () => {
    command = startCommand(['serve'], { ...environment, AWS_ENDPOINT_URL: `${sandbox.url}\n` });

    const response = await fetch(`${await command.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ scopes { accountId region } }' }),
    });

    expect(await response.json()).toEqual({
      data: { scopes: [{ accountId: account, region: 'us-east-1' }] },
    });
  });

  it('does not start with a secret of two lines, and names the variable but not its value', async () => {
    const { ended } = startCommand(['serve'], { ...environment, AWS_SECRET_ACCESS_KEY: 'not-a\nsecret' });

    const { code, stderr } = await ended;

    expect(code).toBe(1);
    expect(stderr).toMatch(/^execution-gateway: environment: AWS_SECRET_ACCESS_KEY: expected .*\n$/);
    expect(stderr).not.toContain('not-a');
  });

  it('starts with a region that does not exist, and warns of it on standard error', async () => {
    const running = startCommand(['serve'], {
      ...environment,
      AWS_ENDPOINT_URL: sandbox.url,
      AWS_REGION: 'us-est-1',
    });
    await fetch(`${await running.url}/healthz`);
    running.stop('SIGTERM');

    const { code, stderr } = await running.ended;

    expect(code).toBe(0);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('Unknown AWS region \\"us-est-1\\"');
  });
});
