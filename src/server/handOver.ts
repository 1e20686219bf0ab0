import type { IncomingMessage } from 'node:http';
import type { RequestContext } from './request';
import type { RequestResult } from './requestMetrics';

export interface FailedRequest {
  /** The error to answer with. */
  readonly error: Error;
}

export interface ParsedRequest {
  /** The body. */
  readonly bytes: Buffer;
  /** The parsed body; undefined where it is not valid JSON. */
  readonly json: unknown;
  /** Of an operation that was executed. */
  readonly context?: RequestContext;
}

/** What the fast path knows of a request that it hands over to Fastify, so that nothing is done twice. */
export type HandOver = { readonly result: RequestResult } & (FailedRequest | ParsedRequest);

const handOvers = new WeakMap<IncomingMessage, HandOver>();

export const setHandOver = (request: IncomingMessage, handOver: HandOver): void =>
  void handOvers.set(request, handOver);

/** Undefined for a request that the fast path has not taken. */
export const handOverOf = (request: IncomingMessage): HandOver | undefined => handOvers.get(request);
