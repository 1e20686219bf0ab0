import {
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  paginateDescribeLogStreams,
  paginateFilterLogEvents,
  type DescribeLogGroupsCommandInput,
  type FilteredLogEvent,
  type FilterLogEventsCommandInput,
  type GetLogEventsCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from '@jest/globals';
import { sandboxClock } from '../../../sandbox/clock';
import { logGroupOf, logStreamOf } from '../../../sandbox/logs/storedLogs';
import { estateOf } from '../../support/estate';
import { clientsOf, sandboxForTests } from '../clients';

const start = Date.UTC(2026, 10, 1);
const now = new Date(start + 3_600_000 * 48);
const minutes = (count: number) => start + count * 60_000;
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

const estate = estateOf({
  '111122223333/us-east-1': {
    logGroups: [
      logGroupOf({
        name: '/made-up/app',
        streams: [
          logStreamOf(
            'a/1',
            [0, 2, 4].map((at) => ({ at: minutes(at), message: `a${at}` })),
          ),
          logStreamOf(
            'a/2',
            [1, 3, 90].map((at) => ({ at: minutes(at), message: `b${at}` })),
          ),
          logStreamOf('b/1', [{ at: minutes(2), message: 'c2' }]),
        ],
      }),
      logGroupOf({
        name: '/made-up/busy',
        streams: [
          logStreamOf(
            'all',
            numbers(2500).map((at) => ({ at: minutes(at), message: at === 2400 ? 'needle' : 'hay' })),
          ),
        ],
      }),
      logGroupOf({
        name: '/made-up/long',
        streams: [
          logStreamOf(
            'all',
            numbers(5).map((at) => ({ at: minutes(at), message: String(at).repeat(300_000) })),
          ),
        ],
      }),
      logGroupOf({
        name: '/made-up/many',
        streams: numbers(60).map((at) =>
          logStreamOf(`stream-${String(at).padStart(2, '0')}`, [
            { at: minutes(at === 7 ? 48 * 60 - 10 : 100 - at), message: 'x' },
          ]),
        ),
      }),
      logGroupOf({
        name: '/made-up/short-lived',
        retentionInDays: 1,
        streams: [
          logStreamOf(
            'all',
            [0, 23, 25, 47].map((at) => ({ at: minutes(at * 60), message: `hour ${at}` })),
          ),
        ],
      }),
      logGroupOf({
        name: '/made-up/rare',
        logGroupClass: 'INFREQUENT_ACCESS',
        streams: [logStreamOf('all', [{ at: minutes(0), message: 'x' }])],
      }),
      logGroupOf({ name: '/made-up/empty', createdAt: start, streams: [] }),
      logGroupOf({
        name: '/made-up/growing',
        streams: [
          logStreamOf('all', [
            { at: minutes(0), message: 'past' },
            { at: now.getTime() + 60_000, message: 'in a minute' },
          ]),
        ],
      }),
    ],
  },
});

const clock = sandboxClock(now);
const sandbox = sandboxForTests({ estate, clock });
const aws = () => clientsOf(sandbox()).logs;
const app = { logGroupName: '/made-up/app' };

const filter = (input: FilterLogEventsCommandInput) => aws().send(new FilterLogEventsCommand(input));
const get = (input: GetLogEventsCommandInput) => aws().send(new GetLogEventsCommand(input));
const messagesOf = ({ events = [] }: { events?: readonly FilteredLogEvent[] | undefined }) =>
  events.map(({ message }) => message);

/** The messages of each page. */
const pagesOf = async (input: FilterLogEventsCommandInput) => {
  const pages: (string | undefined)[][] = [];
  for await (const page of paginateFilterLogEvents({ client: aws() }, { ...input }))
    pages.push(messagesOf(page));
  return pages;
};

describe('FilterLogEvents', () => {
  it('returns the events of all streams in order of time, with their streams and ids', async () => {
    const { events = [], searchedLogStreams, nextToken } = await filter(app);

    expect(messagesOf({ events })).toEqual(['a0', 'b1', 'a2', 'c2', 'b3', 'a4', 'b90']);
    expect(events[0]).toEqual({
      logStreamName: 'a/1',
      timestamp: minutes(0),
      message: 'a0',
      ingestionTime: minutes(0) + 30,
      eventId: expect.stringMatching(/^\d{56}$/),
    });
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(7);
    expect(searchedLogStreams).toEqual([]);
    expect(nextToken).toBeUndefined();
  });

  it('includes both ends of the time', async () => {
    const answer = await filter({ ...app, startTime: minutes(1), endTime: minutes(3) });
    const before = await filter({ ...app, startTime: minutes(1) + 1, endTime: minutes(3) - 1 });

    expect(messagesOf(answer)).toEqual(['b1', 'a2', 'c2', 'b3']);
    expect(messagesOf(before)).toEqual(['a2', 'c2']);
  });

  it('reads the named streams, or those with a prefix', async () => {
    expect(messagesOf(await filter({ ...app, logStreamNames: ['a/1', 'b/1'] }))).toEqual([
      'a0',
      'a2',
      'c2',
      'a4',
    ]);
    expect(messagesOf(await filter({ ...app, logStreamNamePrefix: 'a/' }))).toEqual([
      'a0',
      'b1',
      'a2',
      'b3',
      'a4',
      'b90',
    ]);
  });

  it('takes the ARN of the group', async () => {
    const logGroupIdentifier = 'arn:aws:logs:us-east-1:111122223333:log-group:/made-up/app';

    expect(messagesOf(await filter({ logGroupIdentifier, filterPattern: 'c2' }))).toEqual(['c2']);
  });

  it('pages by limit, without an empty page at the end', async () => {
    expect(await pagesOf({ ...app, limit: 3 })).toEqual([['a0', 'b1', 'a2'], ['c2', 'b3', 'a4'], ['b90']]);
    expect(await pagesOf({ ...app, limit: 7 })).toEqual([['a0', 'b1', 'a2', 'c2', 'b3', 'a4', 'b90']]);
  });

  it('returns the newest first on request, in the direction of the token', async () => {
    const input = { ...app, startTime: start, startFromHead: false, limit: 4 };

    const first = await filter(input);
    const second = await filter({ ...input, startFromHead: undefined, nextToken: first.nextToken });

    expect([messagesOf(first), messagesOf(second)]).toEqual([
      ['b90', 'a4', 'b3', 'c2'],
      ['a2', 'b1', 'a0'],
    ]);
  });

  it.each([[undefined], [Date.UTC(2024, 0, 1) - 1]])(
    'refuses the newest first from %s',
    async (startTime) => {
      await expect(filter({ ...app, startTime, startFromHead: false })).rejects.toMatchObject({
        name: 'InvalidParameterException',
      });
      await expect(
        filter({ ...app, startTime: Date.UTC(2024, 0, 1), startFromHead: false }),
      ).resolves.toBeDefined();
    },
  );

  it('returns empty pages with a token while few events match', async () => {
    expect(await pagesOf({ logGroupName: '/made-up/busy', filterPattern: 'needle' })).toEqual([
      [],
      [],
      ['needle'],
    ]);
  });

  it('returns at most 1 MB a page', async () => {
    const pages = await pagesOf({ logGroupName: '/made-up/long' });

    expect(pages.map((page) => page.map((message) => message?.[0]))).toEqual([
      ['0', '1', '2'],
      ['3', '4'],
    ]);
  });

  it('returns neither expired events nor those of the future', async () => {
    expect(messagesOf(await filter({ logGroupName: '/made-up/short-lived' }))).toEqual([
      'hour 25',
      'hour 47',
    ]);
    expect(messagesOf(await filter({ logGroupName: '/made-up/growing' }))).toEqual(['past']);
  });

  it('returns an empty page for a group without events', async () => {
    expect(await pagesOf({ logGroupName: '/made-up/empty' })).toEqual([[]]);
  });
});

describe('A token of FilterLogEvents', () => {
  it.each([
    ['of other input', { filterPattern: 'a0' }],
    ['of another group', { logGroupName: '/made-up/busy' }],
    ['that is none', { nextToken: 'abc' }],
  ])('is refused: %s', async (_what, other) => {
    const { nextToken } = await filter({ ...app, limit: 1 });

    await expect(filter({ ...app, nextToken, ...other })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'The specified nextToken is invalid.',
    });
  });

  it('is refused after 24 hours', async () => {
    const { nextToken } = await filter({ ...app, limit: 1 });

    clock.advance(23 * 3600);
    const inTime = await filter({ ...app, limit: 1, nextToken });
    clock.advance(2 * 3600);
    const late = filter({ ...app, limit: 1, nextToken });

    expect(messagesOf(inTime)).toEqual(['b1']);
    await expect(late).rejects.toMatchObject({ name: 'InvalidParameterException' });
    clock.set(now);
  });
});

