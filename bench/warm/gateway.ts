import { writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { LargeSize } from '../../sandbox/large/size';
import { type ListSandboxProcess, startListSandbox } from '../listProcesses';
import { type ServerProcess, startServer } from './processes';

const cli = join(__dirname, '../../dist/cli.js');

/** The newest image of each of the two products is not finished. The other ten are, with 10 workflows each. */
export const warmSize: LargeSize = { scopes: 1, parents: 12, executions: 25 };

/** A sandbox in its own process, which the built gateway calls as it would call AWS. */
export interface GatewayWorld {
  readonly sandbox: ListSandboxProcess;
  start(nodeOptions?: readonly string[]): Promise<ServerProcess>;
}

/** The default settings and these limits, but with TTLs so long that nothing expires during the benchmark. */
const configFor = ({ accounts }: ListSandboxProcess['aws'], limits: object) => ({
  scopes: accounts,
  cache: { runningSeconds: 3_600, settledSeconds: 86_400, definitionSeconds: 86_400 },
  limits,
});

/** `folder` gets the configuration and the log of the gateway. */
export const gatewayWorld = async (
  folder: string,
  size: LargeSize = warmSize,
  limits: object = {},
): Promise<GatewayWorld> => {
  const sandbox = await startListSandbox(size);
  const config = join(folder, 'gateway.yaml');
  // JSON is YAML too.
  writeFileSync(config, JSON.stringify(configFor(sandbox.aws, limits)));
  const { endpoint, credentials } = sandbox.aws;
  const environment = {
    PORT: '0',
    GATEWAY_CONFIG: config,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
  const log = join(folder, 'gateway.log');
  return {
    sandbox,
    start: (nodeOptions = []) =>
      startServer({ file: cli, arguments: ['serve'], environment, nodeOptions, log }),
  };
};
