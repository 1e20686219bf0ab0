import { operations } from './kinds';
import type { AwsSettings } from './aws/settings';
import type { QueueSettings } from './events/settings';
import { scopeOf } from './model/scope';

interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
}

export interface IamPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** The log groups of Image Builder and Transfer Family, apart from those with names of the account's own. */
const logGroups = ['/aws/imagebuilder/*', '/aws/transfer/*'].map(
  (name) => `arn:*:logs:*:*:log-group:${name}:*`,
);

const queueArn = ({ accountId, region, name }: QueueSettings): string =>
  `arn:${scopeOf(accountId, region).partition}:sqs:${region}:${accountId}:${name}`;

/**
 * The least IAM policy that the gateway needs in each account: the operations of the registry of kinds, none of which
 * writes, and of logs only those of the two services. With roles in the settings, a further statement lets its own identity
 * assume them; with queues of events, one lets it receive and delete their messages. STS GetCallerIdentity needs no permission.
 */
export const iamPolicy = ({ accounts }: AwsSettings, queues: readonly QueueSettings[] = []): IamPolicy => {
  const called = [...operations.values()];
  const actionsOf = (isOfLogs: boolean): readonly string[] =>
    called
      .filter(({ service }) => (service === 'logs') === isOfLogs)
      .map(({ service, name }) => `${service}:${name}`)
      .sort();
  const roles = accounts.flatMap(({ roleArn }) => roleArn ?? []);
  const read: Statement = { Sid: 'ReadExecutions', Effect: 'Allow', Action: actionsOf(false), Resource: '*' };
  const readLogs: Statement = {
    Sid: 'ReadExecutionLogs',
    Effect: 'Allow',
    Action: actionsOf(true),
    Resource: logGroups,
  };
  const assume: Statement = {
    Sid: 'AssumeRoles',
    Effect: 'Allow',
    Action: ['sts:AssumeRole'],
    Resource: roles,
  };
  const receive: Statement = {
    Sid: 'ReceiveEvents',
    Effect: 'Allow',
    Action: ['sqs:DeleteMessage', 'sqs:ReceiveMessage'],
    Resource: queues.map(queueArn),
  };
  return {
    Version: '2012-10-17',
    Statement: [
      read,
      readLogs,
      ...(roles.length > 0 ? [assume] : []),
      ...(queues.length > 0 ? [receive] : []),
    ],
  };
};
