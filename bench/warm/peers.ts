import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, type ServerProcess, serversFolder } from './processes';

const folder = join(__dirname, '..');

/** Installs the peers and the load generator, which are no dependencies of the gateway. */
export const installPeers = (): void => {
  if (existsSync(join(folder, 'node_modules/autocannon'))) return;
  console.error('Installing the servers to compare with …');
  execFileSync('npm', ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 2, 2],
  });
};

export type PeerName = 'ready' | 'stringify' | 'mercurius' | 'yoga' | 'apollo';

export const startPeer = (name: PeerName, fixturePath: string, log: string): Promise<ServerProcess> =>
  startServer({ file: join(serversFolder, `${name}.mjs`), arguments: [fixturePath], log });
