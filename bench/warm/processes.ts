import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, end } from '../childProcess';

/** What a process has used since its start. */
export interface Usage {
  /** User and system time of all threads, in milliseconds. */
  readonly cpuMs: number;
  /** The resident set size, in bytes. */
  readonly residentBytes: number;
}

/** The options of a server process. */
interface ServerOptions {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
  /** The file that gets its standard error. */
  readonly log: string;
}

type Probe = 'usage' | 'heap' | 'startProfile' | 'stopProfile' | 'startDelay' | 'stopDelay';

/** A server in its own process. */
export interface ServerProcess {
  readonly url: string;
  /** From the start of the process until it said that it is ready, in milliseconds. */
  readonly startMs: number;
  /** Sends a message to the probe in the process and resolves with its answer. See servers/probe.js. */
  probe<Answer>(question: Probe): Promise<Answer>;
  close(): Promise<void>;
}

export const serversFolder = join(__dirname, 'servers');

const readyUrl = (child: ChildProcess, { file, log }: ServerOptions): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(chunk.toString())?.[0];
      if (found) resolve(found);
    });
    child.once('close', (code) =>
      reject(
        new Error(`${file} exited with code ${String(code)}: ${readFileSync(log, 'utf8').slice(-1_000)}`),
      ),
    );
  });

/** Starts a server as in production, with the probe loaded, and waits until it is ready. */
export const startServer = async (options: ServerOptions): Promise<ServerProcess> => {
  const log = openSync(options.log, 'a');
  const start = performance.now();
  const child = fork(options.file, options.arguments, {
    execArgv: ['--require', join(serversFolder, 'probe.js'), ...(options.nodeOptions ?? [])],
    env: { NODE_ENV: 'production', ...options.environment },
    stdio: ['ignore', 'pipe', log, 'ipc'],
  });
  closeSync(log);
  const url = await readyUrl(child, options);
  const startMs = performance.now() - start;
  return { url, startMs, probe: (question) => ask(child, question), close: () => end(child) };
};
