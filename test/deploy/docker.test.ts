import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import {
  argumentsOf,
  commandOf,
  dockerfile,
  healthCommandOf,
  stages,
  variablesOf,
} from '../support/dockerfile';
import { readSource, root } from '../support/documents';
import { settingsFromYaml } from '../support/settingsFile';

const [build, final] = stages;
const { version, files, engines } = JSON.parse(readSource('package.json'));

/** The exit code of a command that runs in the folder of the project. */
const run = async (
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<unknown> => {
  const child = spawn(program, args, {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: 'ignore',
    timeout: 60_000,
  });
  const [code] = await once(child, 'close');
  return code;
};

describe('deploy/docker/Dockerfile', () => {
  it('has no mistake that the linter finds', () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  it('builds and runs on one pinned release of Node.js', () => {
    const bases = stages.flatMap((stage) => argumentsOf(stage, 'FROM'));
    const tags = bases.map((base) => base.replace(/ AS .*/, ''));

    expect(stages).toHaveLength(2);
    expect(tags[0]).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim$/);
    expect(tags[1]).toBe(tags[0]);
    expect(engines.node).toBe('>=20.19');
  });

  it('has no package manager, and no root, in the final stage', () => {
    const runs = argumentsOf(final, 'RUN');

    expect(runs).toEqual([
      'rm -rf /usr/local/lib/node_modules /opt/yarn-* && find /usr/local/bin -xtype l -delete',
    ]);
    expect(argumentsOf(final, 'USER')).toEqual(['1000:1000']);
  });

  it('copies what the package contains, and the production dependencies', () => {
    const copied = argumentsOf(final, 'COPY').map((list) => /\/app\/(\S+?)\/? /.exec(list)?.[1]);

    const published = files.filter((name: string) => !name.startsWith('!'));
    expect(copied.sort()).toEqual(['package.json', 'node_modules', ...published].sort());
    expect(argumentsOf(build, 'RUN').join(' ')).toContain('npm prune --omit=dev');
  });

  it('listens where its health check asks', () => {
    const { HOST, PORT, HEALTH_URL } = variablesOf(final);

    expect(HOST).toBe('0.0.0.0');
    expect(HEALTH_URL).toBe(`http://127.0.0.1:${PORT}/healthz`);
    expect(argumentsOf(final, 'EXPOSE')).toEqual([PORT]);
  });

  it.each([
    [200, 0],
    [503, 1],
  ])('has a health check that ends for status %d with exit code %d', async (status, expected) => {
    const server = createServer((_request, response) => {
      response.statusCode = status;
      response.end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const code = await run(healthCommandOf(final), { HEALTH_URL: `http://127.0.0.1:${port}/healthz` });
    server.closeAllConnections();
    server.close();

    expect(code).toBe(expected);
  });

  it('has a health check that fails where nothing listens', async () => {
    expect(await run(healthCommandOf(final), { HEALTH_URL: 'http://127.0.0.1:9/healthz' })).toBe(1);
  });

  it('has a command that writes no file and starts no process, as Node.js enforces, and ends with 0 on SIGTERM', async () => {
    const [node, ...args] = commandOf(final);
    const permissions = [
      process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
      '--allow-fs-read=*',
    ];
    const child = spawn(process.execPath, [...permissions, ...args], {
      cwd: root,
      env: {
        ...variablesOf(final),
        HOST: '127.0.0.1',
        PORT: '0',
        AWS_REGION: 'us-east-1',
        HOME: '/nonexistent',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
    });
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        output += chunk.toString();
        const found = /http:\/\/[\d.]+:\d+/.exec(output)?.[0];
        if (found) resolve(found);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('close', () => reject(new Error(output)));
    });

    const health = await run(healthCommandOf(final), { HEALTH_URL: `${url}/healthz` });
    const page = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');

    expect(node).toBe('node');
    expect([health, page.status, code]).toEqual([0, 200, 0]);
    expect(output).not.toContain('ERR_ACCESS_DENIED');
  });
});

describe('deploy/compose.yaml', () => {
  const { services } = parse(readSource('deploy/compose.yaml'));
  const { gateway, redis } = services;

  it('builds the image of this release, and mounts the settings where the gateway reads them', () => {
    const [mount] = gateway.volumes;
    const [source, target, mode] = mount.split(':');

    expect(gateway.image).toBe(`execution-gateway:${version}`);
    expect(gateway.build).toEqual({ context: '..', dockerfile: 'deploy/docker/Dockerfile' });
    expect(source).toBe('./docker/gateway.yaml');
    expect([target, mode]).toEqual([gateway.environment.GATEWAY_CONFIG, 'ro']);
  });

  it('has settings that the gateway accepts, with the Redis beside it', () => {
    const { cache } = settingsFromYaml(readSource('deploy/docker/gateway.yaml'));

    expect(cache.redisUrl).toBe('redis://redis:6379/0');
  });

  it('runs both without capabilities and a writable file system', () => {
    for (const service of [gateway, redis]) {
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    }
  });

  it('is reached from this host only, waits for Redis, and gives the drain its time', () => {
    expect(gateway.ports).toEqual([`127.0.0.1:4000:${variablesOf(final).PORT}`]);
    expect(redis).not.toHaveProperty('ports');
    expect(gateway.depends_on).toEqual({ redis: { condition: 'service_healthy' } });
    expect(parseInt(gateway.stop_grace_period, 10)).toBeGreaterThan(25 + 5);
  });

  it('has a Redis that keeps nothing on disk and evicts', () => {
    expect(redis.image).toMatch(/^redis:\d+\.\d+\.\d+-alpine$/);
    expect(redis.command.join(' ')).toBe(
      'redis-server --save  --appendonly no --maxmemory 256mb --maxmemory-policy allkeys-lru',
    );
  });
});
