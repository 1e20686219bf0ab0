import { describe, expect, it } from '@jest/globals';
import { clientAddress } from '../../src/access/addresses';
import { createAttempts } from '../../src/access/attempts';
import { KeysUnavailableError, TooManyTokensError } from '../../src/access/errors';

const invalid = () => Promise.reject(new Error('invalid'));
const valid = () => Promise.resolve('valid');

/** What became of so many attempts, one after the other. */
const outcomes = async (count: number, attempt: () => Promise<unknown>): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (let index = 0; index < count; index += 1) {
    const outcome = await attempt().then(
      () => 'valid',
      (error: unknown) => (error as Error).name,
    );
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
};

describe('createAttempts', () => {
  it('refuses the tokens of an address after 300 invalid ones, without verifying them, and then one a second', async () => {
    let now = 0;
    let verified = 0;
    const { run } = createAttempts(() => now);
    const attempt = () =>
      run('192.0.2.1', () => {
        verified += 1;
        return invalid();
      });

    expect(await outcomes(400, attempt)).toEqual({ Error: 300, TooManyTokensError: 100 });
    expect(verified).toBe(300);
    await expect(attempt()).rejects.toMatchObject({
      statusCode: 429,
      code: 'RATE_LIMITED',
      retryAfterMs: 1_000,
    });
    now += 999;
    await expect(attempt()).rejects.toBeInstanceOf(TooManyTokensError);
    now += 1;
    expect(await outcomes(2, attempt)).toEqual({ Error: 1, TooManyTokensError: 1 });
  });

  it('does not count valid tokens', async () => {
    const { run } = createAttempts(() => 0);

    expect(await outcomes(1_000, () => run('192.0.2.1', valid))).toEqual({ valid: 1_000 });
  });

  it('does not count tokens that were not verified, since the keys of their issuer are away', async () => {
    const { run } = createAttempts(() => 0);
    const unavailable = () => Promise.reject(new KeysUnavailableError(1));

    expect(await outcomes(1_000, () => run('192.0.2.1', unavailable))).toEqual({
      KeysUnavailableError: 1_000,
    });
  });

  it('counts each IPv4 address, and each /64 block of IPv6 addresses', async () => {
    const { run } = createAttempts(() => 0);
    await outcomes(300, () => run('192.0.2.1', invalid));
    await outcomes(300, () => run('2001:db8:0:1::1', invalid));

    await expect(run('192.0.2.2', valid)).resolves.toBe('valid');
    await expect(run('::ffff:192.0.2.1', valid)).rejects.toBeInstanceOf(TooManyTokensError);
    await expect(run('2001:db8:0:1:ffff::9', valid)).rejects.toBeInstanceOf(TooManyTokensError);
    await expect(run('2001:db8:0:2::1', valid)).resolves.toBe('valid');
  });
});

describe('clientAddress', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['fe80::1%br-lan', 'fe80:0:0:0::/64'],
    ['fe80::2%eth0.100', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('is what counts as one client: %s', (address, client) => {
    expect(clientAddress(address)).toBe(client);
  });
});
