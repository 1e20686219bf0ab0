import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/* A client of WebSockets that sends bytes as they are given, so that it can break each rule. */

export interface Closed {
  /** Undefined where the connection ended without a close frame. */
  readonly code: number | undefined;
  readonly reason: string;
}

export interface RawWebSocket {
  readonly socket: Socket;
  /** The head of the response to the upgrade, and its body where that is no WebSocket. */
  readonly head: string;
  /** Sends JSON, or a text as it is. */
  send(message: unknown): void;
  sendFrame(opcode: number, payload: Buffer, isLast?: boolean): void;
  /** The next message that is no ping or pong of the protocol of WebSockets. */
  next(): Promise<unknown>;
  /** The messages that have arrived, and were not read. */
  waiting(): readonly unknown[];
  /** The opcodes of the control frames that have arrived. */
  readonly controls: number[];
  readonly closed: Promise<Closed>;
}

export const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

const maskOf = (payload: Buffer, mask: Buffer): Buffer =>
  Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0)));

const frameOf = (opcode: number, payload: Buffer, isLast: boolean): Buffer => {
  const { length } = payload;
  const size =
    length < 126
      ? Buffer.from([0x80 | length])
      : length < 65_536
        ? Buffer.from([0x80 | 126, length >> 8, length & 255])
        : Buffer.from([
            0x80 | 127,
            0,
            0,
            0,
            0,
            length >>> 24,
            (length >> 16) & 255,
            (length >> 8) & 255,
            length & 255,
          ]);
  const mask = randomBytes(4);
  return Buffer.concat([Buffer.from([(isLast ? 0x80 : 0) | opcode]), size, mask, maskOf(payload, mask)]);
};

interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
  readonly rest: Buffer;
}

/** The first frame of a server, which masks nothing; undefined where it is not complete. */
const frameIn = (bytes: Buffer): Frame | undefined => {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 127;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start) return undefined;
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return undefined;
  return {
    opcode: bytes.readUInt8(0) & 15,
    payload: bytes.subarray(start, start + length),
    rest: bytes.subarray(start + length),
  };
};

export interface RawOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Undefined: none. */
  readonly protocol?: string | undefined;
  readonly path?: string;
}

export const openRawWebSocket = (
  url: string,
  { headers = {}, protocol, path = '/graphql' }: RawOptions = { protocol: 'graphql-transport-ws' },
): Promise<RawWebSocket> =>
  new Promise((resolve, reject) => {
    const { hostname, port, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    const lines = {
      host,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      ...(protocol !== undefined && { 'sec-websocket-protocol': protocol }),
      ...headers,
    };
    socket.write(
      `GET ${path} HTTP/1.1\r\n${Object.entries(lines)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    );
    let bytes = Buffer.alloc(0);
    let head: string | undefined;
    let close: Closed = { code: undefined, reason: '' };
    const messages: unknown[] = [];
    const controls: number[] = [];
    let wake: (() => void) | undefined;
    const take = ({ opcode, payload }: Frame): void => {
      if (opcode === opcodes.text) messages.push(JSON.parse(payload.toString()));
      else controls.push(opcode);
      if (opcode === opcodes.close) {
        close = {
          code: payload.length < 2 ? undefined : payload.readUInt16BE(0),
          reason: payload.subarray(2).toString(),
        };
        socket.end();
      }
      wake?.();
    };
    const closed = new Promise<Closed>((settle) =>
      socket.on('close', () => {
        settle(close);
        if (head === undefined) resolve(webSocket(bytes.toString()));
      }),
    );
    const webSocket = (of: string): RawWebSocket => ({
      socket,
      head: of,
      controls,
      closed,
      send: (message) =>
        webSocket(of).sendFrame(
          opcodes.text,
          Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)),
        ),
      sendFrame: (opcode, payload, isLast = true) => void socket.write(frameOf(opcode, payload, isLast)),
      waiting: () => messages,
      async next() {
        while (messages.length === 0) await new Promise<void>((settle) => (wake = settle));
        return messages.shift();
      },
    });
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (head === undefined) {
        const end = bytes.indexOf('\r\n\r\n');
        const text = end < 0 ? '' : bytes.subarray(0, end).toString();
        if (!text.startsWith('HTTP/1.1 101')) return;
        head = text;
        bytes = bytes.subarray(end + 4);
        resolve(webSocket(text));
      }
      for (let frame = frameIn(bytes); frame; frame = frameIn(bytes)) {
        bytes = Buffer.from(frame.rest);
        take(frame);
      }
    });
  });
