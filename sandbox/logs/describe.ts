import type {
  DescribeLogGroupsResponse,
  DescribeLogStreamsResponse,
  LogStream as ListedStream,
} from '@aws-sdk/client-cloudwatch-logs';
import type { EstateScope, LogGroup, LogStream } from '../estate';
import { without } from '../members';
import { operation } from '../operation';
import { pageOf } from '../paging';
import { logGroupName, logStreamName } from '../patterns';
import { boolean, integer, oneOf, optional, text } from '../validation';
import { groupInput, groupOf, invalidParameter, lifetimeOf, logGroupArn } from './logGroups';
import { hours } from './time';

const pagingInput = {
  nextToken: optional(text({ min: 1 })),
  limit: optional(integer({ min: 1, max: 50 })),
};

export const describeLogStreams = operation(
  {
    ...groupInput,
    ...pagingInput,
    logStreamNamePrefix: optional(text({ min: 1, max: 512, pattern: logStreamName })),
    orderBy: optional(oneOf('LogStreamName', 'LastEventTime')),
    descending: optional(boolean()),
  },
  (call): DescribeLogStreamsResponse => {
    const { input, scope, now } = call;
    const group = groupOf(call);
    const { logStreamNamePrefix: prefix, orderBy = 'LogStreamName' } = input;
    if (prefix !== undefined && orderBy === 'LastEventTime') {
      throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
    }
    const sign = input.descending ? -1 : 1;
    const keyOf = (stream: ListedStream) =>
      orderBy === 'LogStreamName' ? (stream.logStreamName ?? '') : (stream.lastEventTimestamp ?? 0);
    const streams = group
      .streams(lifetimeOf(group, now))
      .filter(({ name }) => name.startsWith(prefix ?? ''))
      .map((stream) => listedStream(scope, group, stream, now))
      .toSorted((one, other) => sign * compare(keyOf(one), keyOf(other)));
    const { items, nextToken } = pageOf({
      call: { ...call, input: without(input, 'limit') },
      items: streams,
      keyOf: (stream) => stream.logStreamName,
      token: input.nextToken,
      size: input.limit ?? 50,
    });
    return { logStreams: [...items], nextToken };
  },
);

export const describeLogGroups = operation(
  {
    ...pagingInput,
    logGroupNamePrefix: optional(text({ min: 1, max: 512, pattern: logGroupName })),
    logGroupNamePattern: optional(text({ max: 512, pattern: /^[.\-_/#A-Za-z0-9]*$/ })),
    logGroupClass: optional(oneOf('STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY')),
  },
  (call): DescribeLogGroupsResponse => {
    const { input, scope, estate, now } = call;
    const { logGroupNamePrefix: prefix, logGroupNamePattern: part, logGroupClass: wanted } = input;
    if (prefix !== undefined && part !== undefined) {
      throw invalidParameter('logGroupNamePrefix and logGroupNamePattern exclude each other.');
    }
    const groups = estate.logGroups
      .all(now)
      .filter(({ name }) => name.startsWith(prefix ?? ''))
      .filter(({ name }) => name.toLowerCase().includes((part ?? '').toLowerCase()))
      .filter(({ logGroupClass }) => wanted === undefined || logGroupClass === wanted)
      .toSorted((one, other) => compare(one.name, other.name));
    const { items, nextToken } = pageOf({
      call: { ...call, input: without(input, 'limit') },
      items: groups,
      keyOf: ({ name }) => name,
      token: input.nextToken,
      size: input.limit ?? 50,
    });
    return { logGroups: items.map((group) => listedGroup(scope, group)), nextToken };
  },
);

const compare = (one: string | number, other: string | number) => (one < other ? -1 : Number(one > other));

const listedGroup = (scope: EstateScope, group: LogGroup) => ({
  logGroupName: group.name,
  creationTime: group.createdAt,
  retentionInDays: group.retentionInDays,
  metricFilterCount: 0,
  arn: `${logGroupArn(scope, group.name)}:*`,
  storedBytes: 0,
  logGroupClass: group.logGroupClass,
  logGroupArn: logGroupArn(scope, group.name),
});

/** `lastEventTimestamp` can be an hour late, as in AWS: it is absent while all events are younger. */
const listedStream = (scope: EstateScope, group: LogGroup, stream: LogStream, now: Date): ListedStream => {
  const events = stream.events(lifetimeOf(group, now));
  const last = events.findLast(({ ingestionTime }) => ingestionTime <= now.getTime() - hours(1));
  return {
    logStreamName: stream.name,
    creationTime: stream.createdAt,
    firstEventTimestamp: events.at(0)?.timestamp,
    lastEventTimestamp: last?.timestamp,
    lastIngestionTime: last?.ingestionTime,
    arn: `${logGroupArn(scope, group.name)}:log-stream:${stream.name}`,
  };
};
