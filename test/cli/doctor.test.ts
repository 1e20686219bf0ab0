import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import type { Fault, FaultRule } from '../../sandbox/faultInjection';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { examine, type Finding } from '../../src/commands/doctor/examine';
import { diagnose } from '../../src/commands/doctor/diagnosis';
import { startCommand } from '../support/command';
import { estateOf } from '../support/estate';

const roleOf = (accountId: string): string => `arn:aws:iam::${accountId}:role/ExecutionGatewayRead`;
const identity = 'arn:aws:iam::111122223333:user/sandbox';
const services = ['imagebuilder', 'transfer', 'glue', 'logs'];

const scopes = [
  { accountId: '111122223333', regions: ['us-east-1', 'eu-west-1'], roleArn: roleOf('111122223333') },
  {
    accountId: '444455556666',
    regions: ['us-east-1'],
    roleArn: roleOf('444455556666'),
    externalId: 'example',
  },
];

/** Long, because of busy machines: a late answer is another outcome. */
const timeLimits = { connectTimeoutMs: 20_000, answerTimeoutMs: 60_000, credentialsTimeoutMs: 20_000 };

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
  writeFileSync(join(folder, 'gateway.yaml'), stringify({ scopes, aws: timeLimits }));
  writeFileSync(join(folder, 'noScopes.yaml'), stringify({ aws: timeLimits }));
  sandbox = await startSandbox({
    estate: estateOf({
      '111122223333/us-east-1': {},
      '111122223333/eu-west-1': {},
      '444455556666/us-east-1': {},
    }),
    externalIds: { [roleOf('444455556666')]: 'example' },
  });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => {
  sandbox.faults.clear();
  sandbox.calls.clear();
});

const settings = () => ({
  accounts: scopes,
  endpoint: sandbox.url,
  credentials: sandbox.credentialsFor('111122223333'),
  timeLimits,
});

const stateOf = ({ accountId, region, service, state }: Finding): string =>
  `${accountId} ${region} ${service} ${state}`;

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { accessKeyId, secretAccessKey } = sandbox.credentialsFor('111122223333');
  return startCommand(['doctor', ...args], {
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL: sandbox.url,
    GATEWAY_CONFIG: join(folder, 'gateway.yaml'),
    ...env,
  }).ended;
};

/** The table of the text without milliseconds, as rows of cells. A cell can have a blank. */
const tableIn = (stdout: string): string[][] =>
  (stdout.split('\n\n')[1] ?? '').split('\n').map((line) => line.split(/ {2,}/).slice(0, 4));

