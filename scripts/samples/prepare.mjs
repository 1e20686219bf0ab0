// Builds the gateway and the client for the samples in examples/, and installs the samples.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const samples = ['failed-report', 'dashboard', 'client-preset', 'live-clients'];

export const folderOf = (sample) => join(root, 'examples', sample);

/** Runs a command with its output on stderr, because stdout belongs to the sample. */
const run = (folder, command, ...args) =>
  execFileSync(command, args, { cwd: folder, stdio: ['ignore', 2, 2] });

export const build = () => {
  run(root, 'npm', 'run', '--silent', 'build');
  run(root, process.execPath, 'scripts/client-build.mjs');
};

export const install = (sample) => run(folderOf(sample), 'npm', 'ci', '--silent');

export const buildDashboard = () => run(folderOf('dashboard'), 'npm', 'run', '--silent', 'build');

export const isInstalled = (sample) => existsSync(join(folderOf(sample), 'node_modules'));
