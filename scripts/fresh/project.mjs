// Projects outside this repository that install packed packages as a user does.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = fileURLToPath(new URL('.', import.meta.url));
export const root = join(here, '../..');
const fresh = mkdtempSync(join(tmpdir(), 'fresh-'));

export const removeProjects = () => rmSync(fresh, { recursive: true, force: true });

/** Runs a program in a folder and returns its stdout. */
export const run = (folder, command, args, env = {}) =>
  execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 300_000,
  });

/** Installs packages. Fails if one of them, or of their dependencies, does not support this Node.js. */
export const install = (folder, ...packages) =>
  run(folder, 'npm', [
    ...['install', ...packages, '--engine-strict'],
    ...['--no-audit', '--no-fund', '--loglevel=error'],
  ]);

/** Creates a project that is independent of this repository. */
export const project = (name, manifest = {}, files = []) => {
  const folder = join(fresh, name);
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', ...manifest }));
  for (const [from, to] of files) cpSync(from, join(folder, to), { recursive: true });
  return folder;
};

/** Runs a tool that is installed in the project. */
export const tool = (folder, name, args, env) =>
  run(folder, join(folder, 'node_modules/.bin', name), args, env);

/** Packs a package after removing its build, which `prepack` makes anew. Returns the tarball. */
export const pack = (folder) => {
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  const output = run(folder, 'npm', ['pack', '--silent', '--pack-destination', fresh]);
  return join(fresh, output.trim().split('\n').at(-1));
};

/** The paths in a tarball, without the leading folder. */
export const filesIn = (tarball) =>
  run(fresh, 'tar', ['--list', '--file', tarball])
    .trim()
    .split('\n')
    .map((path) => path.replace(/^package\//, ''));
