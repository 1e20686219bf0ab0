import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCommand } from '../support/command';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (yaml: string): string => {
  const path = join(folder, 'gateway.yaml');
  writeFileSync(path, yaml);
  return path;
};

const run = (
  command: 'check-config' | 'serve',
  env: Readonly<Record<string, string>>,
  ...options: string[]
) => startCommand([command, ...options], { AWS_CONFIG_FILE: '/nonexistent', ...env }).ended;

const wrongYaml = `
limit: 3
limits: { tokens: 0, depth: 1.5 }
cache: { maxMegabytes: 0, redisUrl: "redis://:secret@cache.example:6379/0", runningSeconds: soon }
scopes:
  - { accountId: "111122223333", regions: [us-east-1, cn-north-1], role: Read }
  - { accountId: 444455556666, regions: [us-east-1] }
  - { accountId: "444455556666", regions: [eu west], roleArn: "arn:aws:iam::111122223333:role/Read" }
`;

describe('execution-gateway check-config', () => {
  it('prints all faults of the file and of the environment, one per line, and exits with 1', async () => {
    const path = fileOf(wrongYaml);

    const { code, stdout, stderr } = await run('check-config', {
      GATEWAY_CONFIG: path,
      PORT: 'http',
      LOG_LEVEL: 'loud',
      AWS_REGION: 'US-EAST-1',
      HTTPS_PROXY: 'socks5://proxy.example',
    });

    const faults = stderr.trimEnd().split('\n');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const places = faults.map((fault) => fault.replace(`${path}: `, '').replace(/: expected .*/, ''));
    expect(places.sort()).toEqual([
      'cache.redisUrl',
      'cache.runningSeconds',
      'environment: AWS_REGION',
      'environment: HTTPS_PROXY',
      'environment: LOG_LEVEL: Invalid option',
      'environment: PORT',
      'limit: there is no such setting',
      'limits.depth',
      'limits.tokens',
      'scopes[0].regions',
      'scopes[0].role: there is no such setting',
      'scopes[1].accountId',
      'scopes[2].regions[0]',
      'scopes[2].roleArn',
    ]);
    expect(faults).toContain(`${path}: limits.tokens: expected a whole number from 10 to 100000`);
    expect(stderr).not.toContain('secret');
  });

  it('reports what serve reports in one line', async () => {
    const env = { GATEWAY_CONFIG: fileOf(wrongYaml), PORT: 'http', AWS_REGION: 'US-EAST-1' };

    const [check, serve] = await Promise.all([run('check-config', env), run('serve', env)]);

    const faults = check.stderr.trimEnd().split('\n');
    expect(faults.length).toBeGreaterThan(10);
    expect(serve).toEqual({ code: 1, stdout: '', stderr: `execution-gateway: ${faults.join('; ')}\n` });
  });

  it('reports a missing region beside the faults of other variables', async () => {
    const { code, stderr } = await run('check-config', { PORT: '70000' });

    expect({ code, faults: stderr.trimEnd().split('\n') }).toEqual({
      code: 1,
      faults: [
        'environment: PORT: expected a port from 0 to 65535',
        'no region: expected AWS_REGION, a region in the AWS profile, or scopes in GATEWAY_CONFIG',
      ],
    });
  });

  it('reports an address that is open without `auth` beside other faults, unless --insecure is given', async () => {
    const env = { HOST: '192.0.2.1', PORT: '8080' };
    const noRegion =
      'no region: expected AWS_REGION, a region in the AWS profile, or scopes in GATEWAY_CONFIG';

    const [refused, accepted] = await Promise.all([
      run('check-config', env),
      run('check-config', env, '--insecure'),
    ]);

    expect(refused.stderr.trimEnd().split('\n')).toEqual([
      'HOST is 192.0.2.1, and without `auth` in the settings all clients that reach it could ask. Configure `auth`, listen on 127.0.0.1, or start with --insecure.',
      noRegion,
    ]);
    expect(accepted).toEqual({ code: 1, stdout: '', stderr: `${noRegion}\n` });
  });

  it('reports each invalid document of the manifest, and a port that is used twice, beside other faults', async () => {
    const manifest = join(folder, 'manifest.json');
    writeFileSync(manifest, JSON.stringify({ one: '{ none }', two: '{', three: '{ scopes { region } }' }));
    const documents = `documents: { manifest: ${manifest}, mode: enforce }`;
    const server = 'server: { adminPort: 9090 }';
    const path = fileOf(`${documents}\n${server}\n`);
    const faultsWith = async (env: Readonly<Record<string, string>>): Promise<string[]> =>
      (await run('check-config', { GATEWAY_CONFIG: path, ...env })).stderr.trimEnd().split('\n');

    expect(await faultsWith({ AWS_REGION: 'us-east-1', HOST: '192.0.2.1' })).toEqual([
      expect.stringMatching(/^HOST is 192\.0\.2\.1, and without `auth`/),
      'documents.manifest: one: Cannot query field "none" on type "Query". Did you mean "node" or "nodes"?',
      'documents.manifest: two: Syntax Error: Expected Name, found <EOF>.',
    ]);
    fileOf(`${documents}\n${server}\nlimits: { depth: 0 }\n`);
    expect(await faultsWith({ PORT: '9090' })).toEqual([
      'environment: PORT: expected another port than server.adminPort',
      `${path}: limits.depth: expected a whole number from 1 to 200`,
    ]);
  });

  it('summarizes valid settings without secrets, and exits with 0', async () => {
    const path = fileOf(`
limits: { tokens: 5000, requestTimeoutMs: 20000, depth: 30 }
cache: { maxMegabytes: 128, redisUrl: "rediss://user:secret@cache.example:6379/0" }
sync: { everySeconds: 300 }
history: { url: "postgres://user:secret@db.example:5432/gateway", keepSensitive: true }
server: { adminPort: 9090, hosts: [gateway.example.com] }
cors: { origins: [https://portal.example.com] }
auth:
  jwt: { issuer: 'https://id.example.com/', audience: execution-gateway }
  apiKeys: [{ name: nightly, sha256: ${'a'.repeat(64)}, roles: [viewer] }]
  proxy: { addresses: [10.0.0.0/8] }
  anonymous: [viewer]
policy:
  roles:
    viewer: { accounts: ['*'], regions: [us-east-1], kinds: [LIFECYCLE], graphiql: false, reference: false }
scopes:
  - accountId: "111122223333"
    regions: [us-east-1, eu-west-1]
    roleArn: arn:aws:iam::111122223333:role/ExecutionGatewayRead
    externalId: not-for-the-screen
  - { accountId: "444455556666", regions: [us-east-1] }
`);

    const { code, stdout, stderr } = await run('check-config', {
      GATEWAY_CONFIG: path,
      HOST: '::',
      PORT: '8080',
    });

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`listen  [::]:8080
        metrics and health at [::]:9090
        host names gateway.example.com
        pages of https://portal.example.com
callers tokens of https://id.example.com/
        keys of nightly
        identities from the proxy at 10.0.0.0/8
        everyone, without credentials: viewer
roles   viewer: accounts *; regions us-east-1; kinds LIFECYCLE; callReport
scopes  111122223333 us-east-1, eu-west-1, by arn:aws:iam::111122223333:role/ExecutionGatewayRead with an external id
        444455556666 us-east-1
cache   128 MB in the process
        Redis at cache.example:6379
        lists refreshed every 300 s
history PostgreSQL at db.example:5432, for 400 days
        with inputs, outputs and parameters
limits  requestTimeoutMs 20000 (default 25000)
        tokens 5000 (default 4000)
`);
  });

  it('summarizes the defaults, without a request', async () => {
    const { code, stdout } = await run('check-config', {
      AWS_REGION: 'us-east-1',
      PORT: '0',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    });

    expect(code).toBe(0);
    expect(stdout).toBe(`listen  127.0.0.1:a free port
callers everyone, without credentials
roles   none: every caller may see and do everything
scopes  the account of the credentials, in the region of the environment
cache   64 MB in the process
        lists refreshed every 60 s
history in memory, for 400 days
limits  the defaults
`);
  });
});
