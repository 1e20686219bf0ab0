import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from '../support/freePort';
import type { TestDatabases } from '../support/history/stores';

export interface PostgresServer extends TestDatabases {
  /** Runs a statement as the administrator, in the database of this name. */
  run(sql: string, database?: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly port: number;
  /** Kills the server. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const missing = 'PostgreSQL is not installed. These tests need it: `apt-get install postgresql`.';

/** The folder of Debian's newest version. */
const programs = (): string => {
  const versions = '/usr/lib/postgresql';
  const newest = existsSync(versions)
    ? readdirSync(versions).sort((one, other) => Number(other) - Number(one))[0]
    : undefined;
  if (newest === undefined) throw new Error(missing);
  return join(versions, newest, 'bin');
};

/** PostgreSQL refuses to run as root. Debian's package brings the user `postgres`. */
const userOf = (): { readonly uid?: number; readonly gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
};

/** Starts a PostgreSQL on a free port, with all files and its socket in a folder of its own. */
export const startPostgres = async (): Promise<PostgresServer> => {
  const bin = programs();
  const user = userOf();
  const folder = mkdtempSync(join(tmpdir(), 'execution-gateway-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  chmodSync(folder, 0o711);
  for (const path of [folder, data]) if (user.uid !== undefined) chownSync(path, user.uid, user.gid ?? 0);
  const options = { ...user, cwd: folder };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'admin', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...options, stdio: 'ignore' },
  );
  const port = await freePort();
  let server: ChildProcess | undefined;
  let count = 0;

  const run: PostgresServer['run'] = async (sql, database = 'postgres') => {
    const client = new Client({ host: '127.0.0.1', port, user: 'admin', database });
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return rows;
    } finally {
      await client.end();
    }
  };

  const postgres: PostgresServer = {
    name: 'PostgreSQL',
    port,
    run,
    async create() {
      const database = `gateway${(count += 1)}`;
      await run(`create database ${database}`);
      return { url: `postgres://admin@127.0.0.1:${port}/${database}` };
    },
    async start() {
      const settings = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F'];
      server = spawn(join(bin, 'postgres'), settings, { ...options, stdio: 'ignore' });
      for (;;) {
        const isUp = await run('select 1').then(
          () => true,
          () => false,
        );
        if (isUp) return;
        if (server.exitCode !== null) throw new Error(`postgres exited with code ${server.exitCode}.`);
        await wait(50);
      }
    },
    async stop() {
      const last = server;
      server = undefined;
      if (last?.exitCode !== null) return;
      const end = once(last, 'exit');
      last.kill('SIGQUIT'); // At once, without the end of connections.
      await end;
    },
    async close() {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await postgres.start();
  } catch (error) {
    await postgres.close();
    throw error;
  }
  return postgres;
};
