import { memoryUsage, resourceUsage } from 'node:process';
import { pino } from 'pino';
import type { MemorySettings } from '../src/aws/cache/processCache';
import { carefulPace, type Pace } from '../src/aws/pace';
import type { AwsSettings } from '../src/aws/settings';
import { startGateway } from '../src/server/gateway';

/*
 * A gateway in a process of its own, started by bench/listProcesses.ts, so that time and memory are its own. Unlike
 * `serve` it can be told to ask AWS as fast as it can.
 */

/** What it is told to begin with. */
export interface ListGatewayOptions {
  readonly aws: AwsSettings;
  readonly isCareful: boolean;
  readonly upstreamCallsPerRequest: number;
  readonly cache: MemorySettings;
}

/** What it tells when it is ready, and whenever it is asked. */
export interface ListGatewayState {
  readonly url: string;
  /** Bytes that the process holds now. */
  readonly resident: number;
  /** The most that it has ever held. */
  readonly peak: number;
}

/** Faster than anybody asks here. */
const quickPace: Pace = {
  ...carefulPace,
  turns: { startPerSecond: 100_000, leastPerSecond: 100_000, mostPerSecond: 100_000, burst: 100_000 },
};

const serve = async ({
  aws,
  isCareful,
  upstreamCallsPerRequest,
  cache,
}: ListGatewayOptions): Promise<void> => {
  const gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    aws,
    introspection: true,
    limits: { requestTimeoutMs: 600_000, upstreamCallsPerRequest },
    cache,
    log: pino({ level: 'silent' }),
    examples: [],
    now: () => new Date(),
    pace: isCareful ? carefulPace : quickPace,
  });
  const tell = (): void => {
    const state: ListGatewayState = {
      url: gateway.url,
      resident: memoryUsage.rss(),
      peak: resourceUsage().maxRSS * 1024,
    };
    process.send?.(state);
  };
  process.on('message', tell);
  const stop = (): void => void gateway.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  tell();
};

process.once('message', (options: ListGatewayOptions) => void serve(options));
