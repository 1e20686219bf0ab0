import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpError, shuttingDown, unavailable } from './httpError';

/*
 * A client can begin many bodies and finish none, so the memory of all unfinished bodies is bounded. The body that was
 * begun first makes room for others: one that takes long is more likely part of an attack than one that just began.
 */

export interface BodyLimits {
  readonly kilobytes: number;
  /** The bytes of all bodies that are being read. */
  readonly bytesAtOnce: number;
}

export interface Bodies {
  /** Reads a body as a whole. Rejects with HttpError: 413 for a large one, 503 where it has to make room for others. */
  read(request: FastifyRequest, payload: Readable): Promise<Buffer>;
  /** The memory of the bodies that are being read. */
  heldBytes(): number;
  /** Refuses the bodies that are being read, and all later ones. */
  close(): void;
}

interface Reading {
  /** The first `length` bytes have arrived. */
  buffer: Buffer;
  length: number;
  /** The length of the body; 0 where the client has not announced it. */
  readonly announced: number;
  readonly refuse: (error: HttpError) => void;
}

const tooMany = (): HttpError =>
  unavailable('The server is reading too many request bodies at once. Try again.');

const clientLeft = (): HttpError =>
  new HttpError(400, 'The connection was closed before the body was complete.', 'BAD_REQUEST');

const none = Buffer.alloc(0);

export const createBodies = ({ kilobytes, bytesAtOnce }: BodyLimits): Bodies => {
  const mostBytes = kilobytes * 1024;
  /** In the order in which they began. */
  const readings = new Set<Reading>();
  let held = 0;
  let isClosed = false;

  const tooLarge = (sent: string): HttpError =>
    new HttpError(
      413,
      `Invalid request body: ${sent} bytes. Expected at most ${mostBytes}: limits.bodyKilobytes is ${kilobytes}.`,
      'BAD_REQUEST',
    );

  const replaceBuffer = (reading: Reading, buffer: Buffer): void => {
    held += buffer.length - reading.buffer.length;
    reading.buffer = buffer;
  };

  /** Copies the chunk, since a small chunk keeps the whole buffer that the socket was read into. */
  const copy = (reading: Reading, chunk: Buffer): void => {
    const { buffer, length } = reading;
    const needed = length + chunk.length;
    if (needed > buffer.length) {
      const larger = Buffer.alloc(Math.max(needed, Math.min(2 * buffer.length, mostBytes)));
      buffer.copy(larger, 0, 0, length);
      replaceBuffer(reading, larger);
    }
    chunk.copy(reading.buffer, length);
  };

  const append = (reading: Reading, chunk: Buffer): void => {
    // A chunk with the whole body is parsed at once.
    if (chunk.length === reading.announced) replaceBuffer(reading, chunk);
    else copy(reading, chunk);
    reading.length += chunk.length;
    for (const oldest of readings) {
      if (held <= bytesAtOnce) return;
      oldest.refuse(tooMany());
    }
  };

  return {
    heldBytes: () => held,
    close() {
      isClosed = true;
      for (const reading of readings) reading.refuse(shuttingDown());
    },
    read(request, payload) {
      const { headers } = request;
      const announced = Number(headers['content-length'] ?? 0);
      if (announced === 0 && headers['transfer-encoding'] === undefined) return Promise.resolve(none);
      if (isClosed) return Promise.reject(shuttingDown());
      if (announced > mostBytes) return Promise.reject(tooLarge(String(announced)));
      return new Promise((resolve, reject) => {
        /** False where the reading has ended already. The listeners stay: to remove them takes longer. */
        const stop = (): boolean => {
          if (!readings.delete(reading)) return false;
          held -= reading.buffer.length;
          return true;
        };
        const refuse = (error: HttpError): void => {
          if (!stop()) return;
          payload.pause();
          reject(error);
        };
        const reading: Reading = { buffer: none, length: 0, announced, refuse };
        const onData = (chunk: Buffer): void => {
          if (!readings.has(reading)) return;
          if (reading.length + chunk.length > mostBytes) refuse(tooLarge(`more than ${mostBytes}`));
          else append(reading, chunk);
        };
        const onEnd = (): void => {
          const { buffer, length } = reading;
          if (stop()) resolve(length === buffer.length ? buffer : buffer.subarray(0, length));
        };
        const onLeft = (): void => {
          if (readings.has(reading)) refuse(clientLeft());
        };
        readings.add(reading);
        payload.on('error', () => undefined); // `close` follows.
        payload.on('data', onData).on('end', onEnd).on('close', onLeft);
      });
    },
  };
};

declare module 'fastify' {
  interface FastifyRequest {
    bytes: Buffer;
  }
}

/** Reads the bodies of all requests with `bodies`, and parses them. */
export const addBodyParsers = (app: FastifyInstance, bodies: Bodies): void => {
  app.decorateRequest('bytes');
  app.addHook('preParsing', (request, _reply, payload, done) => {
    void bodies.read(request, payload as Readable).then((bytes) => {
      request.bytes = bytes;
      done();
    }, done);
  });
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', (request, _payload, done) => {
    void parseJson(request, request.bytes.toString(), done);
  });
  app.addContentTypeParser('text/plain', (request, _payload, done) => {
    done(null, request.bytes.toString());
  });
};
