import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../support/documents';

export const folderOf = (sample: string): string => join(root, 'examples', sample);

/** What a command did. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  /** The first URL on standard output. */
  readonly url: Promise<string>;
  readonly ended: Promise<Ended>;
  stop(): void;
}

/** The environment of whoever has no test running: the builds are made for production. */
const outside: NodeJS.ProcessEnv = { ...process.env };
delete outside.NODE_ENV;

/** Runs a command in a folder, with everything it starts in a group of its own; ended after two minutes at the latest. */
export const start = (
  folder: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running => {
  const child = spawn(command, args, { cwd: folder, env: { ...outside, ...env }, detached: true });
  const stop = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
  };
  const timer = setTimeout(stop, 120_000);
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const found = /http:\/\/[\d.]+:\d+/.exec(stdout)?.[0];
      if (found) resolve(found);
    });
    child.on('close', () => reject(new Error(`ended before it told a URL: ${stderr}`)));
  });
  url.catch(() => undefined); // Who does not wait for the URL waits for the end.
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr });
    });
  });
  return { url, ended, stop };
};
