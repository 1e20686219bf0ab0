import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddress from '@fastify/proxy-addr';
import { createAddressMatcher } from '../access/addresses';
import type { Authenticator } from '../access/authenticate';
import type { Caller } from '../model/caller';
import type { MaybePromise } from '../model/page';
import { resultOf } from './requestResult';

/** Proxies whose `X-Forwarded-For` is believed: none, the other end of the connection, or those with these addresses. */
export type TrustedProxies = boolean | readonly string[];

/**
 * Finds out who sends a request, from its headers and the address of its client. Calls one function, at once unless a token
 * has to be verified, and notes the caller in the result of the request. `refuse` gets an AuthenticationError, or a KeysUnavailableError.
 */
export type Identify = (
  request: IncomingMessage,
  accept: (caller: Caller) => void,
  refuse: (error: Error) => void,
) => void;

const peerAddressOf = ({ socket }: IncomingMessage): string => socket.remoteAddress ?? '';

/**
 * Returns the address of a request's client: the last one in `X-Forwarded-For` that is no trusted proxy, and the other end
 * of the connection where that is no proxy, or the header has something else than an address.
 */
export const addressReader = (trusted: TrustedProxies): ((request: IncomingMessage) => string) => {
  if (trusted === false) return peerAddressOf;
  // With `true`, what the header says of further proxies is not believed: the client may have written it.
  const isTrusted =
    trusted === true ? (_address: string, hops: number) => hops === 0 : createAddressMatcher(trusted);
  return (request) => {
    const address = proxyAddress(request, isTrusted);
    return isIP(address) === 0 ? peerAddressOf(request) : address;
  };
};

export interface Callers {
  /**
   * The caller of a request with further headers, names and values in turn. Throws or rejects as an Authenticator does, also for
   * credentials that the request has as well.
   */
  readonly callerOf: (request: IncomingMessage, further?: readonly string[]) => MaybePromise<Caller>;
  readonly identify: Identify;
  /** False for a request without credentials, or with ones that are refused at once. Those of a new token may be refused later. */
  readonly hasCredentials: (request: IncomingMessage) => boolean;
  /** The caller of requests without credentials; undefined where these are refused. */
  readonly withoutCredentials: () => Caller | undefined;
}

export const createCallers = (authenticate: Authenticator, trusted: TrustedProxies): Callers => {
  const addressOf = addressReader(trusted);
  const callerOf: Callers['callerOf'] = (request, further) =>
    authenticate({
      rawHeaders: further ? [...request.rawHeaders, ...further] : request.rawHeaders,
      address: addressOf(request),
      peerAddress: peerAddressOf(request),
    });
  return {
    callerOf,
    identify(request, accept, refuse) {
      let caller: MaybePromise<Caller>;
      try {
        caller = callerOf(request);
      } catch (error) {
        refuse(error as Error);
        return;
      }
      const note = (known: Caller): void => {
        resultOf(request).caller = known;
        accept(known);
      };
      if (caller instanceof Promise) caller.then(note, refuse);
      else note(caller);
    },
    withoutCredentials() {
      try {
        const caller = authenticate({ rawHeaders: [], address: '', peerAddress: '' });
        return caller instanceof Promise ? undefined : caller;
      } catch {
        return undefined;
      }
    },
    hasCredentials(request) {
      try {
        const caller = callerOf(request);
        if (!(caller instanceof Promise)) return caller.subject !== null;
        caller.catch(() => undefined); // It is refused when it is identified.
        return true;
      } catch {
        return false;
      }
    },
  };
};
