import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, type ServerProcess, serversFolder } from './processes';

const modifiedAt = (file: string): number =>
  statSync(join(serversFolder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Installs the peers and the load generator, unless the versions of the lock file are installed. Their folder is not
 * `bench/`, whose TypeScript files would then import another copy of graphql than the gateway.
 */
export const installPeers = (): void => {
  if (modifiedAt('node_modules/.package-lock.json') >= modifiedAt('package-lock.json')) return;
  console.error('Installing the servers to compare with …');
  execFileSync('npm', ['ci', '--prefix', serversFolder, '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 2, 2],
  });
};

export type PeerName = 'ready' | 'stringify' | 'mercurius' | 'yoga' | 'apollo';

export const startPeer = (name: PeerName, fixturePath: string, log: string): Promise<ServerProcess> =>
  startServer({ file: join(serversFolder, `${name}.mjs`), arguments: [fixturePath], log });
