import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CredentialServer {
  readonly url: string;
  /** The requests so far. */
  readonly requests: readonly IncomingMessage[];
  /** Resolves when so many requests have ended, answered or not. */
  ended(count: number): Promise<void>;
  /** How many of the next requests it accepts and never answers. */
  hang(requests: number): void;
  close(): void;
}

/** An endpoint for the credentials of containers, as ECS and EKS have it. The key of each answer is another one. */
export const startCredentialServer = async (
  keyOf: (request: number) => string,
  lifetimeSeconds = 3600,
): Promise<CredentialServer> => {
  const requests: IncomingMessage[] = [];
  let hanging = 0;
  let endedCount = 0;
  const server = createServer((request, response) => {
    requests.push(request);
    response.on('close', () => {
      endedCount += 1;
      server.emit('ended');
    });
    if (hanging > 0) {
      hanging -= 1;
      return;
    }
    response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        AccessKeyId: keyOf(requests.length),
        SecretAccessKey: 'not-a-secret',
        Token: 'token',
        Expiration: new Date(Date.now() + lifetimeSeconds * 1000).toISOString(),
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/credentials`,
    requests,
    async ended(count) {
      while (endedCount < count) await once(server, 'ended');
    },
    hang(count) {
      hanging = count;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
};
