import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createClient } from '@keyv/redis';

export interface RedisServer {
  readonly url: string;
  /** Its answer to a command, as a user of redis-cli would see it. */
  ask(...command: string[]): Promise<unknown>;
  /** Resolves when it has so many keys. */
  hasKeys(count: number): Promise<void>;
  /** Ends it as a crash would; what it held is gone. */
  stop(): Promise<void>;
  /** Starts it again, at the same port. */
  start(): Promise<void>;
  /** Stops it, and leaves nothing behind. */
  close(): Promise<void>;
}

const password = 'top-secret';

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const missing = (cause: Error): Error =>
  new Error('These tests need redis-server: install it, for example by `apt-get install redis-server`.', {
    cause,
  });

const launch = (port: number, dir: string): Promise<ChildProcess> => {
  const settings = { port, bind: '127.0.0.1', dir, requirepass: password, save: '', appendonly: 'no' };
  const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn('redis-server', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    server.once('error', (error) => reject(missing(error)));
    server.once('exit', (code) => reject(new Error(`redis-server ended (${String(code)}): ${said}`)));
    server.stdout.on('data', (data) => {
      said += String(data);
      if (said.includes('Ready to accept connections')) resolve(server);
    });
  });
};

/** Redis itself, on a free port, with a password, and with nothing written to disk. */
export const startRedis = async (): Promise<RedisServer> => {
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
      server = await launch(port, dir);
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
