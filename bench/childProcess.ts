import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/* The processes of the benchmarks answer each message of their parent with one message. */

/** Sends a message to a child and resolves with its next message. */
export const ask = <Answer>(child: ChildProcess, question: string | object): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const onClose = (code: number | null): void =>
      reject(new Error(`A process exited with code ${String(code)} before it answered.`));
    child.once('close', onClose);
    child.once('message', (answer) => {
      child.off('close', onClose);
      resolve(answer as Answer);
    });
    child.send(question);
  });

/** Stops a child that may have stopped already. */
export const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
};
