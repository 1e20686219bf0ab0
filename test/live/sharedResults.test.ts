import { describe, expect, it } from '@jest/globals';
import { type FormattedExecutionResult, getOperationAST, parse } from 'graphql';
import { createSharedResults, shareKeyOf } from '../../src/live/sharedResults';
import { anonymous } from '../../src/model/caller';
import { noon } from '../support/history/records';
import { fakeClock } from '../support/live/fakeClock';

const start = () => {
  const clock = fakeClock(noon);
  const shared = createSharedResults(clock);
  let computed = 0;
  return {
    clock,
    shared,
    computed: () => computed,
    get: (event: object, key: string, result: FormattedExecutionResult = {}) =>
      shared.get(event, key, () => {
        computed += 1;
        return Promise.resolve(result);
      }),
  };
};

describe('Answers that streams share', () => {
  it('are computed once per event and key', async () => {
    const { get, computed } = start();
    const [one, other] = [{}, {}];

    const results = [await get(one, 'a'), await get(one, 'a'), await get(one, 'b'), await get(other, 'a')];

    expect(computed()).toBe(3);
    expect(results[1]).toBe(results[0]);
    expect(results[2]).not.toBe(results[0]);
  });

  it.each(['RATE_LIMITED', 'DEADLINE_EXCEEDED'])(
    'are computed again for others where the limits of the first caller have failed them: %s',
    async (code) => {
      const { get, computed } = start();
      const event = {};
      const failed = { errors: [{ message: 'no', extensions: { code } }] };
      const whole = { data: {} };

      expect(await get(event, 'a', failed)).toBe(failed);
      expect(await get(event, 'a', whole)).toBe(whole);
      expect(computed()).toBe(2);
    },
  );

  it('are shared with the failures of AWS', async () => {
    const { get, computed } = start();
    const event = {};
    const failed = { errors: [{ message: 'no', extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] };

    await get(event, 'a', failed);

    expect(await get(event, 'a')).toBe(failed);
    expect(computed()).toBe(1);
  });

  it('are kept for seconds, although the event is kept', async () => {
    const { get, computed, shared, clock } = start();
    const [first, second] = [{}, {}];
    for (let variables = 0; variables < 300; variables += 1) await get(first, `${variables}`);
    expect(shared.count()).toBe(300);

    clock.pass(9_999);
    await get(first, '0');
    expect(computed()).toBe(300);
    clock.pass(1);
    await get(second, '0');

    expect(shared.count()).toBe(1);
    await get(first, '0');
    expect(computed()).toBe(302);
  });

  it('are no more than a thousand, of the newest events', async () => {
    const { get, computed, shared } = start();
    const events = Array.from({ length: 50 }, () => ({}));
    for (const event of events)
      for (let variables = 0; variables < 100; variables += 1) await get(event, `${variables}`);

    expect(shared.count()).toBeLessThanOrEqual(1_000);
    const before = computed();
    await get(events[49] as object, '0');
    expect(computed()).toBe(before);
    await get(events[0] as object, '0');
    expect(computed()).toBe(before + 1);
  });
});

describe('The key of answers that are equal', () => {
  const keyOf = (query: string, variables: Readonly<Record<string, unknown>>): string => {
    const document = parse(query);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('The document has one.');
    return shareKeyOf({ query, variables }, document, operation, anonymous);
  };
  const isShared = (query: string): boolean =>
    keyOf(query, { after: 'a', size: 1 }) === keyOf(query, { size: 1, after: 'b' });

  it('lacks the variable that says where a stream resumes', () => {
    const query =
      'subscription ($after: String, $size: Int) { changed(after: $after) { steps(first: $size) } }';

    expect(isShared(query)).toBe(true);
    expect(keyOf(query, { size: 1 })).not.toBe(keyOf(query, { size: 2 }));
  });

  it.each([
    'subscription ($after: String) { changed(after: $after) { steps(after: $after) } }',
    'subscription ($after: String) { changed(after: $after) { ...f } } fragment f on E { steps(after: $after) }',
    'subscription ($after: String) { changed(after: $after, filter: { names: [$after] }) { type } }',
    'subscription ($after: String) { changed { steps(after: $after) } }',
  ])('has one that says more: %s', (query) => {
    expect(isShared(query)).toBe(false);
  });
});
