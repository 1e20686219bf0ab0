import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createCredentialCache } from '../../src/aws/credentialCache';

const minute = 60_000;
const { signal } = new AbortController();

/** A cache of credentials with this lifetime, and the number of fetches. */
const cacheOf = (lifeMs: number) => {
  let fetches = 0;
  const cache = createCredentialCache(() => {
    fetches += 1;
    const accessKeyId = `key ${fetches}`;
    return Promise.resolve({ accessKeyId, secretAccessKey: 'x', expiration: new Date(Date.now() + lifeMs) });
  });
  return { get: () => cache.get(signal), fetches: () => fetches };
};

describe('Credentials are renewed', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([
    ['five minutes before they expire', 60 * minute, 54 * minute, 56 * minute],
    ['after half of a life of less than ten minutes', 4 * minute, 1.9 * minute, 2.1 * minute],
  ])('%s', async (_when, lifeMs, beforeMs, afterMs) => {
    const begun = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(begun);
    const { get, fetches } = cacheOf(lifeMs);

    await get();
    clock.mockReturnValue(begun + beforeMs);
    const kept = await get();
    expect([kept.accessKeyId, fetches()]).toEqual(['key 1', 1]);

    clock.mockReturnValue(begun + afterMs);
    const renewed = await get();
    expect([renewed.accessKeyId, fetches()]).toEqual(['key 2', 2]);
  });
});
