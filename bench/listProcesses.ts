import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { gatewaySettings } from '../sandbox/gatewaySettings';
import { ask, end } from './childProcess';
import type { SandboxSize } from './listSandbox';
import type { ListGatewayOptions, ListGatewayState } from './listGateway';

/** A large sandbox in its own process. */
export interface ListSandboxProcess {
  /** The settings of a gateway that uses it. */
  readonly aws: ReturnType<typeof gatewaySettings>;
  /** The number of AWS calls that arrive while `work` runs, without calls to STS. */
  callsDuring(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

/** A gateway in its own process. */
export interface ListGatewayProcess {
  readonly url: string;
  /** The resident set size of the process when it was ready, in bytes. */
  readonly idle: number;
  /** The maximum resident set size so far, in bytes. */
  peak(): Promise<number>;
  close(): Promise<void>;
}

/** Forks a process, which runs TypeScript as this one does. */
const start = (file: string): ChildProcess => fork(join(__dirname, file));

/** Starts the sandbox of an entry point that takes its size as the first message. */
export const startSandboxProcess = async (file: string, size: object): Promise<ListSandboxProcess> => {
  const child = start(file);
  const aws = await ask<ListSandboxProcess['aws']>(child, size);
  const log = `${aws.endpoint}/_sandbox/calls`;
  return {
    aws,
    async callsDuring(work) {
      await fetch(log, { method: 'DELETE' });
      await work();
      const { calls } = (await (await fetch(log)).json()) as {
        readonly calls: readonly { readonly service: string }[];
      };
      return calls.filter(({ service }) => service !== 'sts').length;
    },
    close: () => end(child),
  };
};

export const startListSandbox = (size: SandboxSize): Promise<ListSandboxProcess> =>
  startSandboxProcess('listSandbox.ts', size);

/** Node.js delays garbage collection, so the peak overstates the memory in use. */
export const startListGateway = async (options: ListGatewayOptions): Promise<ListGatewayProcess> => {
  const child = start('listGateway.ts');
  const state = (question: object): Promise<ListGatewayState> => ask(child, question);
  const { url, resident } = await state(options);
  return {
    url,
    idle: resident,
    peak: async () => (await state({})).peak,
    close: () => end(child),
  };
};
