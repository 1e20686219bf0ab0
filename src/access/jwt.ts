import type { JWTVerifyGetKey, JWTVerifyOptions, JWTVerifyResult } from 'jose' with {
  'resolution-mode': 'import',
};
import { LRUCache } from 'lru-cache';
import type { Caller } from '../model/caller';
import { lazyPackages } from '../model/lazyPackages';
import type { MaybePromise } from '../model/page';
import { createAttempts } from './attempts';
import { rolesOf, subjectOf } from './claims';
import { AuthenticationError, KeysUnavailableError } from './errors';
import { keySourceOf } from './keySource';
import { createKeySet, type Keys, type KeySet } from './keySet';
import type { JwtSettings } from './settings';
import { checkHeader, readToken } from './token';

/** What a verified token says. */
export interface TokenIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly roles: readonly string[];
}

export interface JwtOptions {
  readonly issuers: readonly JwtSettings[];
  readonly callerOf: (identity: TokenIdentity) => Caller;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Receives the outcome of each fetch of keys; without an error, it has succeeded. */
  readonly onKeyFetch: (issuer: string, error?: unknown) => void;
}

interface Issuer {
  readonly settings: JwtSettings;
  readonly keySet: KeySet;
}

/** A verified token. It is valid until it expires, and as long as the issuer has the keys that it was verified with. */
interface Verified {
  readonly caller: Caller;
  readonly keySet: KeySet;
  readonly keys: Keys;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

interface Kept extends Verified {
  readonly authorization: string;
}

/** The characters of all headers that are kept. A token has about 1,000. */
const charactersKept = 8_000_000;

/**
 * The end of a token, which is a part of its signature. To look up the hash of a whole token would take longer than all
 * else that a repeated token needs.
 */
const endOf = (authorization: string): string => authorization.slice(-43);

const bearerToken = (authorization: string): string => {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token !== undefined) return token;
  throw AuthenticationError.malformed('Invalid `Authorization`. Expected `Bearer` and a token.');
};

/** Verifies a token without a key id with each key of a set that could have signed it. */
const verifyWithAny = async (
  token: string,
  keys: AsyncIterable<CryptoKey>,
  options: JWTVerifyOptions,
): Promise<JWTVerifyResult> => {
  const { jwtVerify, errors } = lazyPackages.jose;
  for await (const key of keys) {
    try {
      return await jwtVerify(token, key, options);
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    }
  }
  throw new errors.JWSSignatureVerificationFailed();
};

const verifySignature = async (
  token: string,
  getKey: JWTVerifyGetKey,
  options: JWTVerifyOptions,
): Promise<JWTVerifyResult> => {
  const { jwtVerify, errors } = lazyPackages.jose;
  try {
    return await jwtVerify(token, getKey, options);
  } catch (error) {
    if (error instanceof errors.JWKSMultipleMatchingKeys) return verifyWithAny(token, error, options);
    throw error;
  }
};

/** A token whose signature has to be verified. */
interface Unverified {
  readonly token: string;
  readonly header: ReturnType<typeof readToken>['header'];
  readonly issuer: Issuer;
}

/**
 * Returns a function that returns the caller of an `Authorization` header, synchronously where its token was verified
 * before. It throws or rejects with AuthenticationError, with KeysUnavailableError where no key of the issuer has ever
 * been fetched, and with TooManyTokensError after many invalid tokens from the address.
 */
export const createJwtAuthenticator = ({
  issuers,
  callerOf,
  now,
  onKeyFetch,
}: JwtOptions): ((authorization: string, address: string) => MaybePromise<Caller>) => {
  const byName = new Map<unknown, Issuer>(
    issuers.map((settings) => {
      const onFetch = (error?: unknown): void => onKeyFetch(settings.issuer, error);
      const keySet = createKeySet({ source: keySourceOf(settings), now, onFetch });
      return [settings.issuer, { settings, keySet }];
    }),
  );
  const attempts = createAttempts();
  const verified = new LRUCache<string, Kept>({
    maxSize: charactersKept,
    sizeCalculation: ({ authorization }) => authorization.length,
  });

  const verifyWith = async (token: string, { settings, keySet }: Issuer, keys: Keys): Promise<Verified> => {
    const { payload } = await verifySignature(token, keys.getKey, {
      issuer: settings.issuer,
      audience: [...settings.audience],
      algorithms: [...settings.algorithms],
      clockTolerance: settings.clockToleranceSeconds,
      requiredClaims: ['exp'],
      currentDate: new Date(now()),
    });
    const expiresAt = ((payload.exp ?? 0) + settings.clockToleranceSeconds) * 1_000;
    const caller = callerOf({
      issuer: settings.issuer,
      subject: subjectOf(payload, settings.subjectClaim),
      roles: rolesOf(payload, settings.rolesClaim),
    });
    return { caller: { ...caller, expiresAt }, keySet, keys, expiresAt };
  };

  /** Checks what needs no key. Throws AuthenticationError. */
  const readUnverified = (token: string): Unverified => {
    try {
      const { header, claims } = readToken(token);
      const issuer = byName.get(claims.iss);
      if (!issuer) throw new Error('The issuer is not one of the settings.');
      checkHeader(header, issuer.settings.algorithms);
      return { token, header, issuer };
    } catch (error) {
      throw AuthenticationError.invalidToken(error);
    }
  };

  const verify = async ({ token, header, issuer }: Unverified): Promise<Verified> => {
    const known = issuer.keySet.current();
    const isUnknownKey = known && typeof header.kid === 'string' && !known.ids.has(header.kid);
    const keys = isUnknownKey ? await issuer.keySet.reload() : (known ?? (await issuer.keySet.load()));
    return verifyWith(token, issuer, keys);
  };

  const verifyAndKeep = async (authorization: string, unverified: Unverified): Promise<Caller> => {
    try {
      const entry = await verify(unverified);
      verified.set(endOf(authorization), { ...entry, authorization });
      return entry.caller;
    } catch (error) {
      throw error instanceof KeysUnavailableError ? error : AuthenticationError.invalidToken(error);
    }
  };

  const isValid = ({ keySet, keys, expiresAt }: Verified): boolean =>
    now() < expiresAt && keySet.current() === keys;

  return (authorization, address) => {
    const entry = verified.get(endOf(authorization));
    if (entry?.authorization === authorization && isValid(entry)) return entry.caller;
    const unverified = readUnverified(bearerToken(authorization));
    return attempts.run(address, () => verifyAndKeep(authorization, unverified));
  };
};
