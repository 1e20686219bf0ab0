import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ProxyServer {
  readonly url: string;
  /** The request lines: `POST http://host/path`, or `CONNECT host:443`. */
  readonly lines: readonly string[];
  /** The values of `proxy-authorization`. */
  readonly authorizations: ReadonlySet<string | undefined>;
  close(): void;
}

/** A proxy that sends plain requests to `target`, and opens tunnels to it, whichever host they name. */
export const startProxy = async (target: URL, tunnels: 'open' | 'hang' = 'open'): Promise<ProxyServer> => {
  const lines: string[] = [];
  const authorizations = new Set<string | undefined>();
  const sockets = new Set<Socket>();
  const server = createServer((incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    lines.push(`${method} ${url}`);
    authorizations.add(headers['proxy-authorization']);
    const { pathname, search } = new URL(url);
    const forwarded = request(new URL(pathname + search, target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(forwarded);
  });
  server.on('connect', (incoming, client: Socket) => {
    lines.push(`CONNECT ${String(incoming.url)}`);
    authorizations.add(incoming.headers['proxy-authorization']);
    sockets.add(client);
    if (tunnels === 'hang') return;
    const upstream = connect(Number(target.port), target.hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    lines,
    authorizations,
    close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
};
