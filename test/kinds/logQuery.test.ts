import { describe, expect, it } from '@jest/globals';
import { pageOf } from '../../src/kinds/logQuery';

/* The end of a log, of which endpoints differ. */

const answerWith = (nextToken: string | undefined) => ({
  output: { events: [{ eventId: '1', timestamp: 1_000, message: 'a line' }], nextToken },
  call: {
    service: 'logs' as const,
    operation: 'FilterLogEvents',
    scope: { accountId: '111122223333', region: 'us-east-1', partition: 'aws' },
  },
  fetchedAt: new Date(2_000),
});

describe('A page of a log', () => {
  it.each([
    ['goes on with a new token', 'one', 'two', 'two'],
    ['goes on behind the first page', undefined, 'one', 'one'],
    ['is the last one without a token', 'one', undefined, undefined],
    ['is the last one where its own token is repeated', 'one', 'one', undefined],
  ])('%s', (_what, token, nextToken, expected) => {
    const page = pageOf(answerWith(nextToken) as never, token, ({ message }) => message);

    expect(page.items).toEqual(['a line']);
    expect(page.nextToken).toBe(expected);
  });
});
