import { gatewaySettings } from '../sandbox/gatewaySettings';
import { largeEstate } from '../sandbox/large';
import type { LargeSize } from '../sandbox/large/size';
import { startSandbox } from '../sandbox/server';

/*
 * The entry point of a sandbox process that bench/listProcesses.ts starts, so that its time and memory are not counted as
 * the gateway's. It takes its size as the first message, and responds with the settings of a gateway that uses it.
 */

const serve = async (size: LargeSize): Promise<void> => {
  const estate = largeEstate(size);
  const sandbox = await startSandbox({ estate });
  const stop = (): void => void sandbox.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  process.send?.(gatewaySettings(sandbox, estate));
};

process.once('message', (size: LargeSize) => void serve(size));