describe('GetLogEvents', () => {
  const stream = { ...app, logStreamName: 'a/1' };

  it('returns the events of a stream without ids, oldest first', async () => {
    const { events } = await get({ ...stream, startFromHead: true });

    expect(events).toEqual(
      [0, 2, 4].map((at) => ({
        timestamp: minutes(at),
        message: `a${at}`,
        ingestionTime: minutes(at) + 30,
      })),
    );
  });

  it('excludes the end of the time', async () => {
    const answer = await get({ ...stream, startTime: minutes(0), endTime: minutes(4) });

    expect(messagesOf(answer)).toEqual(['a0', 'a2']);
  });

  it('returns the newest by default, in order of time', async () => {
    const newest = await get({ ...stream, limit: 2 });
    const before = await get({ ...stream, limit: 2, nextToken: newest.nextBackwardToken });

    expect(messagesOf(newest)).toEqual(['a2', 'a4']);
    expect(messagesOf(before)).toEqual(['a0']);
  });

  it.each([
    ['forward', 'nextForwardToken', true, [['a0', 'a2'], ['a4']]],
    ['backward', 'nextBackwardToken', false, [['a2', 'a4'], ['a0']]],
  ] as const)('ends %s with the same token', async (_what, tokenName, startFromHead, expected) => {
    const pages: unknown[] = [];
    let token: string | undefined;
    for (;;) {
      const page = await get({ ...stream, limit: 2, startFromHead, nextToken: token });
      if (page[tokenName] === token) {
        expect(page.events).toEqual([]);
        break;
      }
      pages.push(messagesOf(page));
      token = page[tokenName];
    }

    expect(pages).toEqual(expected);
  });

  it('turns around with the other token', async () => {
    const all = await get({ ...stream, startFromHead: true });
    const end = await get({ ...stream, nextToken: all.nextForwardToken });
    const back = await get({ ...stream, nextToken: end.nextBackwardToken, limit: 2 });

    expect(messagesOf(end)).toEqual([]);
    expect(messagesOf(back)).toEqual(['a2', 'a4']);
  });

  it('returns both tokens for a time without events, and later ones with the token', async () => {
    const growing = { logGroupName: '/made-up/growing', logStreamName: 'all' };

    const { events, nextForwardToken, nextBackwardToken } = await get({ ...growing, startFromHead: true });
    const nothing = await get({ ...growing, nextToken: nextForwardToken });
    clock.advance(120);
    const later = await get({ ...growing, nextToken: nextForwardToken });
    clock.set(now);

    expect(events).toHaveLength(1);
    expect(nextBackwardToken).toMatch(/^b\//);
    expect([nothing.events, nothing.nextForwardToken]).toEqual([[], nextForwardToken]);
    expect(messagesOf(later)).toEqual(['in a minute']);
  });

  it('returns at most 1 MB a page', async () => {
    const { events = [] } = await get({ logGroupName: '/made-up/long', logStreamName: 'all' });

    expect(events.map(({ message }) => message?.[0])).toEqual(['2', '3', '4']);
  });
});

describe('DescribeLogStreams', () => {
  const many = { logGroupName: '/made-up/many' };

  it('returns 50 streams a page, by name', async () => {
    const pages: (string | undefined)[][] = [];
    for await (const { logStreams = [] } of paginateDescribeLogStreams({ client: aws() }, { ...many })) {
      pages.push(logStreams.map(({ logStreamName }) => logStreamName));
    }

    expect(pages.map(({ length }) => length)).toEqual([50, 10]);
    expect([pages[0]?.[0], pages[1]?.[9]]).toEqual(['stream-00', 'stream-59']);
  });

  it('selects by prefix, in the other direction on request', async () => {
    const { logStreams = [] } = await aws().send(
      new DescribeLogStreamsCommand({ ...many, logStreamNamePrefix: 'stream-1', descending: true, limit: 2 }),
    );

    expect(logStreams).toEqual([
      {
        logStreamName: 'stream-19',
        creationTime: minutes(81),
        firstEventTimestamp: minutes(81),
        lastEventTimestamp: minutes(81),
        lastIngestionTime: minutes(81) + 30,
        arn: 'arn:aws:logs:us-east-1:111122223333:log-group:/made-up/many:log-stream:stream-19',
      },
      expect.objectContaining({ logStreamName: 'stream-18' }),
    ]);
  });

  it('orders by the last event, which it knows an hour later', async () => {
    const newest = () =>
      aws().send(
        new DescribeLogStreamsCommand({ ...many, orderBy: 'LastEventTime', descending: true, limit: 1 }),
      );

    const early = await newest();
    clock.advance(3600);
    const late = await newest();
    clock.set(now);

    expect(early.logStreams?.[0]).toMatchObject({ logStreamName: 'stream-00' });
    expect(late.logStreams?.[0]).toMatchObject({
      logStreamName: 'stream-07',
      lastEventTimestamp: minutes(48 * 60 - 10),
    });
  });

  it('does not order by the last event with a prefix', async () => {
    const call = aws().send(
      new DescribeLogStreamsCommand({ ...many, orderBy: 'LastEventTime', logStreamNamePrefix: 's' }),
    );

    await expect(call).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('DescribeLogGroups', () => {
  const groups = async (input: DescribeLogGroupsCommandInput) =>
    (await aws().send(new DescribeLogGroupsCommand(input))).logGroups ?? [];

  it('returns groups by name, with class, retention and both forms of the ARN', async () => {
    expect(await groups({ logGroupNamePrefix: '/made-up/short' })).toEqual([
      {
        logGroupName: '/made-up/short-lived',
        creationTime: minutes(0),
        retentionInDays: 1,
        metricFilterCount: 0,
        storedBytes: 0,
        logGroupClass: 'STANDARD',
        arn: 'arn:aws:logs:us-east-1:111122223333:log-group:/made-up/short-lived:*',
        logGroupArn: 'arn:aws:logs:us-east-1:111122223333:log-group:/made-up/short-lived',
      },
    ]);
    expect((await groups({ logGroupNamePattern: 'LONG' })).map((group) => group.logGroupName)).toEqual([
      '/made-up/long',
    ]);
    expect((await groups({ logGroupClass: 'INFREQUENT_ACCESS' })).map((group) => group.logGroupName)).toEqual(
      ['/made-up/rare'],
    );
  });
});

describe('Errors of the sandbox’s CloudWatch Logs', () => {
  it.each([
    ['a missing group', () => filter({ logGroupName: '/missing' }), 'group'],
    [
      'a group of another account',
      () => filter({ logGroupIdentifier: 'arn:aws:logs:us-east-1:444455556666:log-group:/made-up/app' }),
      'group',
    ],
    ['a missing stream', () => get({ ...app, logStreamName: 'a/3' }), 'stream'],
    ['a missing stream among others', () => filter({ ...app, logStreamNames: ['a/1', 'a/3'] }), 'stream'],
  ])('say what is missing: %s', async (_what, call, what) => {
    await expect(call()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `The specified log ${what} does not exist.`,
      $metadata: { httpStatusCode: 400 },
    });
  });

  it.each([
    ['FilterLogEvents', () => filter({ logGroupName: '/made-up/rare' })],
    ['GetLogEvents', () => get({ logGroupName: '/made-up/rare', logStreamName: 'all' })],
  ])('refuse %s of the class INFREQUENT_ACCESS', async (operation, call) => {
    await expect(call()).rejects.toMatchObject({
      name: 'InvalidOperationException',
      message: expect.stringContaining(
        `is of log-group-class INFREQUENT_ACCESS. ${operation} is not supported for this log class.`,
      ),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it.each([
    ['no group', () => filter({})],
    ['a name and an ARN', () => filter({ ...app, logGroupIdentifier: '/made-up/app' })],
    [
      'an ARN that ends in a star',
      () => filter({ logGroupIdentifier: 'arn:aws:logs:us-east-1:1:log-group:/a:*' }),
    ],
    ['a malformed name', () => filter({ logGroupName: 'a b' })],
    ['names and a prefix', () => filter({ ...app, logStreamNames: ['a/1'], logStreamNamePrefix: 'a' })],
    ['too many names', () => filter({ ...app, logStreamNames: numbers(101).map(String) })],
    ['an end before the start', () => filter({ ...app, startTime: 2, endTime: 1 })],
    ['a large limit', () => filter({ ...app, limit: 10_001 })],
    ['a long pattern', () => filter({ ...app, filterPattern: 'a'.repeat(1025) })],
    ['an invalid pattern', () => filter({ ...app, filterPattern: '{ $.a = }' })],
    ['a token that is none', () => get({ ...app, logStreamName: 'a/1', nextToken: 'f/abc/s' })],
    ['too many streams', () => aws().send(new DescribeLogStreamsCommand({ ...app, limit: 51 }))],
  ])('refuse %s', async (_what, call) => {
    await expect(call()).rejects.toMatchObject({
      name: 'InvalidParameterException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('can be injected', async () => {
    sandbox().faults.add({
      match: { service: 'logs', operation: 'FilterLogEvents' },
      times: 1,
      fault: { kind: 'throttle' },
    });

    await expect(filter(app)).rejects.toMatchObject({ name: 'ThrottlingException' });
    await expect(filter(app)).resolves.toBeDefined();
  });

  it('include a signature for another service', async () => {
    const response = await fetch(sandbox().url, {
      method: 'POST',
      headers: {
        'x-amz-target': 'Logs_20140328.FilterLogEvents',
        authorization:
          'AWS4-HMAC-SHA256 Credential=AKIAEXEC111122223333/20261101/us-east-1/glue/aws4_request, SignedHeaders=host, Signature=0',
      },
      body: JSON.stringify(app),
    });

    expect(await response.json()).toEqual({
      __type: 'InvalidSignatureException',
      message: expect.any(String),
    });
  });
});
