import type { DescribedExecution, DescribedServer, DescribedWorkflow } from '@aws-sdk/client-transfer';
import type { RegionEstate } from '../estate';
import { uuid } from '../demoData/ids';
import { arnOf, roleArn } from '../demoData/demoScope';
import type { LargeScope } from './largeScope';
import { executionCollection, labelOf, numberBy, numberedCollection } from './collections';

export type TransferCollections = Pick<
  RegionEstate,
  'transferWorkflows' | 'transferExecutions' | 'transferServers'
>;

/**
 * The Transfer collections of a scope. Executions never end, because AWS removes finished executions and the estate has
 * to stay large.
 */
export const transferCollections = (scope: LargeScope): TransferCollections => {
  const workflowNumber = numberBy(scope.parents, (workflow) => workflowId(scope, workflow));
  const servers = serverOf(scope.parents);
  return {
    transferWorkflows: numberedCollection({
      count: scope.parents,
      numberOf: workflowNumber,
      at: (workflow) => workflowNumbered(scope, workflow),
    }),
    transferExecutions: executionCollection({
      scope: scope.isQuiet ? { ...scope, executions: 0 } : scope,
      prefix: '',
      word,
      parentNumber: workflowNumber,
      at: (workflow, file) => executionOf(scope, workflow, file),
    }),
    transferServers: numberedCollection({
      count: servers,
      numberOf: numberBy(servers, (server) => serverId(scope, server)),
      at: (server) => serverNumbered(scope, server),
    }),
  };
};

const word = 'f11e0000';

const digits = (value: number, length: number) => String(value).padStart(length, '0');

/** A workflow id has 17 letters and digits. */
const workflowId = ({ number }: LargeScope, workflow: number) =>
  `w-upload${digits(number, 4)}n${digits(workflow, 6)}`;

/** A server id has 17 hexadecimal digits. */
const serverId = ({ number }: LargeScope, server: number) =>
  `s-feed${digits(number, 4)}f${digits(server, 8)}`;

/** A server has two workflows: one for complete uploads, one for partial uploads. */
const serverOf = (workflow: number) => Math.ceil(workflow / 2);

const workflowNumbered = (scope: LargeScope, workflow: number): DescribedWorkflow => {
  const id = workflowId(scope, workflow);
  const bucket = (Bucket: string, Key: string) => ({ S3FileLocation: { Bucket, Key } });
  return {
    Arn: arnOf(scope, 'transfer', `workflow/${id}`),
    WorkflowId: id,
    Description: `Files of partner ${workflow} - keep and tag and tidy up`,
    Steps: [
      {
        Type: 'COPY',
        CopyStepDetails: {
          Name: 'keep',
          SourceFileLocation: '${original.file}',
          OverwriteExisting: 'FALSE',
          DestinationFileLocation: bucket('example-partner-files', 'kept/${transfer:UploadDate}/'),
        },
      },
      {
        Type: 'TAG',
        TagStepDetails: {
          Name: 'tag',
          SourceFileLocation: '${previous.file}',
          Tags: [{ Key: 'partner', Value: String(workflow) }],
        },
      },
      { Type: 'DELETE', DeleteStepDetails: { Name: 'tidy-up', SourceFileLocation: '${original.file}' } },
    ],
    OnExceptionSteps: [
      {
        Type: 'COPY',
        CopyStepDetails: {
          Name: 'set-aside',
          SourceFileLocation: '${original.file}',
          OverwriteExisting: 'TRUE',
          DestinationFileLocation: bucket('example-partner-files', 'failed/'),
        },
      },
    ],
    Tags: [{ Key: 'team', Value: 'file-desk' }],
  };
};

const executionOf = (scope: LargeScope, workflow: number, file: number): DescribedExecution => {
  const id = uuid(scope, labelOf(word, workflow, file));
  const server = serverId(scope, serverOf(workflow));
  return {
    ExecutionId: id,
    InitialFileLocation: {
      S3FileLocation: {
        Bucket: 'example-partner-inbox',
        Key: `partner-${workflow}/file-${file}.csv`,
        Etag: id.replaceAll('-', ''),
      },
    },
    ServiceMetadata: { UserDetails: { UserName: `partner-${workflow}`, ServerId: server } },
    ExecutionRole: roleArn(scope, 'ExampleTransferWorkflow'),
    LoggingConfiguration: {
      LoggingRole: roleArn(scope, 'ExampleTransferLogging'),
      LogGroupName: `/aws/transfer/${server}`,
    },
    ...progressOf(file),
  };
};

/** One in ten is HANDLING_EXCEPTION. The others have completed no step, one step or two steps, a third each. */
const progressOf = (file: number): Pick<DescribedExecution, 'Status' | 'Results'> => {
  if (file % 10 === 0) {
    const Error = { Type: 'PERMISSION_DENIED' as const, Message: 'Access Denied (Service: Amazon S3)' };
    return { Status: 'HANDLING_EXCEPTION', Results: { Steps: [{ StepType: 'COPY', Error }] } };
  }
  const ended = (['COPY', 'TAG'] as const).slice(0, file % 3).map((StepType) => ({ StepType }));
  return { Status: 'IN_PROGRESS', Results: ended.length === 0 ? {} : { Steps: ended } };
};

const serverNumbered = (scope: LargeScope, server: number): DescribedServer => {
  const id = serverId(scope, server);
  const run = (workflow: number) =>
    workflow > scope.parents
      ? []
      : [
          {
            WorkflowId: workflowId(scope, workflow),
            ExecutionRole: roleArn(scope, 'ExampleTransferWorkflow'),
          },
        ];
  return {
    Arn: arnOf(scope, 'transfer', `server/${id}`),
    ServerId: id,
    Domain: 'S3',
    State: 'ONLINE',
    EndpointType: 'PUBLIC',
    IdentityProviderType: 'SERVICE_MANAGED',
    Protocols: ['SFTP'],
    LoggingRole: roleArn(scope, 'ExampleTransferLogging'),
    UserCount: 2,
    Tags: [{ Key: 'team', Value: 'file-desk' }],
    WorkflowDetails: { OnUpload: run(2 * server - 1), OnPartialUpload: run(2 * server) },
  };
};
