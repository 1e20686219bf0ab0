import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server on this machine that can be shut, as by a network partition. */
export interface Gate {
  readonly port: number;
  /** Ends all connections, and those that are opened until it is open again. */
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

export const startGate = async (port: number): Promise<Gate> => {
  const sockets = new Set<Socket>();
  let isOpen = true;
  const end = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const add = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    add(client);
    if (!isOpen) {
      client.destroy();
      return;
    }
    const upstream = connect(port, '127.0.0.1');
    add(upstream);
    client.pipe(upstream).pipe(client);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    shut() {
      isOpen = false;
      end();
    },
    open: () => void (isOpen = true),
    async close() {
      if (!server.listening) return;
      end();
      server.close();
      await once(server, 'close');
    },
  };
};
