import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../support/documents';

export const folderOf = (sample: string): string => join(root, 'examples', sample);

/** The result of a command. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  /** The first URL on stdout. */
  readonly url: Promise<string>;
  readonly ended: Promise<Ended>;
  /** Resolves when stdout and stderr together have the text. Rejects if the command ends before. */
  printed(text: string): Promise<void>;
  /** Sends SIGTERM, or another signal. */
  stop(signal?: NodeJS.Signals): void;
}

/** The environment without Jest's NODE_ENV, so that builds are production builds. */
const environment: NodeJS.ProcessEnv = { ...process.env };
delete environment.NODE_ENV;

/** Starts a command in its own process group, and stops the group after ten minutes. */
export const start = (
  folder: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running => {
  const child = spawn(command, args, { cwd: folder, env: { ...environment, ...env }, detached: true });
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
  };
  const timer = setTimeout(stop, 600_000);
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const found = /http:\/\/[\d.]+:\d+/.exec(stdout)?.[0];
      if (found) resolve(found);
    });
    child.on('close', () => reject(new Error(`The command ended before it printed a URL: ${stderr}`)));
  });
  // Callers that await only `ended` leave `url` unhandled.
  url.catch(() => undefined);
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr });
    });
  });
  const printed = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        if ((stdout + stderr).includes(text)) resolve();
      };
      child.stdout.on('data', check);
      child.stderr.on('data', check);
      child.on('close', () =>
        reject(new Error(`The command ended before it printed "${text}": ${stdout}${stderr}`)),
      );
      check();
    });
  return { url, ended, printed, stop };
};
