import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { argumentsOf, commandOf, healthCommandOf, stages, variablesOf } from '../support/dockerfile';
import { readSource, root } from '../support/documents';

/*
 * Performs the steps of the Dockerfile in folders of this host, because Docker is not everywhere: installs, builds, prunes,
 * copies, and runs the command as another user. It runs no RUN of the final stage, which changes the base image.
 */

jest.setTimeout(20 * 60_000);

const [build, final] = stages;
const isRoot = process.getuid?.() === 0;
const user = isRoot ? { uid: 1000, gid: 1000 } : {};

const ignored = readSource('.dockerignore').trim().split('\n');

/** Whether .dockerignore has a path. It knows the patterns that the file uses. */
const isIgnored = (path: string): boolean =>
  ignored.some((pattern) => {
    const name = path.split('/').at(-1) ?? '';
    if (pattern.startsWith('**/')) return name === pattern.slice(3);
    if (path.includes('/')) return false;
    return new RegExp(`^${pattern.replace(/\./g, '\\.').replace(/\*/g, '.*')}$`).test(path);
  });

let folder: string;
let app: string;
let image: string;

const copyContext = (): void =>
  cpSync(root, app, {
    recursive: true,
    filter: (source) => source === root || !isIgnored(relative(root, source)),
  });

const perform = (keyword: string, content: string): void => {
  if (keyword === 'RUN') execFileSync('sh', ['-c', content], { cwd: app, stdio: 'pipe' });
  else if (content === '. .') copyContext();
  else for (const name of content.split(' ').slice(0, -1)) cpSync(join(root, name), join(app, name));
};

/** Copies what `COPY --from=build` names: a file, a folder, or the files that match `*.<extension>`. */
const copyFromBuild = (content: string): void => {
  const [, path = '', target = ''] = /^--from=build \/app\/(\S+) \.\/(\S*)$/.exec(content) ?? [];
  const [, parent, extension] = /^(.*)\/\*(\.\w+)$/.exec(path) ?? [];
  if (parent === undefined || extension === undefined) {
    cpSync(join(app, path), join(image, target === '' ? path : target), {
      recursive: true,
      verbatimSymlinks: true,
    });
    return;
  }
  mkdirSync(join(image, target), { recursive: true });
  for (const name of readdirSync(join(app, parent)).filter((one) => one.endsWith(extension)))
    cpSync(join(app, parent, name), join(image, target, name));
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'execution-gateway-image-'));
  [app, image] = [join(folder, 'build'), join(folder, 'image')];
  for (const path of [app, image]) mkdirSync(path);
  chmodSync(folder, 0o755);
  for (const instruction of build ?? []) {
    const keyword = instruction.getKeyword();
    if (keyword === 'RUN' || keyword === 'COPY') perform(keyword, instruction.getArgumentsContent() ?? '');
  }
  for (const content of argumentsOf(final, 'COPY')) copyFromBuild(content);
  execFileSync('chmod', ['-R', 'a-w', image]);
});
afterAll(() => {
  execFileSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true });
});

describe('The files of the image', () => {
  it('have no development dependency and no source map', () => {
    const { dependencies, devDependencies } = JSON.parse(readSource('package.json'));
    const has = (name: string): boolean => existsSync(join(image, 'node_modules', name));
    const lock: Readonly<Record<string, { readonly dev?: true }>> = JSON.parse(
      readSource('package-lock.json'),
    ).packages;

    expect(Object.keys(dependencies).filter((name) => !has(name))).toEqual([]);
    expect(
      Object.keys(devDependencies).filter((name) => has(name) && lock[`node_modules/${name}`]?.dev),
    ).toEqual([]);
    expect(
      readdirSync(join(image, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.map'),
      ),
    ).toEqual([]);
  });

  it('are enough for its command and its health check, as a user that may write none of them', async () => {
    const [program = '', ...args] = commandOf(final);
    const env = { PATH: process.env.PATH, HOME: '/nonexistent', ...variablesOf(final) };
    const child = spawn(program, args, {
      ...user,
      cwd: image,
      env: { ...env, HOST: '127.0.0.1', PORT: '0', AWS_REGION: 'us-east-1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        const found = /http:\/\/[\d.]+:\d+/.exec(chunk.toString())?.[0];
        if (found) resolve(found);
      });
      child.on('close', () => reject(new Error('The command ended before it printed a URL.')));
    });

    const [check = '', ...checkArgs] = healthCommandOf(final);
    const health = spawn(check, checkArgs, {
      ...user,
      cwd: image,
      env: { ...env, HEALTH_URL: `${url}/healthz` },
    });
    const [healthCode] = await once(health, 'close');
    const pages = await Promise.all(
      ['/graphql', '/docs', '/schema.graphql', '/metrics'].map((path) =>
        fetch(url + path, { headers: { accept: 'text/html, */*' } }),
      ),
    );
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');

    expect(healthCode).toBe(0);
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
    expect(code).toBe(0);
  });
});
