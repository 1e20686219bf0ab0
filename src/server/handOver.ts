import type { IncomingMessage } from 'node:http';
import type { RequestContext } from './request';
import type { RequestResult } from './requestMetrics';

/** What the fast path knows of a request that it hands over to Fastify, so that nothing is done twice. */
export interface HandOver {
  readonly result: RequestResult;
  /** The error to answer with. */
  readonly error?: Error;
  /** The body, unless there is an error. */
  readonly bytes?: Buffer;
  /** The parsed body, where it is valid JSON. */
  readonly json?: unknown;
  /** Of an operation that was executed. */
  readonly context?: RequestContext;
}

const handOvers = new WeakMap<IncomingMessage, HandOver>();

export const setHandOver = (request: IncomingMessage, handOver: HandOver): void =>
  void handOvers.set(request, handOver);

/** Undefined for a request that the fast path has not taken. */
export const handOverOf = (request: IncomingMessage): HandOver | undefined => handOvers.get(request);
