import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { WebSocket, WebSocketServer } from 'ws';
import { anonymous } from '../../../src/model/caller';
import { createConnection } from '../../../src/server/streams/connection';
import { createOpenStreams } from '../../../src/server/streams/openStreams';

it('A stream ends at once that is admitted when its WebSocket is closed already', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [[webSocket, { socket }]] = await Promise.all([once(server, 'connection'), once(client, 'open')]);
  let onClose = (): void => undefined;
  const closed = new Promise<void>((resolve) => (onClose = resolve));
  const connection = createConnection({
    webSocket,
    socket,
    heartbeatMs: 60_000,
    unreadMs: 60_000,
    onText: () => undefined,
    onClose,
  });
  client.terminate();
  await closed;
  const ends: string[] = [];
  const streams = createOpenStreams({
    limits: { streams: 1 },
    now: () => new Date(0),
    onItem: () => undefined,
    onEnd: (_transport, end) => ends.push(end),
    onRefusal: () => undefined,
  });
  const stream = streams.open(anonymous, 'ws');

  connection.carry(stream);

  expect(ends).toEqual(['client']);
  expect(stream.signal.aborted).toBe(true);
  expect(streams.openCount('ws')).toBe(0);
  server.close();
});
