import { describe, expect, it } from '@jest/globals';
import {
  getImage,
  getLifecycleExecution,
  getLifecyclePolicy,
  getWorkflowExecution,
  getWorkflowStepExecution,
  listImageBuildVersions,
  listLifecycleExecutionResources,
  listWaitingWorkflowSteps,
  listWorkflowExecutions,
  listWorkflowExecutionsOf2023,
  listWorkflowStepExecutions,
  sampleImageArn,
  sampleLifecycleId,
  samplePolicyArn,
  sampleStepId,
  sampleWorkflowId,
} from '../support/awsSamples';
import { estateOf } from '../support/estate';
import { gatewayForTests } from '../support/gatewayForTests';
import { allFieldsOf } from '../support/selections';

const now = new Date('2026-09-09T22:00:00.000Z');
const { ask, injectFault } = gatewayForTests(estateOf({ '111122223333/us-west-2': {} }), { now: () => now });

const respondWith = (operation: string, body: Record<string, unknown>): void =>
  injectFault(operation, { kind: 'answer', status: 200, body });

const scope = { accountId: '111122223333', region: 'us-west-2', partition: 'aws' };
const fetchedAt = now.toISOString();
const seenWhileRunning = { origin: 'AWS', firstSeenAt: fetchedAt, lastSeenAt: fetchedAt };
const seenOnce = { ...seenWhileRunning, isOverdue: false };
const common = { id: expect.any(String), scope, fetchedAt };

/** The samples leave out members, which the gateway returns as null. */
const withoutNulls = (answer: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== null));

