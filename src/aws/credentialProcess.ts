import { type ChildProcess, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { externalDataInterceptor } from '@smithy/core/config';
import { signalInForce } from './requestLimits';

/** Kills the command with everything it has started. A shell script that waits for another program leaves it behind. */
const killGroup = ({ pid }: ChildProcess): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
};

/** Runs a command of `credential_process`, and kills it when `signal` aborts. */
const run = (command: string, signal: AbortSignal | undefined): Promise<{ readonly stdout: string }> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const child = spawn(command, { shell: true, detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
    const kill = (): void => killGroup(child);
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      signal?.removeEventListener('abort', kill);
      if (code === 0) resolve({ stdout });
      else reject(new Error(`credential_process ended with ${code === null ? 'a signal' : `code ${code}`}`));
    });
    signal?.addEventListener('abort', kill, { once: true });
  });

/** The SDK runs `credential_process` with `exec` of Node.js, without a time limit, unless this record has another one. */
export const limitCredentialProcesses = (): void => {
  const exec = { [promisify.custom]: (command: string) => run(command, signalInForce()) };
  externalDataInterceptor.getTokenRecord().exec = Object.assign(() => undefined, exec);
};
