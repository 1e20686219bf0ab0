import type { EstateScope, LogGroup, LogStream, LogWindow } from '../estate';
import { AwsError, ServiceError } from '../errors';
import type { Call } from '../operation';
import { logGroupIdentifier, logGroupName } from '../patterns';
import { optional, text } from '../validation';
import { days } from './time';

/** The input of every operation on one log group: its name, or its name or ARN. */
export const groupInput = {
  logGroupName: optional(text({ min: 1, max: 512, pattern: logGroupName })),
  logGroupIdentifier: optional(text({ min: 1, max: 2048, pattern: logGroupIdentifier })),
};

type GroupCall = Call<{
  readonly logGroupName: string | undefined;
  readonly logGroupIdentifier: string | undefined;
}>;

export const logGroupArn = ({ accountId, region }: EstateScope, name: string): string =>
  `arn:aws:logs:${region}:${accountId}:log-group:${name}`;

export const notFound = (what: 'group' | 'stream'): AwsError =>
  new AwsError('ResourceNotFoundException', 400, `The specified log ${what} does not exist.`);

export const invalidParameter = (message: string): ServiceError => new ServiceError('invalidInput', message);

/** The group that the call names. Throws if there is none. */
export const groupOf = ({ input, scope, estate, now }: GroupCall): LogGroup => {
  const { logGroupName: name, logGroupIdentifier: identifier } = input;
  if ((name === undefined) === (identifier === undefined)) {
    throw invalidParameter('Exactly one of logGroupName and logGroupIdentifier is required.');
  }
  const prefix = logGroupArn(scope, '');
  const named = identifier?.startsWith(prefix) ? identifier.slice(prefix.length) : identifier;
  const group = estate.logGroups.get(name ?? named ?? '', now);
  if (!group) throw notFound('group');
  return group;
};

/** A group whose events can be read: CloudWatch Logs Insights alone reads those of class INFREQUENT_ACCESS. */
export const readableGroupOf = (call: GroupCall): LogGroup => {
  const group = groupOf(call);
  if (group.logGroupClass === 'STANDARD') return group;
  throw new AwsError(
    'InvalidOperationException',
    400,
    `The log group ${group.name} is of log-group-class ${group.logGroupClass}. ` +
      `${call.operation} is not supported for this log class.`,
  );
};

/** All events of the group that can exist at `now`. */
export const lifetimeOf = ({ createdAt, retentionInDays }: LogGroup, now: Date): LogWindow => ({
  from: Math.max(createdAt, retentionInDays === undefined ? 0 : now.getTime() - days(retentionInDays)),
  to: now.getTime(),
});

/** The part of a window in which the group can have events. */
export const within = (lifetime: LogWindow, { from, to }: LogWindow): LogWindow => ({
  from: Math.max(lifetime.from, from),
  to: Math.min(lifetime.to, to),
});

export const streamNamed = (group: LogGroup, name: string, now: Date): LogStream => {
  const stream = group.streams(lifetimeOf(group, now)).find((candidate) => candidate.name === name);
  if (!stream) throw notFound('stream');
  return stream;
};
