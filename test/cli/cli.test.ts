import { describe, expect, it, jest } from '@jest/globals';
import { createSchema, printSdl } from '../../src/app/schema';
import { printSubgraph } from '../../src/app/subgraph';
import { startCommand, startSlowGateway } from '../support/command';

jest.setTimeout(60_000);

const ask = async (url: string, query: string): Promise<unknown> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
};

describe('execution-gateway serve --sandbox', () => {
  it('prints its URL in one line, serves requests, and exits with 0 on SIGTERM', async () => {
    const command = startCommand(['serve', '--sandbox'], { PORT: '0', LOG_LEVEL: 'warn' });

    const url = await command.url;
    const answer = await ask(url, '{ scopes { accountId region } }');
    command.stop('SIGTERM');
    const { code, stdout, stderr } = await command.ended;

    expect(answer).toEqual({
      data: {
        scopes: [
          { accountId: '111122223333', region: 'us-east-1' },
          { accountId: '111122223333', region: 'eu-west-1' },
          { accountId: '444455556666', region: 'us-east-1' },
          { accountId: '444455556666', region: 'eu-west-1' },
        ],
      },
    });
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stdout).toContain('sandbox');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('completes requests in progress before it exits', async () => {
    const command = startCommand(['serve', '--sandbox'], { PORT: '0' });
    const url = await command.url;

    const answer = ask(
      url,
      '{ images(first: 100) { nodes { workflows { nodes { steps { nodes { name } } } } } } }',
    );
    await ask(url, '{ __typename }');
    command.stop('SIGINT');

    expect(await answer).toHaveProperty('data.images.nodes');
    expect((await command.ended).code).toBe(0);
  });
});

describe('A large sandbox', () => {
  it('is read by the gateway in all its scopes', async () => {
    const command = startCommand(
      ['serve', '--sandbox', '--scopes', '3', '--parents', '2', '--executions', '4'],
      {
        PORT: '0',
        LOG_LEVEL: 'warn',
      },
    );

    const answer = await ask(
      await command.url,
      `{ scopes { accountId region }
         blueprints(scope: { accountId: "700000000002", region: "us-east-1" }) {
           nodes { name runs { nodes { runId } } } } }`,
    );
    command.stop('SIGTERM');
    const { code, stdout, stderr } = await command.ended;

    expect(answer).toEqual({
      data: {
        scopes: [
          { accountId: '700000000001', region: 'us-east-1' },
          { accountId: '700000000001', region: 'us-east-2' },
          { accountId: '700000000002', region: 'us-east-1' },
        ],
        blueprints: {
          nodes: ['partner.import_0001', 'partner.import_0002'].map((name) => ({
            name,
            runs: { nodes: Array.from({ length: 4 }, () => ({ runId: expect.any(String) })) },
          })),
        },
      },
    });
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('has default sizes for the options that are not given', async () => {
    const sandbox = startCommand(['sandbox', '--port', '0', '--executions', '1']);

    const description = await (await fetch(`${await sandbox.url}/_sandbox`)).json();
    sandbox.stop('SIGTERM');

    expect(description).toHaveProperty('scopes.19.accountId', '700000000004');
    expect(description).not.toHaveProperty('scopes.20');
    expect((await sandbox.ended).code).toBe(0);
  });

  it.each([
    [['serve', '--sandbox', '--scopes', '0'], '--scopes'],
    [['serve', '--sandbox', '--scopes', '2501'], '2500'],
    [['sandbox', '--parents', '1001'], '1000'],
    [['sandbox', '--executions', '1.5'], 'whole number'],
    [['sandbox', '--executions', 'many'], 'whole number'],
    [['serve', '--parents', '3'], '--sandbox'],
  ])('rejects invalid options with exit code 1 and one line: %j', async (args, word) => {
    const { code, stdout, stderr } = await startCommand(args, { AWS_REGION: 'us-east-1' }).ended;

    expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({
      code: 1,
      stdout: '',
      lines: 1,
    });
    expect(stderr).toContain(word);
  });
});

describe('A server that shuts down', () => {
  it('is not ready, completes requests in progress, and refuses new ones with 503', async () => {
    const { sandbox, command, url, arrival } = await startSlowGateway(1500);
    const slow = ask(url, '{ transferWorkflows { nodes { workflowId } } }');
    await arrival();

    command.stop('SIGTERM');
    let ready = await fetch(`${url}/readyz`);
    while (ready.status === 200) ready = await fetch(`${url}/readyz`);
    const refused = await fetch(`${url}/graphql`, { method: 'POST' });
    const answer = await slow;
    const { code } = await command.ended;
    sandbox.stop('SIGTERM');
    await sandbox.ended;

    expect([ready.status, refused.status, code]).toEqual([503, 503, 0]);
    expect(answer).toHaveProperty('data.transferWorkflows.nodes');
  });
});

describe('execution-gateway serve', () => {
  it('starts without an AWS call, and reports UPSTREAM_UNAVAILABLE in responses if AWS is down', async () => {
    const command = startCommand(['serve'], {
      PORT: '0',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    });
    const url = await command.url;

    const answer = await ask(url, '{ scopes { accountId } }');
    const ready = await fetch(`${url}/readyz`);
    command.stop('SIGTERM');
    const { code } = await command.ended;

    expect(answer).toMatchObject({
      data: null,
      errors: [
        {
          extensions: {
            code: 'UPSTREAM_UNAVAILABLE',
            aws: { service: 'sts', operation: 'GetCallerIdentity' },
          },
        },
      ],
    });
    expect(ready.status).toBe(200);
    expect(code).toBe(0);
  });

  it('uses the account of its credentials and the endpoint of AWS_ENDPOINT_URL', async () => {
    const sandbox = startCommand(['sandbox', '--port', '0']);
    const command = startCommand(['serve'], {
      PORT: '0',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIAEXEC444455556666',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_ENDPOINT_URL: await sandbox.url,
    });

    const answer = await ask(
      await command.url,
      '{ scopes { accountId region } transferWorkflows { nodes { workflowId } } }',
    );
    command.stop('SIGTERM');
    sandbox.stop('SIGTERM');

    expect(answer).toEqual({
      data: {
        scopes: [{ accountId: '444455556666', region: 'eu-west-1' }],
        transferWorkflows: { nodes: [{ workflowId: 'w-sensorreadings301' }] },
      },
    });
    expect([(await command.ended).code, (await sandbox.ended).code]).toEqual([0, 0]);
  });

  it.each([
    ['no region', {}, 'region'],
    ['an invalid port', { AWS_REGION: 'us-east-1', PORT: 'http' }, 'PORT'],
    ['a missing settings file', { GATEWAY_CONFIG: '/nowhere/gateway.yaml' }, 'GATEWAY_CONFIG'],
  ])('exits with 1 and one line for %s', async (_problem, env, word) => {
    const { code, stdout, stderr } = await startCommand(['serve'], env).ended;

    expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({
      code: 1,
      stdout: '',
      lines: 1,
    });
    expect(stderr).toContain(word);
    expect(stderr).not.toContain('    at ');
  });

  it('exits with 1 and one line if the port is in use', async () => {
    const first = startCommand(['sandbox', '--port', '0']);
    const port = new URL(await first.url).port;

    const { code, stderr } = await startCommand(['serve'], { PORT: port, AWS_REGION: 'us-east-1' }).ended;
    first.stop('SIGTERM');
    await first.ended;

    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(port);
  });
});

describe('execution-gateway', () => {
  it('schema prints the SDL', async () => {
    const { code, stdout } = await startCommand(['schema']).ended;

    expect(code).toBe(0);
    expect(stdout).toBe(`${printSdl(createSchema())}\n`);
    expect(stdout).toContain('  inputs: JSON @sensitive\n');
  });

  it('schema --federation prints the SDL of the subgraph', async () => {
    const { code, stdout } = await startCommand(['schema', '--federation']).ended;

    expect(code).toBe(0);
    expect(stdout).toBe(`${printSubgraph(createSchema(true))}\n`);
  });

  it('--version prints the version', async () => {
    const { code, stdout } = await startCommand(['--version']).ended;

    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it('iam-policy prints a policy', async () => {
    const { code, stdout } = await startCommand(['iam-policy']).ended;

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow' }, { Effect: 'Allow' }],
    });
  });

  it.each([[['serv']], [['serve', '--sandbx']], [['sandbox', '--port', 'x']]])(
    'rejects unknown commands and invalid options: %j',
    async (args) => {
      const { code, stderr } = await startCommand(args).ended;

      expect(code).toBe(1);
      expect(stderr).toMatch(/^error: /);
    },
  );
});
