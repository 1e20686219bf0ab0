import type { FileLocation } from '@aws-sdk/client-transfer';
import type { LogStream, LogWindow } from '../../estate';
import { computedStream, eventOf, isCreated, type LogLine } from '../../logs/storedLogs';
import { arnOf, roleArn, type DemoScope } from '../demoScope';
import { days, hours, seconds } from '../timeline';
import type { ExecutionPlan } from './executionPlan';

/* The lines of a server's sessions, which share its log group with those of workflows. */

/** A session begins this long before the file is complete and the execution starts. */
export const sessionLead = seconds(4);

export type SessionFormat = 'text' | 'json';

type Activity = readonly [name: string, details: Readonly<Record<string, string>>];

export const sessionStream = (scope: DemoScope, plan: ExecutionPlan, format: SessionFormat): LogStream => {
  const { UserName = '', SessionId = '', ServerId = '' } = plan.about.ServiceMetadata?.UserDetails ?? {};
  const session = `${UserName}.${SessionId}`;
  const line = ([name, details]: Activity): string =>
    format === 'text'
      ? [session, name, ...Object.entries(details).map(([key, value]) => `${key}=${value}`)].join(' ')
      : JSON.stringify({
          'activity-type': name,
          ...jsonMembers(details),
          'resource-arn': arnOf(scope, 'transfer', `server/${ServerId}`),
          'session-id': SessionId,
          user: UserName,
        });
  return computedStream(session, plan.begins - sessionLead, () =>
    activitiesOf(scope, plan).map(([after, activity]) => ({
      at: plan.begins - sessionLead + after,
      message: line(activity),
    })),
  );
};

const activitiesOf = (
  scope: DemoScope,
  { about }: ExecutionPlan,
): readonly (readonly [number, Activity])[] => {
  const Path = pathOf(about.InitialFileLocation);
  const User = about.ServiceMetadata?.UserDetails?.UserName ?? '';
  const Role = roleArn(scope, 'ExampleTransferUser');
  return [
    [0, ['CONNECTED', { SourceIP: '198.51.100.20', User, Client: 'SSH-2.0-OpenSSH_9.6', Role }]],
    [seconds(1), ['OPEN', { Path, Mode: 'CREATE|TRUNCATE|WRITE' }]],
    [sessionLead, ['CLOSE', { Path, BytesIn: '3618546' }]],
    [sessionLead + seconds(2), ['DISCONNECTED', {}]],
  ];
};

/** `BytesIn` is `bytes-in` in JSON. */
const jsonMembers = (details: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase(),
      value,
    ]),
  );

const pathOf = ({ S3FileLocation: s3, EfsFileLocation: efs }: FileLocation = {}) =>
  efs === undefined ? `/${s3?.Bucket}/${s3?.Key}` : `/${efs.FileSystemId}${efs.Path}`;

const between = hours(3);

/** The stream of failed sign-ins: one every three hours, from thirty days before the start and without end. */
export const errorStream = ({ start }: DemoScope, format: SessionFormat): LogStream => {
  const first = start - days(30);
  const line = (number: number): LogLine => ({
    at: first + number * between,
    message:
      format === 'text'
        ? 'ERRORS AUTH_FAILURE Method=publickey User=admin Message="Invalid user name" SourceIP=203.0.113.99'
        : '{"activity-type":"AUTH_FAILURE","method":"publickey","user":"admin","source-ip":"203.0.113.99"}',
  });
  return {
    name: 'ERRORS',
    createdAt: first,
    events: ({ from, to }) => {
      const oldest = Math.max(0, Math.ceil((from - first) / between));
      const newest = Math.floor((to - first) / between);
      return Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, at) =>
        eventOf(line(oldest + at), oldest + at),
      );
    },
  };
};

export const created = (streams: readonly LogStream[], window: LogWindow): readonly LogStream[] =>
  streams.filter((stream) => isCreated(stream, window));
