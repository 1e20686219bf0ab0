import { fork } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../sandbox/server';

export interface GatewayProcess {
  readonly url: string;
  close(): Promise<void>;
}

/** Points `serve` to the sandbox, and hides the AWS configuration of this machine. */
const environment = (sandbox: Sandbox): Record<string, string> => {
  const { accessKeyId, secretAccessKey } = sandbox.credentialsFor('111122223333');
  return {
    PORT: '0',
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
};

/** Starts `execution-gateway serve` in a separate process, so that the client and the sandbox do not share its CPU time. */
export const startGatewayProcess = async (sandbox: Sandbox): Promise<GatewayProcess> => {
  // `fork` passes on this process's options, so the child runs TypeScript too.
  const child = fork(join(__dirname, '../src/cli.ts'), ['serve'], {
    env: environment(sandbox),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(chunk.toString())?.[0];
      if (found) resolve(found);
    });
    child.once('close', (code) =>
      reject(new Error(`The gateway exited with code ${code} before it was ready.`)),
    );
  });
  return {
    url,
    async close() {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
};
