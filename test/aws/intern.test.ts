import { describe, expect, it } from '@jest/globals';
import { intern } from '../../src/model/intern';
import { range } from '../support/sequence';

describe('intern', () => {
  it('returns the object that an equal one was before, and keeps different ones apart', () => {
    const first = { status: 'SUCCESS' };

    expect(intern(first)).toBe(first);
    expect(intern({ status: 'SUCCESS' })).toBe(first);
    expect(intern({ status: 'FAILED' })).toEqual({ status: 'FAILED' });
    expect(intern({ status: 'SUCCESS', reason: 'x' })).toEqual({ status: 'SUCCESS', reason: 'x' });
    expect(intern('{"status":"SUCCESS"}')).toBe('{"status":"SUCCESS"}');
  });

  it('returns nested objects, lists, dates and long texts as they are', () => {
    for (const make of [
      () => ({ nested: {} }),
      () => ['SUCCESS'],
      () => new Date(0),
      () => ({ text: 'x'.repeat(201) }),
    ]) {
      const value = make();
      intern(make());

      expect(intern(value)).toBe(value);
    }
  });

  it('forgets what has not repeated among many others', () => {
    const first = { forgotten: 'yes' };
    intern(first);
    for (const index of range(10_000)) intern({ other: `${index}` });
    const second = { forgotten: 'yes' };

    expect(intern(second)).toBe(second);
  });
});
