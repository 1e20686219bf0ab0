import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { HttpRequest } from '@smithy/core/protocols';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { proxyOf } from '../../src/aws/proxies';
import { defaultTimeLimits } from '../../src/aws/settings';
import { replaceAwsEnvironment } from '../support/awsEnvironment';
import { startCommand } from '../support/command';
import { type CredentialServer, startCredentialServer } from '../support/credentialServer';
import {
  account,
  blueprintName,
  buildId,
  executionId,
  runId,
  singleScopeEstate,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { type ProxyServer, startProxy } from '../support/proxyServer';

jest.setTimeout(60_000);

const keys = { AWS_ACCESS_KEY_ID: `AKIAEXEC${account}`, AWS_SECRET_ACCESS_KEY: 'not-a-secret' };
const roleArn = `arn:aws:iam::${account}:role/ExecutionGatewayRead`;

const everyService = `{
  imageBuilderWorkflow(workflowExecutionId: "${buildId}") { rawStatus }
  transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}") { rawStatus }
  blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}") { rawStatus }
}`;

let sandbox: Sandbox;
let gateway: TestGateway | undefined;
let proxy: ProxyServer | undefined;
let containers: CredentialServer | undefined;
let restore: () => void = () => undefined;

afterEach(async () => {
  await gateway?.close();
  gateway = undefined;
  proxy?.close();
  containers?.close();
  containers = undefined;
  restore();
});

const startWithProxy = async (
  endpoint: string | undefined,
  environmentOf: (proxyUrl: string) => Readonly<Record<string, string>>,
  { tunnels, role = roleArn }: { readonly tunnels?: 'hang'; readonly role?: string | null } = {},
): Promise<TestGateway> => {
  sandbox = await startSandbox({ estate: singleScopeEstate });
  proxy = await startProxy(new URL(sandbox.url), tunnels);
  restore = replaceAwsEnvironment(environmentOf(proxy.url));
  gateway = await startTestGateway(singleScopeEstate, {
    sandbox,
    aws: () => ({
      endpoint,
      accounts: [{ accountId: account, regions: ['us-east-1'], ...(role !== null && { roleArn: role }) }],
      timeLimits: { ...defaultTimeLimits, credentialsTimeoutMs: 10_000, answerTimeoutMs: 300 },
    }),
  });
  return gateway;
};

afterEach(() => sandbox.close());

describe('A plain endpoint that only the proxy reaches', () => {
  it.each(['HTTP_PROXY', 'http_proxy', 'ALL_PROXY'])('is asked by all clients through %s', async (name) => {
    const { ask } = await startWithProxy('http://aws.example:8080', (url) => ({ ...keys, [name]: url }));

    const { errors } = await ask(everyService);

    expect(errors).toBeUndefined();
    expect(proxy?.lines).toHaveLength(4);
    for (const line of proxy?.lines ?? []) expect(line).toMatch(/^(?:GET|POST) http:\/\/aws\.example:8080\//);
  });

  it('is asked with the user and the password of the proxy', async () => {
    const { ask } = await startWithProxy('http://aws.example', (url) => ({
      ...keys,
      HTTP_PROXY: url.replace('//', '//ann:top%20secret@'),
    }));

    const { errors } = await ask(everyService);

    expect(errors).toBeUndefined();
    const basic = `Basic ${Buffer.from('ann:top secret').toString('base64')}`;
    expect(proxy?.authorizations).toEqual(new Set([basic]));
  });

  it.each(['aws.example', '.example', '*', 'other.test, aws.example:80'])(
    'is not asked through the proxy with NO_PROXY: %s',
    async (noProxy) => {
      const { ask } = await startWithProxy('http://aws.example', (url) => ({
        ...keys,
        HTTP_PROXY: url,
        NO_PROXY: noProxy,
      }));

      const { errors } = await ask(everyService);

      expect(errors).toHaveLength(3);
      expect(proxy?.lines).toEqual([]);
    },
  );
});

describe('AWS over HTTPS', () => {
  it.each(['HTTPS_PROXY', 'https_proxy'])(
    'is asked by STS and by the other clients through a tunnel: %s',
    async (name) => {
      const { ask } = await startWithProxy(undefined, (url) => ({ ...keys, [name]: url }));

      // The tunnel ends at a server without TLS, so each try fails after the proxy has opened it.
      const { errors } = await ask(everyService);

      expect(errors).toHaveLength(3);
      expect(new Set(proxy?.lines)).toEqual(new Set(['CONNECT sts.us-east-1.amazonaws.com:443']));
    },
  );

  it('is asked by Image Builder, Transfer and Glue through tunnels of their own', async () => {
    const { ask } = await startWithProxy(undefined, (url) => ({ ...keys, HTTPS_PROXY: url }), { role: null });

    const { errors } = await ask(everyService);

    expect(errors).toHaveLength(3);
    expect([...new Set(proxy?.lines)].sort()).toEqual([
      'CONNECT glue.us-east-1.amazonaws.com:443',
      'CONNECT imagebuilder.us-east-1.amazonaws.com:443',
      'CONNECT transfer.us-east-1.amazonaws.com:443',
    ]);
  });

  it('fails within the time limits if the proxy never opens the tunnel', async () => {
    const { ask } = await startWithProxy(undefined, (url) => ({ ...keys, HTTPS_PROXY: url }), {
      tunnels: 'hang',
    });

    const { errors } = await ask(everyService);

    expect(errors).toHaveLength(3);
    expect(errors?.[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE');
    expect(proxy?.lines).toHaveLength(5);
  });
});

describe('`serve` behind a proxy that is the only way out', () => {
  it('asks AWS over HTTPS through tunnels, with the certificates of AWS', async () => {
    sandbox = await startSandbox({ estate: singleScopeEstate });
    const target = new URL(sandbox.url);
    const tls = join(__dirname, '../support/tls');
    const certificate = join(tls, 'certificate.pem');
    const server = createTlsServer({
      cert: readFileSync(certificate),
      key: readFileSync(join(tls, 'key.pem')),
    });
    server.on('secureConnection', (client) => {
      const upstream = connect(Number(target.port), target.hostname);
      client.on('error', () => upstream.destroy());
      upstream.on('error', () => client.destroy());
      client.pipe(upstream).pipe(client);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    proxy = await startProxy(new URL(`http://127.0.0.1:${port}`));
    const command = startCommand(['serve'], {
      ...keys,
      PORT: '0',
      AWS_REGION: 'us-east-1',
      HTTPS_PROXY: `${proxy.url}\n`,
      NODE_EXTRA_CA_CERTS: certificate,
      LOG_LEVEL: 'warn',
    });

    const response = await fetch(`${await command.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: everyService }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors: unknown };
    command.stop('SIGTERM');
    const { stderr } = await command.ended;
    server.close();

    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ imageBuilderWorkflow: { rawStatus: 'COMPLETED' } });
    expect([...proxy.lines].sort()).toEqual(
      ['glue', 'imagebuilder', 'sts', 'transfer'].map(
        (service) => `CONNECT ${service}.us-east-1.amazonaws.com:443`,
      ),
    );
    expect(stderr).toBe('');
  });
});

describe('The container endpoint', () => {
  it('is never asked through the proxy', async () => {
    containers = await startCredentialServer(() => keys.AWS_ACCESS_KEY_ID);
    const { url } = containers;
    const { ask } = await startWithProxy('http://aws.example', (proxyUrl) => ({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: url,
      HTTP_PROXY: proxyUrl,
    }));

    const { errors } = await ask(everyService);

    expect(errors).toBeUndefined();
    expect(containers.requests).toHaveLength(1);
    expect(proxy?.lines).toHaveLength(4);
  });
});

describe('proxyOf', () => {
  const proxyFor = (protocol: string, hostname: string): string | undefined =>
    proxyOf(new HttpRequest({ protocol, hostname }))?.href;

  it.each([
    '127.0.0.1',
    '127.1.2.3',
    'localhost',
    'aws.localhost',
    '[::1]',
    '169.254.170.2',
    '169.254.170.23',
    '169.254.169.254',
    '[fd00:ec2::23]',
    '[fd00:ec2::254]',
  ])('returns none for a loopback or link-local address: %s', async (host) => {
    sandbox = await startSandbox({ estate: singleScopeEstate });
    restore = replaceAwsEnvironment({
      HTTP_PROXY: 'http://proxy.example',
      HTTPS_PROXY: 'http://proxy.example',
    });

    expect(proxyFor('http:', host)).toBeUndefined();
    expect(proxyFor('https:', host)).toBeUndefined();
  });

  it('returns the proxy of the protocol', async () => {
    sandbox = await startSandbox({ estate: singleScopeEstate });
    restore = replaceAwsEnvironment({ HTTP_PROXY: 'plain.example:3128', HTTPS_PROXY: 'http://tls.example' });

    expect(proxyFor('http:', '10.0.0.1')).toBe('http://plain.example:3128/');
    expect(proxyFor('https:', 'glue.us-east-1.amazonaws.com')).toBe('http://tls.example/');
  });
});
