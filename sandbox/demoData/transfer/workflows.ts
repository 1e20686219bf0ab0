import type { WorkflowStep } from '@aws-sdk/client-transfer';
import type { DescribedWorkflow } from '../../estate';
import { arnOf, type DemoScope } from '../demoScope';
import { surveyLogGroup, workflowId, type WorkflowName } from './names';

export const workflowOf = (
  scope: DemoScope,
  name: WorkflowName,
): DescribedWorkflow & { WorkflowId: string } => {
  const id = workflowId(scope, name);
  return {
    Arn: arnOf(scope, 'transfer', `workflow/${id}`),
    WorkflowId: id,
    ...definitions[name](scope),
    Tags: [
      { Key: 'team', Value: 'file-desk' },
      { Key: 'name', Value: name },
    ],
  };
};

type Definition = Pick<
  DescribedWorkflow,
  'Description' | 'Steps' | 'OnExceptionSteps' | 'StructuredLogDestinations'
>;

/** The file as it was uploaded, before any step. */
const original = '${original.file}';
const previous = '${previous.file}';

export const fileSystemId = 'fs-0decade00decade00';

const invoices = (scope: DemoScope): Definition => ({
  Description: 'Supplier invoices - decrypt scan tag and archive',
  Steps: [
    {
      Type: 'DECRYPT',
      DecryptStepDetails: {
        Name: 'decrypt-invoice',
        Type: 'PGP',
        SourceFileLocation: original,
        OverwriteExisting: 'TRUE',
        DestinationFileLocation: toBucket('example-invoices-clear', 'clear/${transfer:UserName}/'),
      },
    },
    customStep(scope, 'scan-for-viruses', 600),
    tagStep('tag-as-scanned', previous, { scanned: 'yes', 'data-class': 'finance' }),
    copyToBucket(
      'file-for-accounting',
      'example-invoices-accounting',
      'inbox/${transfer:UploadDate}/',
      'FALSE',
    ),
    {
      Type: 'DELETE',
      DeleteStepDetails: { Name: 'delete-encrypted-original', SourceFileLocation: original },
    },
  ],
  OnExceptionSteps: [
    copyToBucket('move-to-quarantine', 'example-invoices-quarantine', 'failed/${transfer:UserName}/', 'TRUE'),
    tagStep('tag-as-failed', original, { scanned: 'no' }),
  ],
});

const surveys = (scope: DemoScope): Definition => ({
  Description: 'Seismic surveys - verify and archive',
  Steps: [
    copyToFileSystem('copy-to-archive', '/archive/${transfer:UploadDate}/'),
    customStep(scope, 'verify-checksum', 1800),
    { Type: 'DELETE', DeleteStepDetails: { Name: 'delete-upload', SourceFileLocation: original } },
  ],
  OnExceptionSteps: [
    copyToFileSystem('copy-to-rejected', '/rejected/${transfer:UserName}/'),
    customStep(scope, 'notify-geologists', 60),
  ],
  StructuredLogDestinations: [arnOf(scope, 'logs', `log-group:${surveyLogGroup}:*`)],
});

const leftovers = (): Definition => ({
  Description: 'Partial files of interrupted uploads',
  Steps: [
    tagStep('tag-as-partial', original, { partial: 'yes' }),
    copyToBucket('keep-for-support', 'example-partial-uploads', 'partial/', 'TRUE'),
    { Type: 'DELETE', DeleteStepDetails: { Name: 'delete-partial', SourceFileLocation: original } },
  ],
});

const sensors = (scope: DemoScope): Definition => ({
  Description: 'Sensor readings - one small file every two seconds',
  Steps: [
    customStep(scope, 'parse-readings', 1800),
    copyToBucket('file-readings', 'example-sensor-lake', 'readings/${transfer:UploadDate}/', 'TRUE'),
  ],
});

const definitions: Readonly<Record<WorkflowName, (scope: DemoScope) => Definition>> = {
  invoices,
  surveys,
  leftovers,
  sensors,
};

const toBucket = (Bucket: string, Key: string) => ({ S3FileLocation: { Bucket, Key } });

const copyToBucket = (
  name: string,
  bucket: string,
  key: string,
  overwrite: 'TRUE' | 'FALSE',
): WorkflowStep => ({
  Type: 'COPY',
  CopyStepDetails: {
    Name: name,
    SourceFileLocation: previous,
    OverwriteExisting: overwrite,
    DestinationFileLocation: toBucket(bucket, key),
  },
});

const copyToFileSystem = (name: string, path: string): WorkflowStep => ({
  Type: 'COPY',
  CopyStepDetails: {
    Name: name,
    SourceFileLocation: original,
    OverwriteExisting: 'FALSE',
    DestinationFileLocation: { EfsFileLocation: { FileSystemId: fileSystemId, Path: path } },
  },
});

const customStep = (scope: DemoScope, name: string, timeoutSeconds: number): WorkflowStep => ({
  Type: 'CUSTOM',
  CustomStepDetails: {
    Name: name,
    Target: arnOf(scope, 'lambda', `function:example-${name}`),
    TimeoutSeconds: timeoutSeconds,
    SourceFileLocation: previous,
  },
});

const tagStep = (name: string, source: string, tags: Readonly<Record<string, string>>): WorkflowStep => ({
  Type: 'TAG',
  TagStepDetails: {
    Name: name,
    SourceFileLocation: source,
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  },
});
