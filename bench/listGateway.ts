import { readSettings } from '../src/config';
import { memoryUsage, resourceUsage } from 'node:process';
import { pino } from 'pino';
import type { CacheSettings } from '../src/aws/cache/processCache';
import { carefulPace, type Pace } from '../src/aws/pace';
import type { HistorySettings } from '../src/app/history';
import type { AwsSettings } from '../src/aws/settings';
import { startGateway } from '../src/server/gateway';

/*
 * The entry point of a gateway process that bench/listProcesses.ts starts, so that its time and memory can be measured
 * alone. Unlike `serve`, it calls AWS without a rate limit, and reads all lists before it answers.
 */

/** The first message to the process. */
export interface ListGatewayOptions {
  readonly aws: AwsSettings;
  readonly upstreamCallsPerRequest: number;
  readonly cache: CacheSettings;
  readonly history: HistorySettings;
}

/** The message from the process when it is ready, and in response to each later message. */
export interface ListGatewayState {
  readonly url: string;
  /** The resident set size of the process, in bytes. */
  readonly resident: number;
  /** The maximum resident set size so far, in bytes. */
  readonly peak: number;
}

/** A rate limit that this benchmark never reaches. */
const quickPace: Pace = {
  ...carefulPace,
  rate: { startPerSecond: 100_000, leastPerSecond: 100_000, mostPerSecond: 100_000, burst: 100_000 },
};

const serve = async ({ aws, upstreamCallsPerRequest, cache, history }: ListGatewayOptions): Promise<void> => {
  const gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    aws,
    introspection: true,
    limits: { ...readSettings({}).limits, requestTimeoutMs: 600_000, upstreamCallsPerRequest },
    cache,
    history,
    log: pino({ level: 'silent' }),
    examples: [],
    now: () => new Date(),
    // As many lists as a request asks for are read before its answer.
    listsWaitMs: 600_000,
    pace: quickPace,
  });
  const reportState = (): void => {
    const state: ListGatewayState = {
      url: gateway.url,
      resident: memoryUsage.rss(),
      peak: resourceUsage().maxRSS * 1024,
    };
    process.send?.(state);
  };
  process.on('message', reportState);
  const stop = (): void => void gateway.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  reportState();
};

process.once('message', (options: ListGatewayOptions) => void serve(options));
