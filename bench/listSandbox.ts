import { gatewaySettings } from '../sandbox/gatewaySettings';
import { largeEstate } from '../sandbox/large';
import type { LargeSize } from '../sandbox/large/size';
import { startSandbox } from '../sandbox/server';

/*
 * A large sandbox in a process of its own, started by bench/listProcesses.ts: AWS's time and memory are not the
 * gateway's. It answers its size with what leads a gateway to it.
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