describe('The sample response in the AWS documentation', () => {
  it('of GetWorkflowExecution is returned as an ImageBuilderWorkflow', async () => {
    respondWith('GetWorkflowExecution', getWorkflowExecution);
    respondWith('ListWorkflowExecutions', listWorkflowExecutions);

    const { data, errors } = await ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${sampleWorkflowId}") { ${allFieldsOf('ImageBuilderWorkflow')} } }`,
    );

    expect(errors).toBeUndefined();
    expect(withoutNulls(data.imageBuilderWorkflow)).toEqual({
      ...common,
      ...seenOnce,
      status: 'SUCCEEDED',
      rawStatus: 'COMPLETED',
      startedAt: '2026-09-09T19:12:23.175Z',
      endedAt: '2026-09-09T19:19:06.158Z',
      durationSeconds: 402.983,
      workflowExecutionId: sampleWorkflowId,
      workflowBuildVersionArn: 'arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/1.0.3/1',
      imageBuildVersionArn: sampleImageArn,
      type: 'BUILD',
      totalStepCount: 7,
      totalStepsSucceeded: 5,
      totalStepsFailed: 0,
      totalStepsSkipped: 2,
      retried: false,
    });
  });

  it('of ListWorkflowExecutions is returned as the workflows of an image', async () => {
    respondWith('GetImage', getImage);
    respondWith('ListWorkflowExecutions', listWorkflowExecutions);

    const { data, errors } = await ask(
      `{ image(imageBuildVersionArn: "${sampleImageArn}") { workflows {
        nodes { type status retried durationSeconds totalStepsSkipped image { arn } } pageInfo { hasNextPage } } } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.image.workflows).toEqual({
      nodes: [
        {
          type: 'BUILD',
          status: 'SUCCEEDED',
          retried: false,
          durationSeconds: 402.983,
          totalStepsSkipped: 2,
          image: { arn: sampleImageArn },
        },
        {
          type: 'TEST',
          status: 'SUCCEEDED',
          retried: false,
          durationSeconds: 156.121,
          totalStepsSkipped: 2,
          image: { arn: sampleImageArn },
        },
      ],
      pageInfo: { hasNextPage: false },
    });
  });

  it('of 2023 without `type` and `retried` is returned with the type in the ARN and null', async () => {
    respondWith('GetImage', getImage);
    respondWith('ListWorkflowExecutions', listWorkflowExecutionsOf2023);

    const { data, errors } = await ask(
      `{ image(imageBuildVersionArn: "${sampleImageArn}") { workflows { nodes { type retried } } } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.image.workflows.nodes).toEqual([
      { type: 'BUILD', retried: null },
      { type: 'TEST', retried: null },
    ]);
  });

  it('of GetWorkflowStepExecution is returned as a WorkflowStep', async () => {
    respondWith('GetWorkflowStepExecution', getWorkflowStepExecution);

    const { data, errors } = await ask(
      `{ workflowStep(stepExecutionId: "${sampleStepId}") { ${allFieldsOf('WorkflowStep')} } }`,
    );

    expect(errors).toBeUndefined();
    expect(withoutNulls(data.workflowStep)).toEqual({
      ...common,
      ...seenOnce,
      status: 'SUCCEEDED',
      rawStatus: 'COMPLETED',
      startedAt: '2026-09-09T19:12:23.418Z',
      endedAt: '2026-09-09T19:14:50.822Z',
      durationSeconds: 147.404,
      stepExecutionId: sampleStepId,
      workflowBuildVersionArn: 'arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/1.0.3/1',
      workflowExecutionId: sampleWorkflowId,
      imageBuildVersionArn: sampleImageArn,
      name: 'LaunchBuildInstance',
      action: 'LaunchInstance',
      inputs: { waitFor: 'ssmAgent' },
      outputs: { instanceId: 'i-1234567890abcdef0' },
      onFailure: 'Abort',
      timeoutSeconds: 4500,
    });
  });

  it('of ListWorkflowStepExecutions is returned as the steps of a workflow, with duration 0 for the skipped one', async () => {
    respondWith('GetWorkflowExecution', getWorkflowExecution);
    respondWith('ListWorkflowStepExecutions', listWorkflowStepExecutions);

    const { data, errors, calls } = await ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${sampleWorkflowId}") { steps { nodes {
        name status durationSeconds inputs outputs image { arn } } } } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflow.steps.nodes).toEqual([
      {
        name: 'LaunchBuildInstance',
        status: 'SUCCEEDED',
        durationSeconds: 147.404,
        inputs: { waitFor: 'ssmAgent' },
        outputs: { instanceId: 'i-1234567890abcdef0' },
        image: { arn: sampleImageArn },
      },
      {
        name: 'ApplyBuildComponents',
        status: 'SKIPPED',
        durationSeconds: 0,
        inputs: { 'instanceId.$': '$.stepOutputs.LaunchBuildInstance.instanceId' },
        outputs: null,
        image: { arn: sampleImageArn },
      },
    ]);
    expect(calls).toEqual(['GetWorkflowExecution', 'ListWorkflowStepExecutions']);
  });

  it('of ListWaitingWorkflowSteps is returned as the steps that wait for approval', async () => {
    respondWith('ListWaitingWorkflowSteps', listWaitingWorkflowSteps);

    const { data, errors } = await ask(
      '{ waitingWorkflowSteps { nodes { name action status startedAt workflow { workflowExecutionId } image { arn } } } }',
    );

    expect(errors).toBeUndefined();
    expect(data.waitingWorkflowSteps.nodes).toEqual([
      {
        name: 'WaitForApproval',
        action: 'WaitForAction',
        status: 'RUNNING',
        startedAt: '2026-09-09T20:02:59.931Z',
        workflow: { workflowExecutionId: 'wf-782460a6-8dc5-4262-90ff-0509eef0053c' },
        image: { arn: 'arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-wait-recipe/1.0.0/1' },
      },
    ]);
  });

  it('of GetLifecycleExecution is returned as a Lifecycle without a policy and without resources', async () => {
    respondWith('GetLifecycleExecution', getLifecycleExecution);
    respondWith('ListLifecycleExecutionResources', listLifecycleExecutionResources);

    const { data, errors } = await ask(
      `{ lifecycle(lifecycleExecutionId: "${sampleLifecycleId}") {
        ${allFieldsOf('Lifecycle')} policy { name } resources { nodes { resourceId } } } }`,
    );

    expect(errors).toBeUndefined();
    expect(withoutNulls(data.lifecycle)).toEqual({
      ...common,
      ...seenWhileRunning,
      status: 'RUNNING',
      rawStatus: 'IN_PROGRESS',
      startedAt: '2026-09-09T21:42:29.801Z',
      durationSeconds: 1050.199,
      lifecycleExecutionId: sampleLifecycleId,
      resourcesImpactedSummary: { hasImpactedResources: false },
      state: { status: 'IN_PROGRESS', reason: null },
      resources: { nodes: [] },
    });
  });

  it('of GetLifecyclePolicy is returned as a LifecyclePolicy', async () => {
    respondWith('GetLifecyclePolicy', getLifecyclePolicy);

    const { data, errors } = await ask(
      `{ lifecyclePolicy(lifecyclePolicyArn: "${samplePolicyArn}") { ${allFieldsOf('LifecyclePolicy')} } }`,
    );

    expect(errors).toBeUndefined();
    expect(withoutNulls(data.lifecyclePolicy)).toEqual({
      ...common,
      arn: samplePolicyArn,
      name: 'my-example-lifecycle-policy',
      description:
        'Deletes AMIs and snapshots for builds older than six months, keeping at least the five most recent',
      status: 'ENABLED',
      executionRole: 'arn:aws:iam::111122223333:role/my-example-lifecycle-role',
      resourceType: 'AMI_IMAGE',
      policyDetails: [
        {
          action: { type: 'DELETE', includeResources: { amis: true, snapshots: true, containers: null } },
          filter: { type: 'AGE', value: 6, unit: 'MONTHS', retainAtLeast: 5 },
          exclusionRules: null,
        },
      ],
      resourceSelection: { recipes: null, tagMap: { Environment: 'my-example-environment' } },
      dateCreated: '2026-09-09T19:34:38.409Z',
      tags: {},
    });
  });

  it('of GetImage is returned as an Image in the state BUILDING', async () => {
    respondWith('GetImage', getImage);
    respondWith('ListImageBuildVersions', listImageBuildVersions);

    const { data, errors } = await ask(
      `{ image(imageBuildVersionArn: "${sampleImageArn}") { ${allFieldsOf('Image')} pipeline { arn } } }`,
    );

    expect(errors).toBeUndefined();
    expect(withoutNulls(data.image)).toEqual({
      ...common,
      consoleUrl: expect.any(String),
      arn: sampleImageArn,
      type: 'AMI',
      name: 'my-example-recipe',
      version: '1.0.0/1',
      platform: 'Linux',
      enhancedImageMetadataEnabled: true,
      state: { status: 'BUILDING', reason: null, failureContext: null },
      sourcePipelineArn: 'arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/my-example-pipeline',
      sourcePipelineName: 'my-example-pipeline',
      pipeline: { arn: 'arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/my-example-pipeline' },
      dateCreated: '2026-09-03T05:44:21.121Z',
      tags: {},
      owner: '111122223333',
    });
  });

  it('of ListImageBuildVersions is returned as the images of a scope', async () => {
    respondWith('ListImageBuildVersions', listImageBuildVersions);

    const { data, errors } = await ask(
      '{ images { nodes { arn osVersion owner buildType dateCreated state { status } outputResources { amis { image region accountId } } } } }',
    );

    expect(errors).toBeUndefined();
    expect(data.images.nodes).toEqual([
      {
        arn: sampleImageArn,
        osVersion: 'Amazon Linux 2023',
        owner: '111122223333',
        buildType: 'USER_INITIATED',
        dateCreated: '2026-09-09T19:12:18.677Z',
        state: { status: 'AVAILABLE' },
        outputResources: {
          amis: [{ image: 'ami-1234567890abcdef0', region: 'us-west-2', accountId: '111122223333' }],
        },
      },
    ]);
  });
});
