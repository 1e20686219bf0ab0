import { LRUCache } from 'lru-cache';
import { anonymous, type Caller } from '../model/caller';
import type { MaybePromise } from '../model/page';
import { clientAddress } from './addresses';
import { createKeyLookUp } from './apiKeys';
import { AuthenticationError } from './errors';
import { onlyHeader } from './headers';
import { createJwtAuthenticator } from './jwt';
import type { Policy } from './policy';
import { createProxyReader } from './proxyHeaders';
import type { AuthSettings } from './settings';

/** What a request carries. */
export interface Credentials {
  /** Names and values of headers in turn, as in `IncomingMessage.rawHeaders`. */
  readonly rawHeaders: readonly string[];
  /** The address of the client, which a trusted proxy may have forwarded. */
  readonly address: string;
  /** The address of the other end of the connection. */
  readonly peerAddress: string;
}

/**
 * Returns the caller of a request, synchronously unless a token has to be verified. Throws or rejects with
 * AuthenticationError, with KeysUnavailableError where the keys of an issuer cannot be fetched, and with TooManyTokensError.
 */
export type Authenticator = (credentials: Credentials) => MaybePromise<Caller>;

export interface AuthenticatorOptions {
  /** Without these, every caller is `anonymous`, with the permissions of no role. */
  readonly auth: AuthSettings | undefined;
  readonly policy: Policy;
  readonly now: () => Date;
  /** Receives the outcome of each fetch of an issuer's keys; without an error, it has succeeded. */
  readonly onKeyFetch: (issuer: string, error?: unknown) => void;
}

/** Addresses whose callers are kept. */
const addressesKept = 1_000;

const refuseTokens = (): never => {
  throw AuthenticationError.malformed('This server accepts no tokens in `Authorization`.');
};

/** Creates the function that authenticates requests. It fetches nothing before a token needs a key. */
export const createAuthenticator = ({
  auth,
  policy,
  now,
  onKeyFetch,
}: AuthenticatorOptions): Authenticator => {
  if (!auth) {
    const everyone: Caller = { ...anonymous, permissions: policy([]).permissions };
    return () => everyone;
  }

  const callerOf = (id: string, subject: string | null, roles: readonly string[]): Caller => ({
    id,
    subject,
    ...policy(roles),
  });
  const byToken =
    auth.jwt.length === 0
      ? refuseTokens
      : createJwtAuthenticator({
          issuers: auth.jwt,
          callerOf: ({ issuer, subject, roles }) => callerOf(`jwt ${issuer} ${subject}`, subject, roles),
          now: () => now().getTime(),
          onKeyFetch,
        });
  const callerOfKey = createKeyLookUp(
    auth.apiKeys.map(({ name, sha256, roles }) => [sha256, callerOf(`key ${name}`, name, roles)]),
  );
  const readProxy = auth.proxy ? createProxyReader(auth.proxy) : () => undefined;
  const { anonymous: anonymousRoles } = auth;
  const anonymousCallers = new LRUCache<string, Caller>({
    max: addressesKept,
    memoMethod: (address) => callerOf(`anonymous ${clientAddress(address)}`, null, anonymousRoles ?? []),
  });

  const byKey = (key: string): Caller => {
    const caller = callerOfKey(key);
    if (caller) return caller;
    throw AuthenticationError.unknownKey();
  };

  return ({ rawHeaders, address, peerAddress }) => {
    const authorization = onlyHeader(rawHeaders, 'authorization');
    const key = onlyHeader(rawHeaders, 'x-api-key');
    const proxied = readProxy(rawHeaders, peerAddress);
    if (Number(authorization !== undefined) + Number(key !== undefined) + Number(proxied !== undefined) > 1) {
      throw AuthenticationError.malformed(
        'The request has several kinds of credentials. Send `Authorization` or `x-api-key`, not both.',
      );
    }
    if (authorization !== undefined) return byToken(authorization, address);
    if (key !== undefined) return byKey(key);
    if (proxied) return callerOf(`proxy ${proxied.subject}`, proxied.subject, proxied.roles);
    if (anonymousRoles) return anonymousCallers.memo(address);
    throw AuthenticationError.missing();
  };
};
