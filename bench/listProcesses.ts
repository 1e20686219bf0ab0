import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { gatewaySettings } from '../sandbox/gatewaySettings';
import type { LargeSize } from '../sandbox/large/size';
import type { ListGatewayOptions, ListGatewayState } from './listGateway';

/** A large sandbox, alone in its process. */
export interface ListSandboxProcess {
  /** What leads a gateway to it. */
  readonly aws: ReturnType<typeof gatewaySettings>;
  /** How many calls arrive while something is done, STS aside. */
  callsDuring(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

/** A gateway, alone in its process. */
export interface ListGatewayProcess {
  readonly url: string;
  /** Bytes that the process held when it was ready. */
  readonly idle: number;
  /** The most bytes that it has held so far. */
  peak(): Promise<number>;
  close(): Promise<void>;
}

/** A fork is started with the options of this process, so it runs TypeScript too. */
const start = (file: string, ...nodeOptions: readonly string[]): ChildProcess =>
  fork(join(__dirname, file), { execArgv: [...process.execArgv, ...nodeOptions] });

const end = async (child: ChildProcess): Promise<void> => {
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
};

/** What a child answers. */
const ask = async <Answer>(child: ChildProcess, question: object): Promise<Answer> => {
  const answered = new Promise<Answer>((resolve, reject) => {
    const onClose = (code: number | null): void =>
      reject(new Error(`The process ended with ${String(code)} before it answered.`));
    child.once('close', onClose);
    child.once('message', (answer) => {
      child.off('close', onClose);
      resolve(answer as Answer);
    });
  });
  child.send(question);
  return answered;
};

export const startListSandbox = async (size: LargeSize): Promise<ListSandboxProcess> => {
  const child = start('listSandbox.ts');
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

/** Node.js lets garbage lie for as long as it may: `heapMegabytes` bounds that, where it is given. */
export const startListGateway = async (
  options: ListGatewayOptions,
  heapMegabytes?: number,
): Promise<ListGatewayProcess> => {
  const heap = heapMegabytes === undefined ? [] : [`--max-old-space-size=${heapMegabytes}`];
  const child = start('listGateway.ts', ...heap);
  const state = (question: object): Promise<ListGatewayState> => ask(child, question);
  const { url, resident } = await state(options);
  return {
    url,
    idle: resident,
    peak: async () => (await state({})).peak,
    close: () => end(child),
  };
};
