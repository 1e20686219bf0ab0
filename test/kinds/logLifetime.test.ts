import { describe, expect, it } from '@jest/globals';
import { lifetimesOf } from '../../src/aws/cache/processCache';
import { createLogLists } from '../../src/kinds/logEvent';
import { createRedact } from '../../src/logs/redact';
import { scopeOf } from '../../src/model/scope';

/* How long a page of log lines is cached. Lines of a step can arrive after it has ended. */

const { imageBuilder } = createLogLists(createRedact([]), 0);
const scope = scopeOf('111122223333', 'us-east-1');
const end = Date.parse('2026-09-09T12:00:00Z');

const lifetimeOf = (
  endOfStep: number | undefined,
  minutesAfter: number,
  nextToken?: string,
): string | undefined => {
  const query = {
    place: { group: '/aws/imagebuilder/web', stream: '1.0.0/1' },
    start: end - 60_000,
    end: endOfStep,
    pattern: undefined,
    isNewestFirst: false,
  };
  const call = {
    service: 'logs',
    operation: 'FilterLogEvents',
    accountId: scope.accountId,
    region: scope.region,
  } as const;
  const fetchedAt = new Date(end + minutesAfter * 60_000);
  return imageBuilder.parse(scope, query, { output: { events: [], nextToken }, call, fetchedAt }, undefined)
    .ttl;
};

describe('A page of log lines', () => {
  it.each([
    ['volatile', 14],
    ['stable', 16],
    ['stable', 359],
    ['immutable', 361],
  ])('of a step is %s %d minutes after its end', (lifetime, minutes) => {
    expect(lifetimeOf(end, minutes)).toBe(lifetime);
  });

  it.each([
    ['volatile', 14],
    ['stable', 359],
    ['tokened', 361],
  ])('with a token is %s %d minutes after the end of the step', (lifetime, minutes) => {
    expect(lifetimeOf(end, minutes, 'token')).toBe(lifetime);
  });

  it('with a token is cached for half of the time for which AWS accepts that', () => {
    const seconds = { runningSeconds: 5, settledSeconds: 86_400, definitionSeconds: 86_400 };

    expect(lifetimesOf({ maxBytes: 1_000, ...seconds }).tokened).toBe(12 * 3_600_000);
  });

  it('of a step that runs is volatile, however old', () => {
    expect(lifetimeOf(undefined, 10_000)).toBe('volatile');
  });
});
