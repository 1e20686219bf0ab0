import { z } from 'zod';
import type { QueueSettings } from '../events/settings';
import { isObject } from '../model/isObject';
import { regionPattern } from '../model/scope';
import { expected } from './rules';

const expectedUrl = expected(
  'the URL of a standard queue, like https://sqs.us-east-1.amazonaws.com/111122223333/execution-events',
);

/** The region in the host of an endpoint of SQS, private ones included. */
const regionInHost = /(?:^|\.)sqs(?:-fips)?\.([a-z]{2,5}(?:-[a-z]+)+-\d{1,2})\./;

const queuePath = /^\/(\d{12})\/([\w-]{1,80})$/;

const urlOf = (text: string): URL | undefined => {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const { protocol, username, password, search, hash, pathname } = url;
  const isPlain = username + password + search + hash === '' && queuePath.test(pathname);
  return isPlain && ['http:', 'https:'].includes(protocol) ? url : undefined;
};

const isQueueUrl = (text: string): boolean => urlOf(text) !== undefined;

const queue = z
  .strictObject({
    queueUrl: z.string(expectedUrl).refine(isQueueUrl, expectedUrl),
    region: z
      .string(expected('a region'))
      .regex(regionPattern, expected('a region, like us-east-1'))
      .optional(),
  })
  .transform(({ queueUrl, region: given }, context): QueueSettings => {
    const url = urlOf(queueUrl);
    const [, accountId = '', name = ''] = queuePath.exec(url?.pathname ?? '') ?? [];
    const named = regionInHost.exec(url?.hostname ?? '')?.[1];
    const region = given ?? named;
    if (region === undefined || (named !== undefined && named !== region)) {
      const message = named === undefined ? 'a region, since the URL has none' : `${named}, as in the URL`;
      context.addIssue({ code: 'custom', path: ['region'], message: `expected ${message}` });
    }
    return { queueUrl, accountId, name, region: region ?? '' };
  });

/** `events`: the queues that have events of AWS. */
export const events = z
  .array(queue, expected('a list of queues'))
  .max(100, expected('at most 100 queues'))
  .refine((queues) => new Set(queues.map(({ queueUrl }) => queueUrl)).size === queues.length, {
    ...expected('each queue once'),
  })
  .default([]);

/**
 * The paths of queues in accounts or regions that `scopes` does not name; none without scopes. Reads settings that may be invalid
 * elsewhere, so that all faults are reported at once.
 */
export const queuesOutsideScopes = (settings: {
  readonly events?: unknown;
  readonly scopes?: unknown;
}): readonly (readonly (string | number)[])[] => {
  const { events: queues, scopes } = settings;
  if (!Array.isArray(queues) || !Array.isArray(scopes) || scopes.length === 0) return [];
  const isCovered = (given: Partial<QueueSettings>): boolean =>
    scopes.some(
      (scope: unknown) =>
        isObject(scope) &&
        scope.accountId === given.accountId &&
        Array.isArray(scope.regions) &&
        scope.regions.includes(given.region),
    );
  return queues.flatMap((one: unknown, index) =>
    isObject(one) && typeof one.accountId === 'string' && !isCovered(one)
      ? [['events', index, 'queueUrl']]
      : [],
  );
};
