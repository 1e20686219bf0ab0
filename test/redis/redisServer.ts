import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { freePort } from '../support/freePort';

export interface RedisServer {
  readonly url: string;
  /** Sends a command and returns the reply, like redis-cli. */
  ask(...command: string[]): Promise<unknown>;
  /** Resolves when the server has at least this many keys. */
  hasKeys(count: number): Promise<void>;
  /** Kills the server. Its data is lost. */
  stop(): Promise<void>;
  /** Starts the server again at the same port. */
  start(): Promise<void>;
  /** Stops the server and deletes its files. */
  close(): Promise<void>;
}

const password = 'top-secret';

const missing = (cause: Error): Error =>
  new Error('redis-server is not installed. These tests need it: `apt-get install redis-server`.', {
    cause,
  });

type RedisSettings = Readonly<Record<string, string>>;

const launch = (port: number, dir: string, others: RedisSettings): Promise<ChildProcess> => {
  const own = { port, bind: '127.0.0.1', dir, requirepass: password, save: '', appendonly: 'no' };
  const settings = { ...own, ...others };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let output = '';
    server.once('error', (error) => reject(missing(error)));
    server.once('exit', (code) =>
      reject(new Error(`redis-server exited with code ${String(code)}: ${output}`)),
    );
    server.stdout.on('data', (data) => {
      output += String(data);
      if (output.includes('Ready to accept connections')) resolve(server);
    });
  });
};

/** Starts redis-server on a free port, with a password and without persistence. */
export const startRedis = async (settings: RedisSettings = {}): Promise<RedisServer> => {
  const dir = mkdtempSync(join(tmpdir(), 'execution-gateway-redis-'));
  const port = await freePort();
  const url = `redis://:${password}@127.0.0.1:${port}`;
  let server: ChildProcess | undefined;

  const redis: RedisServer = {
    url,
    async ask(...command) {
      const client = createClient({ url });
      client.on('error', () => undefined);
      await client.connect();
      try {
        return await client.sendCommand(command);
      } finally {
        client.destroy();
      }
    },
    async hasKeys(count) {
      while (Number(await redis.ask('DBSIZE')) < count) await nextTurn();
    },
    async stop() {
      const last = server;
      server = undefined;
      if (last?.exitCode !== null) return;
      const end = once(last, 'exit');
      last.kill('SIGKILL');
      await end;
    },
    async start() {
      server = await launch(port, dir, settings);
    },
    async close() {
      await redis.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  try {
    await redis.start();
  } catch (error) {
    await redis.close();
    throw error;
  }
  return redis;
};
