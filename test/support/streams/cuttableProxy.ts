import { connect, createServer, type Socket } from 'node:net';

/** A server in front of another one, whose connections the test cuts. */
export interface CuttableProxy {
  readonly url: string;
  /** Cuts all connections. */
  cut(): void;
  close(): Promise<void>;
}

/** `at`: the URL of an earlier proxy, in whose place it listens. */
export const startCuttableProxy = async (target: string, at?: string): Promise<CuttableProxy> => {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const upstream = connect(Number(new URL(target).port), '127.0.0.1');
    for (const [from, to] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      open.add(from);
      from
        .on('error', () => undefined)
        .on('close', () => {
          open.delete(from);
          to.destroy();
        });
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) =>
    server.listen(at === undefined ? 0 : Number(new URL(at).port), '127.0.0.1', resolve),
  );
  const address = server.address();
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}`,
    cut,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
