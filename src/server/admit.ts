import type { IncomingMessage } from 'node:http';
import type { Identify } from './callers';
import type { AdmitCaller } from './fairUse';
import { resultOf } from './requestResult';

/**
 * Authenticates a request for GraphQL, and counts it against the limits of its caller, before its body is read. Calls back
 * once, with an error for a request that is refused; at once unless a token has to be verified, or Redis to be asked.
 */
export type Admit = (request: IncomingMessage, done: (refusal?: Error) => void) => void;

export const createAdmit =
  (identify: Identify, admitCaller: AdmitCaller): Admit =>
  (request, done) => {
    identify(request, (caller) => admitCaller(caller, resultOf(request), done), done);
  };
