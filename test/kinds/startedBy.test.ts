import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredImage } from '../../sandbox/estate';
import { anonymous } from '../../src/model/caller';
import { callerWith } from '../support/access/callers';
import { here, twinEstate } from '../support/access/estate';
import { type Operations, startOperations } from '../support/access/operations';
import { estateOf } from '../support/estate';
import {
  blueprintName,
  executionId,
  imageRunId,
  policyArn,
  policyRunId,
  runId,
  serverId,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { gatewayForTests } from '../support/gatewayForTests';
import { nodeId } from '../support/nodeId';
import { uuid } from '../support/sequence';

const pipelineArn = 'arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/web-server';
const arnOf = (build: number): string =>
  `arn:aws:imagebuilder:us-east-1:111122223333:image/web-server/1.0.0/${build}`;
const workflowId = (build: number): string => `wf-${uuid(build)}`;
const stepId = (build: number): string => `step-${uuid(build)}`;
const tag = 'execution-gateway:started-by';

const builds: readonly Partial<StoredImage>[] = [
  { buildType: 'USER_INITIATED', tags: { [tag]: 'ann@example.com' } },
  { buildType: 'USER_INITIATED' },
  { buildType: 'SCHEDULED', sourcePipelineArn: pipelineArn, tags: { [tag]: 'not a person' } },
  { buildType: 'IMPORT' },
  { buildType: 'IMPORT_ISO' },
  { buildType: 'A_NEWER_WORD' as never },
  {},
];

const estate = estateOf({
  '111122223333/us-east-1': {
    images: builds.map((build, index) => ({ arn: arnOf(index), name: 'web-server', ...build })),
    workflowExecutions: builds.map((_build, index) => ({
      workflowExecutionId: workflowId(index),
      imageBuildVersionArn: arnOf(index),
      status: 'COMPLETED' as const,
    })),
    steps: builds.map((_build, index) => ({
      stepExecutionId: stepId(index),
      workflowExecutionId: workflowId(index),
      imageBuildVersionArn: arnOf(index),
      status: 'COMPLETED' as const,
    })),
  },
});

const startedBy = 'startedBy { kind name source }';

describe('Execution.startedBy of an image build', () => {
  const { ask } = gatewayForTests(estate);

  it.each([
    ['USER, with the caller in the tag', 0, { kind: 'USER', name: 'ann@example.com', source: null }],
    ['USER, without a name', 1, { kind: 'USER', name: null, source: null }],
    [
      'SCHEDULE, with the pipeline, and without the tag',
      2,
      { kind: 'SCHEDULE', name: null, source: pipelineArn },
    ],
    ['IMPORT', 3, { kind: 'IMPORT', name: null, source: null }],
    ['IMPORT of an ISO file', 4, { kind: 'IMPORT', name: null, source: null }],
    ['null for a newer word', 5, null],
    ['null without a build type', 6, null],
  ])('is %s', async (_what, build, expected) => {
    const { data, errors } = await ask(`{
      imageBuilderWorkflow(workflowExecutionId: "${workflowId(build)}") { ${startedBy} }
      workflowStep(stepExecutionId: "${stepId(build)}") { ${startedBy} } }`);

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      imageBuilderWorkflow: { startedBy: expected },
      workflowStep: { startedBy: expected },
    });
  });

  it('costs one GetImage per image, none where the list of images was read', async () => {
    const selected = (selection: string) =>
      `{ images { nodes { workflows { nodes { startedBy { ${selection} } } } } } }`;
    const alone = await ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${workflowId(0)}") { startedBy { kind } } }`,
    );
    const listed = await ask(selected('kind name'));
    const withSource = await ask(selected('source'));

    const lists = ['ListImageBuildVersions', ...builds.map(() => 'ListWorkflowExecutions')];
    expect(alone.calls).toEqual(['GetImage', 'GetWorkflowExecution']);
    expect(listed.calls).toEqual(lists);
    expect(withSource.calls).toEqual([...builds.map(() => 'GetImage'), ...lists]);
  });
});

describe('Execution.startedBy of other executions', () => {
  let gateway: Operations;
  beforeAll(async () => {
    gateway = await startOperations(twinEstate);
  });
  afterAll(() => gateway.close());

  const ids = [
    nodeId('Lifecycle', here, policyRunId),
    nodeId('Lifecycle', here, imageRunId),
    nodeId('TransferExecution', here, transferWorkflowId, executionId),
    nodeId('BlueprintRun', here, blueprintName, runId),
  ];
  const query = `{ nodes(ids: ${JSON.stringify(ids)}) { ... on Execution { ${startedBy} } } }`;
  const expected = (userName: string | null) => [
    { startedBy: { kind: 'POLICY', name: null, source: policyArn } },
    { startedBy: { kind: 'USER', name: null, source: null } },
    { startedBy: { kind: 'UPLOAD', name: userName, source: serverId } },
    { startedBy: null },
  ];

  it('is the policy, a user without one, the upload, and null for a blueprint run', async () => {
    const { data, errors } = await gateway.ask(anonymous, query);

    expect(errors).toEqual([]);
    expect(data.nodes).toEqual(expected('ann'));
  });

  it.each(['planned', 'graphql-js'] as const)(
    'hides names from callers without the right, by %s',
    async (executor) => {
      const hidden = await gateway.ask(callerWith([{}]), query, { executor });
      const shown = await gateway.ask(callerWith([{ sensitive: true }]), query, { executor });

      expect(hidden.data.nodes).toEqual(expected(null));
      expect(hidden.errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
      expect(shown.data.nodes).toEqual(expected('ann'));
    },
  );
});
