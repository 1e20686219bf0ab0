import { writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { LargeSize } from '../../sandbox/large/size';
import type { SandboxSize } from '../listSandbox';
import { type ListSandboxProcess, startListSandbox } from '../listProcesses';
import { type ServerProcess, startServer } from './processes';

const cli = join(__dirname, '../../dist/cli.js');

/** The newest image of each of the two products is not finished. The other ten are, with 10 workflows each. */
export const warmSize: LargeSize = { scopes: 1, parents: 12, executions: 25 };

/** What a gateway is started with. */
export interface GatewayOptions {
  readonly nodeOptions?: readonly string[];
  /** Beside the default settings. */
  readonly settings?: object;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A sandbox in its own process, which built gateways call as they would call AWS. */
export interface GatewayWorld {
  readonly sandbox: ListSandboxProcess;
  start(options?: GatewayOptions): Promise<ServerProcess>;
}

/** TTLs so long that nothing expires during the benchmark. */
const settingsFor = ({ accounts }: ListSandboxProcess['aws'], settings: object) => ({
  scopes: accounts,
  cache: { runningSeconds: 3_600, settledSeconds: 86_400, definitionSeconds: 86_400 },
  ...settings,
});

/** The world of a sandbox that runs. `folder` gets the settings and the log of the gateways. */
export const gatewayWorldOf = (folder: string, sandbox: ListSandboxProcess): GatewayWorld => {
  const { endpoint, credentials } = sandbox.aws;
  const aws = {
    PORT: '0',
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
  const log = join(folder, 'gateway.log');
  let started = 0;
  return {
    sandbox,
    start({ nodeOptions = [], settings = {}, environment = {} } = {}) {
      const config = join(folder, `gateway-${(started += 1)}.yaml`);
      // JSON is YAML too.
      writeFileSync(config, JSON.stringify(settingsFor(sandbox.aws, settings)));
      return startServer({
        file: cli,
        arguments: ['serve'],
        environment: { ...aws, GATEWAY_CONFIG: config, ...environment },
        nodeOptions,
        log,
      });
    },
  };
};

/** The same with a new sandbox. */
export const gatewayWorld = async (folder: string, size: SandboxSize = warmSize): Promise<GatewayWorld> =>
  gatewayWorldOf(folder, await startListSandbox(size));