describe('execution-gateway doctor', () => {
  it('calls STS, and reads one item per scope and service, and exits with 0', async () => {
    const { code, stdout, stderr } = await run([]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(tableIn(stdout)).toEqual([
      ['account', 'region', 'service', 'state'],
      ['111122223333', 'us-east-1', 'sts', 'ok'],
      ...services.map((service) => ['111122223333', 'us-east-1', service, 'ok']),
      ...services.map((service) => ['111122223333', 'eu-west-1', service, 'ok']),
      ...services.map((service) => ['444455556666', 'us-east-1', service, 'ok']),
    ]);
    expect(stdout).toMatch(new RegExp(`^Identity: ${identity}\n`));
    expect(stdout).toMatch(/\nAll calls succeeded\.\n$/);
    const calls = sandbox.calls.all().map(({ service, operation }) => `${service}:${operation}`);
    expect(calls.sort()).toEqual([
      ...Array.from({ length: 3 }, () => 'glue:ListBlueprints'),
      ...Array.from({ length: 3 }, () => 'imagebuilder:ListImageBuildVersions'),
      ...Array.from({ length: 3 }, () => 'logs:FilterLogEvents'),
      'sts:AssumeRole',
      'sts:AssumeRole',
      'sts:GetCallerIdentity',
      ...Array.from({ length: 3 }, () => 'transfer:ListWorkflows'),
    ]);
    const sizes = sandbox.calls
      .all()
      .filter(({ service }) => service !== 'sts')
      .map(({ input }) => input.maxResults ?? input.MaxResults ?? input.limit);
    expect(sizes).toEqual(sizes.map(() => 1));
  });

  it('prints what is denied, how to fix it, and exits with 1', async () => {
    sandbox.faults.add({
      match: { service: 'transfer', accountId: '444455556666' },
      fault: { kind: 'accessDenied' },
    });
    sandbox.faults.add({ match: { service: 'glue', region: 'eu-west-1' }, fault: { kind: 'throttle' } });

    const { code, stdout } = await run([]);

    expect(code).toBe(1);
    expect(tableIn(stdout).filter(([, , , state]) => state !== 'ok')).toEqual([
      ['account', 'region', 'service', 'state'],
      ['111122223333', 'eu-west-1', 'glue', 'throttled'],
      ['444455556666', 'us-east-1', 'transfer', 'denied'],
    ]);
    expect(stdout).toContain(
      `- Allow \`transfer:ListWorkflows\` in the policy of ${roleOf('444455556666')}. ` +
        '`execution-gateway iam-policy` prints all actions that it needs.\n' +
        '  444455556666 us-east-1 transfer: AccessDeniedException: User: ',
    );
  });

  it('prints JSON for --json', async () => {
    sandbox.faults.add({ match: { service: 'glue' }, fault: { kind: 'accessDenied' } });

    const { code, stdout } = await run(['--json']);

    const report = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(report).toMatchObject({ ok: false, identity });
    expect(report.findings).toHaveLength(13);
    expect(report.findings[0]).toEqual({
      accountId: '111122223333',
      region: 'us-east-1',
      service: 'sts',
      operation: 'GetCallerIdentity',
      state: 'ok',
      milliseconds: expect.any(Number),
    });
    expect(report.findings[3]).toMatchObject({
      service: 'glue',
      operation: 'ListBlueprints',
      state: 'denied',
      reason: expect.stringContaining('AccessDeniedException'),
      fix: expect.stringContaining('`glue:ListBlueprints`'),
    });
  });

  it('uses the endpoint of --endpoint-url, and the account of the credentials without settings', async () => {
    const { code, stdout } = await run(['--endpoint-url', sandbox.url], {
      GATEWAY_CONFIG: join(folder, 'noScopes.yaml'),
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_REGION: 'us-east-1',
    });

    expect(code).toBe(0);
    expect(tableIn(stdout).map(([account, region]) => `${account} ${region}`)).toEqual([
      'account region',
      ...Array.from({ length: 5 }, () => '111122223333 us-east-1'),
    ]);
  });

  it('prints the faults of invalid settings in place of a report', async () => {
    const { code, stdout, stderr } = await run([], { PORT: 'http', GATEWAY_CONFIG: '', AWS_REGION: '' });

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual([
      'environment: PORT: expected a port from 0 to 65535',
      expect.stringMatching(/^no region: /),
    ]);
  });

  it('reports missing credentials', async () => {
    const { code, stdout } = await run([], { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });

    expect(code).toBe(1);
    expect(tableIn(stdout).map(([, , , state]) => state)).toEqual(['state', ...Array(13).fill('denied')]);
    expect(stdout.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- Give the gateway credentials: a profile, an access key, or the role of the instance, container or service account.',
    ]);
  });
});

