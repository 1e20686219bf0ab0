import type { ServerResponse } from 'node:http';
import type { Reply } from './protocol';

export const send = (response: ServerResponse, { status, headers, body }: Reply): void => {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

/** Sends a reply after `ms` milliseconds, unless the connection closes first. */
export const sendLater = (response: ServerResponse, ms: number, reply: () => Promise<Reply>): void => {
  const timer = setTimeout(() => {
    void reply().then((made) => {
      if (!response.destroyed) send(response, made);
    });
  }, ms);
  response.once('close', () => {
    clearTimeout(timer);
  });
};

export const cut = (response: ServerResponse): void => {
  response.destroy();
};

/** Announces the full length, sends half of the body and closes the connection. */
export const sendHalf = (response: ServerResponse, { status, headers, body }: Reply): void => {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
};

export const jsonReply = (status: number, value: object): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: `${JSON.stringify(value, null, 2)}\n`,
});
