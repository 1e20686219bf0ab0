import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ask } from '../../../bench/childProcess';
import { root } from '../documents';
import { type Gate, startGate } from './gate';
import type { ReplicaSettings } from './replica';

export interface Replica {
  readonly url: string;
  /** Its way to the database. */
  readonly database: Gate;
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Stops it as a deployment does. */
  stop(): Promise<void>;
}

/** Starts a replica in a process of its own, with a gate before its database. */
export const startReplica = async (
  settings: ReplicaSettings,
  databaseUrl: string,
  onOutage: () => void,
): Promise<Replica> => {
  const url = new URL(databaseUrl);
  const database = await startGate(Number(url.port));
  url.port = String(database.port);
  const child: ChildProcess = fork(join(root, 'test/support/replicas/replica.ts'), {
    cwd: root,
    execArgv: ['--conditions=typescript', '--require', './bench/prepare.js'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      child.kill('SIGCONT');
      child.kill(signal);
      await exit;
    }
    await database.close();
  };
  const history = { url: url.href, keepDays: 400, keepSensitive: false };
  const replicaUrl = await ask<string>(child, { ...settings, history });
  child.on('message', onOutage);
  return {
    url: replicaUrl,
    database,
    kill: () => end('SIGKILL'),
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    stop: () => end('SIGTERM'),
  };
};
