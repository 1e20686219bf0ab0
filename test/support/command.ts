import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Command {
  /** The first line of standard output that holds a URL. */
  readonly url: Promise<string>;
  readonly ended: Promise<CommandResult>;
  stop(signal: 'SIGTERM' | 'SIGINT'): void;
}

const root = join(__dirname, '../..');

/** Runs the built command, with only the given environment variables, for a minute at most. */
export const startCommand = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Command => {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    env: { PATH: process.env.PATH, HOME: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true', ...env },
    timeout: 60_000,
  });
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
  url.catch(() => undefined); // A test that only awaits `ended` leaves this rejection unhandled.
  const ended = new Promise<CommandResult>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { url, ended, stop: (signal) => child.kill(signal) };
};

/** A gateway on a sandbox, both as processes, where AWS's ListWorkflows takes this long. */
export const startSlowGateway = async (ms: number) => {
  const sandbox = startCommand(['sandbox', '--port', '0']);
  const sandboxUrl = await sandbox.url;
  await fetch(`${sandboxUrl}/_sandbox/trouble`, {
    method: 'POST',
    body: JSON.stringify({ match: { operation: 'ListWorkflows' }, trouble: { kind: 'delay', ms } }),
  });
  const command = startCommand(['serve'], {
    PORT: '0',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIAEXEC111122223333',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_ENDPOINT_URL: sandboxUrl,
  });
  const url = await command.url;
  return {
    sandbox,
    command,
    url,
    /** Resolves when the slow call has arrived. */
    arrival: async (): Promise<void> => {
      const calls = async (): Promise<string> => (await fetch(`${sandboxUrl}/_sandbox/calls`)).text();
      while (!(await calls()).includes('ListWorkflows'));
    },
  };
};
