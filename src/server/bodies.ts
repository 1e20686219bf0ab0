import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest, preParsingHookHandler } from 'fastify';
import { handOverOf } from './handOver';
import { HttpError, shuttingDown, unavailable } from '../model/httpError';

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
  /**
   * Reads a body as a whole, and calls back once: with the bytes, or with an HttpError, which is 413 for a large body and 503
   * for one that has to make room for others. Without a body, calls back at once.
   */
  read(request: IncomingMessage, done: (error: HttpError | null, bytes: Buffer) => void): void;
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
    // A chunk that is the whole body need not be copied: it is parsed at once, and does not wait for the client.
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
    read(request, done) {
      const { headers } = request;
      const announced = Number(headers['content-length'] ?? 0);
      if (announced === 0 && headers['transfer-encoding'] === undefined) {
        done(null, none);
        return;
      }
      // The client may have left while it was authenticated, or waited for its turn.
      if (request.destroyed) {
        done(clientLeft(), none);
        return;
      }
      if (isClosed || announced > mostBytes) {
        done(isClosed ? shuttingDown() : tooLarge(String(announced)), none);
        return;
      }
      /** False where the reading has ended already. The listeners stay: to remove them takes longer. */
      const stop = (): boolean => {
        if (!readings.delete(reading)) return false;
        held -= reading.buffer.length;
        return true;
      };
      const refuse = (error: HttpError): void => {
        if (!stop()) return;
        request.pause();
        done(error, none);
      };
      const reading: Reading = { buffer: none, length: 0, announced, refuse };
      const onData = (chunk: Buffer): void => {
        if (!readings.has(reading)) return;
        if (reading.length + chunk.length > mostBytes) refuse(tooLarge(`more than ${mostBytes}`));
        else append(reading, chunk);
      };
      const onEnd = (): void => {
        const { buffer, length } = reading;
        if (stop()) done(null, length === buffer.length ? buffer : buffer.subarray(0, length));
      };
      const onLeft = (): void => {
        if (readings.has(reading)) refuse(clientLeft());
      };
      readings.add(reading);
      request.on('error', () => undefined); // `close` follows.
      request.on('data', onData).on('end', onEnd).on('close', onLeft);
    },
  };
};

const shortBytes = 65_536;

/** True for a request whose body Node.js drops soon if nothing has begun to read it, so that its connection stays usable. */
export const isBodyShort = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= shortBytes;

declare module 'fastify' {
  interface FastifyRequest {
    /** The body; undefined where it is not read. */
    bytes: Buffer | undefined;
  }
}

/** Parses JSON as Fastify does by default. Returns undefined for an invalid text, or one that would set a prototype. */
export const jsonParser = (app: FastifyInstance): ((text: string) => unknown) => {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (text) => {
    let value: unknown;
    void parse({} as FastifyRequest, text, (_error, parsed: unknown) => (value = parsed));
    return value;
  };
};

/** A hook that reads the body of an admitted request with `bodies`, unless the fast path has done so. Other bodies are not read. */
export const bodyReader =
  (bodies: Bodies): preParsingHookHandler =>
  (request, _reply, _payload, done) => {
    const finish = (error: Error | null, bytes: Buffer): void => {
      request.bytes = bytes;
      done(error);
    };
    const known = handOverOf(request.raw);
    if (!known) bodies.read(request.raw, finish);
    else if ('error' in known) finish(known.error, none);
    else finish(null, known.bytes);
  };

/** Parses what `bodyReader` has read. */
export const addBodyParsers = (app: FastifyInstance): void => {
  app.decorateRequest('bytes');
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', (request, _payload, done) => {
    const known = handOverOf(request.raw);
    const json = known && 'json' in known ? known.json : undefined;
    if (json === undefined && request.bytes) void parseJson(request, request.bytes.toString(), done);
    else done(null, json);
  });
  app.removeContentTypeParser('text/plain');
};
