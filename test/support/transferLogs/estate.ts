import type { DescribedExecution, DescribedServer } from '@aws-sdk/client-transfer';
import type { LogGroup } from '../../../sandbox/estate';
import { logGroupOf, logStreamOf } from '../../../sandbox/logs/storedLogs';
import { type RegionData } from '../estate';
import { type Line, linesOfExecution } from './lines';

/* Servers, workflows and logs of Transfer Family, for tests of executions that have ended. */

export const place = '111122223333/us-east-1';
export const otherPlace = '444455556666/us-east-1';

export const serverId = 's-1234567890abcdef0';
export const silentId = 's-fedcba0987654321f';
export const workflowId = 'w-abcdef01234567890';
/** A workflow with a log group of its own. */
export const ownWorkflowId = 'w-own0123456789abcd';
export const ownGroup = '/example/transfers';

export const uuidOf = (number: number): string =>
  `6a7b8c9d-0e1f-4a2b-8c3d-${String(number).padStart(12, '0')}`;

export const server = (id: string, LoggingRole?: string): DescribedServer => ({
  Arn: `arn:aws:transfer:us-east-1:111122223333:server/${id}`,
  ServerId: id,
  State: 'ONLINE',
  LoggingRole,
});

const step = (Name: string) => ({ Type: 'COPY' as const, CopyStepDetails: { Name } });

export const workflow = {
  Arn: `arn:aws:transfer:us-east-1:111122223333:workflow/${workflowId}`,
  WorkflowId: workflowId,
  Steps: [step('copyToShared'), { Type: 'TAG' as const, TagStepDetails: { Name: 'tagFile' } }],
  OnExceptionSteps: [{ Type: 'CUSTOM' as const, CustomStepDetails: { Name: 'tellMary' } }],
};

export const ownWorkflow = {
  ...workflow,
  Arn: `arn:aws:transfer:us-east-1:111122223333:workflow/${ownWorkflowId}`,
  WorkflowId: ownWorkflowId,
  StructuredLogDestinations: [`arn:aws:logs:us-east-1:111122223333:log-group:${ownGroup}:*`],
};

export const inProgress = (
  number: number,
  Status: DescribedExecution['Status'] = 'IN_PROGRESS',
): DescribedExecution => ({
  ExecutionId: uuidOf(number),
  Status,
  InitialFileLocation: { S3FileLocation: { Bucket: 'example-uploads', Key: `mary/${number}.json` } },
  ServiceMetadata: { UserDetails: { UserName: 'mary', ServerId: serverId, SessionId: '33a8fb495ffb383b' } },
  ExecutionRole: 'arn:aws:iam::111122223333:role/run',
  PosixProfile: { Uid: 7, Gid: 8 },
  Results: { Steps: [] },
});

/** A log group with these lines, and one of a session. */
export const groupOf = (
  name: string,
  lines: readonly Line[],
  { streamOfExecutions, ...more }: Partial<LogGroup> & { readonly streamOfExecutions?: string } = {},
): LogGroup =>
  logGroupOf({
    name,
    createdAt: 0,
    ...more,
    streams: [
      logStreamOf(
        streamOfExecutions ?? 'mary.w-abcdef01234567890.021345abcdef6789',
        [...lines].sort((one, other) => one.at - other.at),
      ),
      logStreamOf('mary.33a8fb495ffb383b', [
        { at: lines[0]?.at ?? 0, message: 'mary.33a8fb495ffb383b CLOSE Path=/example-uploads/mary/x.json' },
      ]),
    ],
  });

/** The group that a workflow names. */
export const groupOfWorkflow = (lines: readonly Line[]): LogGroup =>
  groupOf(ownGroup, lines, { streamOfExecutions: `${ownWorkflowId}/021345abcdef6789` });

export const serverGroup = (lines: readonly Line[], more: Partial<LogGroup> = {}): LogGroup =>
  groupOf(`/aws/transfer/${serverId}`, lines, more);

/** The lines of finished executions by number, each of which began so many minutes before a moment. */
export const finished = (
  now: number,
  minutesAgo: Readonly<Record<number, number>>,
  more: Parameters<typeof linesOfExecution>[1] = {},
): readonly Line[] =>
  Object.entries(minutesAgo).flatMap(([number, minutes]) =>
    linesOfExecution(now - minutes * 60_000, {
      workflowId,
      executionId: uuidOf(Number(number)),
      key: `mary/${number}.json`,
      ...more,
    }),
  );

/** One server that logs, one that does not, and one workflow. */
export const regionOf = (
  lines: readonly Line[],
  running: readonly DescribedExecution[] = [],
  more: Partial<RegionData> = {},
): RegionData => ({
  transferServers: [server(serverId, 'arn:aws:iam::111122223333:role/logs'), server(silentId)],
  transferWorkflows: [workflow],
  transferExecutions: { [workflowId]: running },
  logGroups: [serverGroup(lines)],
  ...more,
});
