import { gatewaySettings } from '../../sandbox/gatewaySettings';
import { startSandbox } from '../../sandbox/server';
import { type BuildsSize, buildsEstate } from './estate';

/* The entry point of the sandbox process of bench/live.ts. It takes its size as the first message, as bench/listSandbox.ts does. */

const serve = async (size: BuildsSize): Promise<void> => {
  const estate = buildsEstate(size, new Date());
  const sandbox = await startSandbox({ estate });
  const stop = (): void => void sandbox.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  process.send?.(gatewaySettings(sandbox, estate));
};

process.once('message', (size: BuildsSize) => void serve(size));
