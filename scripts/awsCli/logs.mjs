import { isFilled, isLongerThan } from './checker.mjs';

/** Checks log groups, streams and events. The CLI reads the pages of all lists but `get-log-events`. */
export const checkLogs = async (checker) => {
  const { scope, answer } = await checker.expectAnswer(
    'logs describe-log-groups',
    checker.scopes.map((place) => [place, { 'log-group-name-prefix': '/aws/transfer/' }]),
    ({ logGroups }) => isFilled(logGroups) && logGroups[0].arn.endsWith(':*') && logGroups[0].logGroupArn,
  );
  const groups = (answer.logGroups ?? []).map(({ logGroupName }) => [
    scope,
    { 'log-group-name': logGroupName },
  ]);
  const group = await checkStreams(checker, groups);
  await checkFilter(checker, scope, group);
  await checkErrors(checker, scope, group);
};

const checkStreams = async (checker, groups) => {
  const { scope, options, answer } = await checker.expectAnswer(
    'logs describe-log-streams',
    groups,
    ({ logStreams }) => isLongerThan(50, logStreams, ({ logStreamName }) => logStreamName),
    'logs describe-log-streams, several pages',
  );
  await checker.expectAnswer(
    'logs describe-log-streams',
    [[scope, { ...options, 'order-by': 'LastEventTime', descending: true, 'max-items': 3 }]],
    ({ logStreams, NextToken }) => logStreams.length === 3 && NextToken,
    'logs describe-log-streams, the last events',
  );
  const [stream] = answer.logStreams ?? [];
  const inStream = { ...options, 'log-stream-name': stream?.logStreamName ?? '', limit: 2 };
  const first = await checker.expectAnswer(
    'logs get-log-events',
    [[scope, { ...inStream, 'start-from-head': true }]],
    ({ events, nextBackwardToken }) => events.length === 2 && !events[0].eventId && nextBackwardToken,
  );
  const token = first.answer.nextForwardToken ?? '';
  await checker.expectAnswer(
    'logs get-log-events',
    [[scope, { ...inStream, 'next-token': token }]],
    ({ events }) => isFilled(events) && events[0].timestamp >= first.answer.events[1].timestamp,
    'logs get-log-events, the next page',
  );
  await checkEnd(checker, scope, { ...inStream, limit: 10_000 });
  return options;
};

const checkEnd = async (checker, scope, options) => {
  const { answer } = await checker.expectAnswer(
    'logs get-log-events',
    [[scope, { ...options, 'start-from-head': true }]],
    ({ nextForwardToken }) => nextForwardToken,
    'logs get-log-events, the whole stream',
  );
  const token = answer.nextForwardToken ?? '';
  await checker.expectAnswer(
    'logs get-log-events',
    [[scope, { ...options, 'next-token': token }]],
    ({ events, nextForwardToken }) => events.length === 0 && nextForwardToken === token,
    'logs get-log-events, the same token at the end',
  );
};

const checkFilter = async (checker, scope, group) => {
  const failed = await checker.expectAnswer(
    'logs filter-log-events',
    [[scope, { ...group, 'filter-pattern': '{ $.type = "StepErrored" && $.details.errorType = "B*" }' }]],
    ({ events }) =>
      isFilled(events) &&
      events.every(({ message }) => JSON.parse(message).details.errorType === 'BAD_REQUEST'),
    'logs filter-log-events, several pages',
  );
  const [event] = failed.answer.events ?? [];
  await checker.expectAnswer(
    'logs filter-log-events',
    [[scope, { ...group, 'start-time': event?.timestamp ?? 0, 'end-time': event?.timestamp ?? 0 }]],
    ({ events }) => events.some(({ eventId }) => eventId === event.eventId),
    'logs filter-log-events, one millisecond',
  );
  const page = await checker.expectAnswer(
    'logs filter-log-events',
    [[scope, { ...group, 'max-items': 2 }]],
    ({ events, NextToken }) => events.length === 2 && NextToken,
    'logs filter-log-events, two items',
  );
  await checker.expectAnswer(
    'logs filter-log-events',
    [[scope, { ...group, 'max-items': 2, 'starting-token': page.answer.NextToken ?? '' }]],
    ({ events }) => events.length === 2 && events[0].eventId !== page.answer.events[0].eventId,
    'logs filter-log-events, the next two',
  );
};

const checkErrors = async (checker, scope, group) => {
  const operation = 'logs filter-log-events';
  const missing = { 'log-group-name': '/missing' };
  await checker.expectError(operation, scope, missing, 'ResourceNotFoundException');
  await checker.expectError(
    'logs get-log-events',
    scope,
    { ...group, 'log-stream-name': 'missing' },
    'ResourceNotFoundException',
  );
  const badPattern = { ...group, 'filter-pattern': '{ $.type = }' };
  await checker.expectError(operation, scope, badPattern, 'InvalidParameterException');
  const { answer } = await checker.expectAnswer(
    'logs describe-log-groups',
    [[scope, { 'log-group-class': 'INFREQUENT_ACCESS' }]],
    ({ logGroups }) => isFilled(logGroups),
    'logs describe-log-groups, of a class',
  );
  const rare = { 'log-group-name': answer.logGroups?.[0]?.logGroupName ?? '' };
  await checker.expectError(operation, scope, rare, 'InvalidOperationException');
};