describe('The report', () => {
  /** The findings that are not `ok`, while these faults are injected. */
  const failuresWith = async (...rules: readonly FaultRule[]): Promise<readonly Finding[]> => {
    for (const rule of rules) sandbox.faults.add(rule);
    const { findings } = await examine(settings(), 120, []);
    return findings.filter(({ state }) => state !== 'ok');
  };

  it('says what to change where a role cannot be assumed', async () => {
    const failures = await failuresWith({
      match: { operation: 'AssumeRole', input: { RoleArn: roleOf('111122223333') } },
      fault: { kind: 'accessDenied' },
    });

    expect(failures.map(stateOf)).toEqual(
      ['us-east-1', 'eu-west-1'].flatMap((region) =>
        services.map((service) => `111122223333 ${region} ${service} denied`),
      ),
    );
    expect(new Set(failures.map(({ fix }) => fix))).toEqual(
      new Set([
        `Let ${identity} assume ${roleOf('111122223333')}: its policy has to allow \`sts:AssumeRole\` for that role, and the trust policy of the role has to name it as principal, and no condition on \`sts:ExternalId\`, because the settings have no \`externalId\` for it.`,
      ]),
    );
  });

  it('names the external id where the one of the settings is not that of the role', async () => {
    const [first, second] = scopes;
    const wrong = [first, { ...second, externalId: 'other' }] as typeof scopes;

    const { findings } = await examine({ ...settings(), accounts: wrong }, 120, []);

    expect(findings.filter(({ state }) => state !== 'ok').map(stateOf)).toEqual(
      services.map((service) => `444455556666 us-east-1 ${service} denied`),
    );
    expect(findings.at(-1)?.fix).toContain(
      'with the external ID of the settings as its condition `sts:ExternalId`',
    );
  });

  const error = (name: string, status: number, message = 'No.'): Fault => ({
    kind: 'error',
    name,
    status,
    message,
  });

  it.each<[string, Fault, string, string]>([
    ['an expired token', error('ExpiredTokenException', 400), 'denied', 'Renew the credentials'],
    ['an unknown key', error('UnrecognizedClientException', 400), 'denied', 'Check the access key'],
    [
      'a clock that differs',
      error('InvalidSignatureException', 400, 'Signature expired: 20260101T000000Z is now earlier than …'),
      'denied',
      'Synchronize the clock',
    ],
    [
      'a service control policy',
      error(
        'AccessDeniedException',
        400,
        'User: x is not authorized to perform: glue:ListBlueprints with an explicit deny in a service control policy',
      ),
      'denied',
      'Remove the explicit deny of `glue:ListBlueprints` from the service control policy.',
    ],
    ['throttling', { kind: 'throttle' }, 'throttled', 'Try again later'],
    ['a cut connection', { kind: 'cut' }, 'unreachable', 'Check the network to glue in us-east-1'],
    ['the page of a proxy', { kind: 'html', status: 200 }, 'unreachable', 'what answers for glue is not AWS'],
    [
      'an unavailable service',
      { kind: 'serverError', status: 503 },
      'unreachable',
      'glue answered with status 503',
    ],
    ['another error', error('TeapotException', 418), 'failed', 'Read the reason'],
  ])('shows %s with a fix, and sends the call once', async (_cause, fault, state, fix) => {
    const failures = await failuresWith({
      match: { service: 'glue', accountId: '444455556666' },
      fault,
    });

    expect(failures.map(stateOf)).toEqual([`444455556666 us-east-1 glue ${state}`]);
    expect(failures[0]?.fix).toContain(fix);
    const calls = sandbox.calls.all().filter(({ service }) => service === 'glue');
    expect(calls).toHaveLength(3);
  });

  it('shows logs that the role may not read, while the group that is read need not exist', async () => {
    const failures = await failuresWith({
      match: { service: 'logs', region: 'eu-west-1' },
      fault: { kind: 'accessDenied' },
    });

    expect(failures.map(stateOf)).toEqual(['111122223333 eu-west-1 logs denied']);
    expect(failures[0]?.fix).toContain('`logs:FilterLogEvents`');
  });

  it('ends when the time is over, with what has been found', async () => {
    sandbox.faults.add({ match: { service: 'glue' }, fault: { kind: 'delay', ms: 600_000 } });

    const { findings } = await examine(settings(), 5, []);

    const late = findings.filter(({ service }) => service === 'glue');
    expect(late.map(stateOf)).toEqual([
      '111122223333 us-east-1 glue unreachable',
      '111122223333 eu-west-1 glue unreachable',
      '444455556666 us-east-1 glue unreachable',
    ]);
    expect(late[0]?.reason).toContain('The call did not end within the 5 s of --timeout.');
  });

  describe('on a large estate', () => {
    let server: Server;
    let most = 0;
    beforeAll(async () => {
      let open = 0;
      server = createServer((request, response) => {
        open += 1;
        most = Math.max(most, open);
        request.resume();
        void sleep(10).then(() => {
          open -= 1;
          response.setHeader('content-type', 'application/json');
          response.end('{}');
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });

    it('has at most eight calls at once', async () => {
      const { port } = server.address() as AddressInfo;
      const accounts = Array.from({ length: 30 }, (_, index) => ({
        accountId: String(100_000_000_000 + index),
        regions: ['us-east-1'],
      }));

      const { findings } = await examine(
        { ...settings(), accounts, endpoint: `http://127.0.0.1:${port}` },
        120,
        [],
      );

      expect(findings).toHaveLength(1 + 30 * 4);
      expect(most).toBe(8);
    });
  });
});

describe('The queues of events', () => {
  const scope = { accountId: '444455556666', region: 'us-east-1' };
  const queueNamed = (name: string) => ({
    ...scope,
    name,
    queueUrl: `${sandbox.url}/${scope.accountId}/${name}`,
  });
  const findingsOf = async (name: string): Promise<readonly Finding[]> => {
    const { findings } = await examine(settings(), 120, [queueNamed(name)]);
    return findings.filter(({ service }) => service === 'sqs');
  };

  it('are read after all scopes, without hiding a message from the gateway', async () => {
    const queue = sandbox.queues.find(scope, 'image-events');
    if (!queue) throw new Error('The sandbox has the queue.');
    const now = (): number => sandbox.clock.now().getTime();
    queue.send('an event', 'test', now());

    const { findings } = await examine(settings(), 120, [queueNamed('image-events')]);

    expect(findings.at(-1)).toMatchObject({
      ...scope,
      service: 'sqs',
      operation: 'ReceiveMessage',
      queue: 'image-events',
      state: 'ok',
    });
    expect(queue.size(now())).toBe(1);
    expect(queue.receive(10, 30_000, now()).map(({ Body }) => Body)).toEqual(['an event']);
  });

  it('are named where they cannot be read', async () => {
    sandbox.faults.add({ match: { service: 'sqs' }, fault: { kind: 'accessDenied' } });

    const [finding] = await findingsOf('image-events');

    expect(finding).toMatchObject({ queue: 'image-events', state: 'denied' });
    expect(finding?.fix).toContain(`\`sqs:ReceiveMessage\` in the policy of ${roleOf(scope.accountId)}`);
  });

  it('are looked for in the settings where SQS has none', async () => {
    const [finding] = await findingsOf('misspelt');

    expect(finding).toMatchObject({ queue: 'misspelt', state: 'failed' });
    expect(finding?.fix).toContain('Check the URL of the queue in `events`');
  });

  it('of the settings are in the table', async () => {
    const config = join(folder, 'queue.yaml');
    const { queueUrl, region } = queueNamed('image-events');
    writeFileSync(config, stringify({ scopes, aws: timeLimits, events: [{ queueUrl, region }] }));

    const { code, stdout } = await run([], { GATEWAY_CONFIG: config });

    expect(code).toBe(0);
    expect(tableIn(stdout).at(-1)).toEqual(['444455556666', 'us-east-1', 'sqs image-events', 'ok']);
  });
});

describe('diagnose', () => {
  const target = (region: string) => ({
    service: 'glue',
    operation: 'ListBlueprints',
    scope: { accountId: '111122223333', region },
  });
  const session = 'arn:aws:sts::111122223333:assumed-role/Gateway/session';
  const caller = { identityArn: session, account: undefined };

  it.each([
    ['us-esat-1', 'ENOTFOUND', 'Check the spelling of the region us-esat-1: the AWS SDK does not know it.'],
    [
      'us-east-1',
      'ENOTFOUND',
      'Check DNS, and whether AWS has glue in us-east-1: the host name of its endpoint has no address.',
    ],
    [
      'us-east-1',
      'ETIMEDOUT',
      'Check the network to glue in us-east-1: firewall, VPC endpoint, HTTPS_PROXY and NO_PROXY.',
    ],
  ])('looks for the cause of no answer in %s with %s', (region, code, fix) => {
    const thrown = Object.assign(new Error(`getaddrinfo ${code}`), { code });

    expect(diagnose(target(region), thrown, caller)).toEqual({
      state: 'unreachable',
      reason: `Error: ${code}: getaddrinfo ${code}`,
      fix,
    });
  });

  it('names the role of a session, and a source of credentials that is late', () => {
    const denied = { name: 'AccessDeniedException', message: 'No.', $metadata: { httpStatusCode: 400 } };
    const late = Object.assign(new Error('Late.'), { name: 'CredentialsTimeoutError' });

    expect(diagnose(target('us-east-1'), denied, caller).fix).toContain(
      'in the policy of arn:aws:iam::111122223333:role/Gateway.',
    );
    expect(diagnose(target('us-east-1'), late, caller)).toMatchObject({
      state: 'unreachable',
      fix: 'Check the source of the credentials: it did not answer within `aws.credentialsTimeoutMs`.',
    });
  });

  it('removes control characters from the reason, which could reach the terminal', () => {
    const thrown = { name: 'Odd', message: '\u001b[31mred\nline', $metadata: { httpStatusCode: 400 } };

    expect(diagnose(target('us-east-1'), thrown, caller).reason).toBe('Odd:  [31mred line');
  });
});
