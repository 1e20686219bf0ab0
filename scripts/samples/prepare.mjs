// Builds what the samples in examples/ stand on, and installs them.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const samples = ['failed-report', 'dashboard', 'client-preset'];

export const folderOf = (sample) => join(root, 'examples', sample);

/** What is said goes to standard error: standard output is the sample's. */
const run = (folder, command, ...args) =>
  execFileSync(command, args, { cwd: folder, stdio: ['ignore', 2, 2] });

/** Builds the gateway and its client. */
export const build = () => {
  run(root, 'npm', 'run', '--silent', 'build');
  run(root, process.execPath, 'scripts/client-build.mjs');
};

/** Installs a sample's packages, exactly those of its lock file. */
export const install = (sample) => run(folderOf(sample), 'npm', 'ci', '--silent');

export const isInstalled = (sample) => existsSync(join(folderOf(sample), 'node_modules'));
