import { describe, expect, it } from '@jest/globals';
import { history } from '../../src/config/history';

const faultsOf = (value: unknown): string[] => {
  const { error } = history.safeParse(value);
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
};

describe('The settings of the history', () => {
  it('keep executions for 400 days, without what is sensitive, by default', () => {
    expect(history.parse({})).toEqual({ keepDays: 400, keepSensitive: false });
  });

  it('accept a file, or the URL of a PostgreSQL', () => {
    expect(faultsOf({ file: '/var/lib/execution-gateway/history.db' })).toEqual([]);
    expect(
      faultsOf({ url: 'postgres://user:pass%40word@db.example:5432/gateway?sslmode=verify-full' }),
    ).toEqual([]);
  });

  it('refuse both', () => {
    expect(faultsOf({ file: 'history.db', url: 'postgres://db.example/gateway' })).toEqual([
      'url: expected no history.file with it, since there is one history',
    ]);
  });

  it.each([
    'redis://db.example/gateway',
    'postgres://db.example',
    'postgres://db.example/gateway?statement_timeout=0',
    'postgres://user:100%@db.example/gateway',
    'history.db',
  ])('refuse the URL %s, without repeating it', (url) => {
    const faults = faultsOf({ url });

    expect(faults).toHaveLength(1);
    expect(faults[0]).not.toContain(url);
  });

  it.each([
    { keepDays: 0 },
    { keepDays: 1.5 },
    { keepSensitive: 'no' },
    { file: '' },
    { path: 'history.db' },
  ])('refuse %j', (value) => {
    expect(faultsOf(value)).toHaveLength(1);
  });
});
