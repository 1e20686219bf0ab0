import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Identify } from './callers';
import type { AdmitCaller } from './fairUse';

/**
 * Authenticates a request for GraphQL, and counts it against the limits of its caller, before its body is read. Calls back
 * once, with an error for a request that is refused; at once unless a token has to be verified, or Redis to be asked.
 */
export type Admit = (
  request: IncomingMessage,
  response: ServerResponse,
  done: (refusal?: Error) => void,
) => void;

export const createAdmit =
  (identify: Identify, admitCaller: AdmitCaller): Admit =>
  (request, response, done) => {
    identify(request, (caller) => admitCaller(caller, response, done), done);
  };
