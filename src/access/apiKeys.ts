import { hash, randomBytes } from 'node:crypto';

/** Keys of the gateway's own have 47 characters. */
const longestKey = 1_024;

/** The form of keys in the settings: SHA-256 in hex. A key is random, so it needs no salt and no slow hash. */
export const hashOfKey = (key: string): string => hash('sha256', key, 'hex');

/** A new key with 256 random bits. The prefix helps scanners find keys in repositories. */
export const createApiKey = (): string => `egw_${randomBytes(32).toString('base64url')}`;

/**
 * Returns a function that finds the entry of a key. It looks up the digest, so its time depends on the digest of a key,
 * and says nothing about the characters of a valid one.
 */
export const createKeyLookUp = <Entry>(
  entries: Iterable<readonly [sha256: string, Entry]>,
): ((key: string) => Entry | undefined) => {
  const byDigest = new Map(entries);
  return (key) => (key === '' || key.length > longestKey ? undefined : byDigest.get(hashOfKey(key)));
};
