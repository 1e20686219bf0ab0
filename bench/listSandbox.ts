import { days } from '../sandbox/demoData/timeline';
import { gatewaySettings } from '../sandbox/gatewaySettings';
import { largeEstate } from '../sandbox/large';
import type { LargeSize } from '../sandbox/large/size';
import { startSandbox } from '../sandbox/server';

/*
 * The entry point of a sandbox process that bench/listProcesses.ts starts, so that its time and memory are not counted as
 * the gateway's. It takes its size as the first message, and responds with the settings of a gateway that uses it.
 */

export interface SandboxSize extends LargeSize {
  /** Nothing in it is in progress once it is a day old. */
  readonly isQuiet?: boolean;
  /** For how many days it has existed when the sandbox starts; 0 by default. */
  readonly ageDays?: number;
}

const serve = async ({ ageDays = 0, ...size }: SandboxSize): Promise<void> => {
  const estate = largeEstate({ ...size, start: new Date(Date.now() - days(ageDays)) });
  const sandbox = await startSandbox({ estate });
  const stop = (): void => void sandbox.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  process.send?.(gatewaySettings(sandbox, estate));
};

process.once('message', (size: SandboxSize) => void serve(size));
