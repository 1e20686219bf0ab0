import { pino } from 'pino';
import type { AwsSettings } from '../../../src/aws/settings';
import { readSettings } from '../../../src/config';
import { startGateway } from '../../../src/server/gateway';
import type { GatewayOptions } from '../../../src/server/options';

/*
 * A replica in a process of its own, which can be killed and paused. The parent sends its settings, and gets its URL, and then
 * a message whenever the history is away.
 */

export type ReplicaSettings = Pick<
  GatewayOptions,
  'cache' | 'history' | 'limits' | 'listsWaitMs' | 'pace' | 'replicaTimes' | 'sync'
> & { readonly aws: AwsSettings };

const report = (line: string): void => {
  if (line.includes('history')) process.send?.(line);
};

process.once('message', (settings: ReplicaSettings) => {
  void startGateway({
    ...readSettings({}),
    ...settings,
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'warn' }, { write: report }),
    examples: [],
    now: () => new Date(),
  }).then((gateway) => {
    process.send?.(gateway.url);
    process.once('SIGTERM', () => void gateway.close().then(() => process.disconnect()));
  });
});

process.once('disconnect', () => process.exit());
