import { describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { schemaOfFiles } from '../support/schema';

const schema = schemaOfFiles();

const stepResult = ['StepType', 'Outputs', 'Error.Type', 'Error.Message'];

/** The five AWS documents that the schema was first written for: the look-up field of each, and all of its members. */
const documents = [
  {
    operation: 'GetWorkflowExecution',
    lookUp: 'imageBuilderWorkflow(workflowExecutionId: "wf-165b1cb6-3a62-4618-a021-94ddcbe32908")',
    members: [
      'requestId',
      'workflowBuildVersionArn',
      'workflowExecutionId',
      'imageBuildVersionArn',
      'type',
      'status',
      'message',
      'totalStepCount',
      'totalStepsSucceeded',
      'totalStepsFailed',
      'totalStepsSkipped',
      'startTime',
      'endTime',
      'parallelGroup',
    ],
    leftOut: ['requestId'],
    count: 14,
  },
  {
    operation: 'GetWorkflowStepExecution',
    lookUp: 'workflowStep(stepExecutionId: "step-2e6fef0d-657c-4b7e-8706-ff24da9afa01")',
    members: [
      'action',
      'description',
      'endTime',
      'imageBuildVersionArn',
      'inputs',
      'message',
      'name',
      'onFailure',
      'outputs',
      'requestId',
      'rollbackStatus',
      'startTime',
      'status',
      'stepExecutionId',
      'timeoutSeconds',
      'workflowBuildVersionArn',
      'workflowExecutionId',
    ],
    leftOut: ['requestId'],
    count: 17,
  },
  {
    operation: 'GetLifecycleExecution',
    lookUp: 'lifecycle(lifecycleExecutionId: "lce-401aefc3-a829-46f6-8fc2-91497988a503")',
    members: [
      'lifecycleExecutionId',
      'lifecyclePolicyArn',
      'resourcesImpactedSummary.hasImpactedResources',
      'state.status',
      'state.reason',
      'startTime',
      'endTime',
    ],
    leftOut: [],
    count: 7,
  },
  {
    operation: 'DescribeExecution',
    lookUp:
      'transferExecution(workflowId: "w-0123456789abcdefg", executionId: "01234567-89ab-cdef-0123-456789abcdef")',
    members: [
      'WorkflowId',
      'ExecutionId',
      'InitialFileLocation.S3FileLocation.Bucket',
      'InitialFileLocation.S3FileLocation.Key',
      'InitialFileLocation.S3FileLocation.VersionId',
      'InitialFileLocation.S3FileLocation.Etag',
      'InitialFileLocation.EfsFileLocation.FileSystemId',
      'InitialFileLocation.EfsFileLocation.Path',
      'ServiceMetadata.UserDetails.UserName',
      'ServiceMetadata.UserDetails.ServerId',
      'ServiceMetadata.UserDetails.SessionId',
      'ExecutionRole',
      'LoggingConfiguration.LoggingRole',
      'LoggingConfiguration.LogGroupName',
      'PosixProfile.Uid',
      'PosixProfile.Gid',
      'PosixProfile.SecondaryGids',
      'Status',
      ...stepResult.map((member) => `Results.Steps.${member}`),
      ...stepResult.map((member) => `Results.OnExceptionSteps.${member}`),
    ],
    leftOut: [],
    count: 26,
  },
  {
    operation: 'GetBlueprintRun',
    lookUp: 'blueprintRun(blueprintName: "orders", runId: "run-1")',
    members: [
      'BlueprintName',
      'RunId',
      'WorkflowName',
      'State',
      'StartedOn',
      'CompletedOn',
      'ErrorMessage',
      'RollbackErrorMessage',
      'Parameters',
      'RoleArn',
    ],
    leftOut: [],
    count: 10,
  },
];

const renamedMembers: Record<string, string> = {
  status: 'rawStatus',
  Status: 'rawStatus',
  State: 'rawStatus',
  startTime: 'startedAt',
  StartedOn: 'startedAt',
  endTime: 'endedAt',
  CompletedOn: 'endedAt',
};

/** `PosixProfile.Uid` → `{ posixProfile { uid } }`. */
const selectionOf = (member: string): string =>
  (renamedMembers[member] ?? member)
    .split('.')
    .map((name) => name.charAt(0).toLowerCase() + name.slice(1))
    .reduceRight((inner, name) => ` { ${name}${inner} }`, '');

const isValid = (query: string): boolean => validate(schema, parse(query)).length === 0;

describe.each(documents)('The schema for $operation', ({ lookUp, members, leftOut, count }) => {
  it(`offers each of its ${count} members, except ${leftOut.length} that describe the call`, () => {
    const notOffered = members.filter((member) => !isValid(`{ ${lookUp}${selectionOf(member)} }`));

    expect(new Set(members).size).toBe(count);
    expect(notOffered).toEqual(leftOut);
  });
});

describe('The schema for all five documents', () => {
  it('offers 72 of 74 members; the other 2 describe the call', () => {
    const all = documents.flatMap(({ members }) => members);
    const omitted = documents.flatMap(({ leftOut }) => leftOut);

    expect([all.length, all.length - omitted.length, omitted.length]).toEqual([74, 72, 2]);
  });
});
