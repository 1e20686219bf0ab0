import {
  GetImageCommand,
  GetImagePipelineCommand,
  GetLifecycleExecutionCommand,
  GetLifecyclePolicyCommand,
  GetWorkflowCommand,
  GetWorkflowExecutionCommand,
  GetWorkflowStepExecutionCommand,
  ListImageBuildVersionsCommand,
  ListImagePipelineImagesCommand,
  ListImagePipelinesCommand,
  ListImagesCommand,
  ListLifecycleExecutionResourcesCommand,
  ListLifecycleExecutionsCommand,
  ListLifecyclePoliciesCommand,
  ListWaitingWorkflowStepsCommand,
  ListWorkflowExecutionsCommand,
  ListWorkflowStepExecutionsCommand,
} from '@aws-sdk/client-imagebuilder';
import { describe, expect, it } from '@jest/globals';
import { clientsOf, sandboxForTests } from './clients';
import {
  account,
  buildId,
  failedImageArn,
  failure,
  idlePipelineArn,
  imageArn,
  imageLifecycleId,
  imageVersionArn,
  lifecycleId,
  pipelineArn,
  policyArn,
  startedOn,
  stepId,
  unknownImageArn,
  unknownWorkflowExecutionId,
  waitingStepId,
  workflowArn,
} from './smallEstate';

const sandbox = sandboxForTests();
const aws = () => clientsOf(sandbox()).imageBuilder;

describe('Workflow executions of the Image Builder sandbox', () => {
  it('are complete in Get, except for the members that only the list has', async () => {
    const { $metadata, ...answer } = await aws().send(
      new GetWorkflowExecutionCommand({ workflowExecutionId: buildId }),
    );

    expect(answer).toEqual({
      requestId: $metadata.requestId,
      workflowBuildVersionArn: workflowArn,
      workflowExecutionId: buildId,
      imageBuildVersionArn: failedImageArn,
      status: 'RUNNING',
      totalStepCount: 2,
      startTime: '2026-09-09T19:12:23.175Z',
    });
  });

  it('are listed under their image, with its ARN and failure reason', async () => {
    const { $metadata, ...answer } = await aws().send(
      new ListWorkflowExecutionsCommand({ imageBuildVersionArn: failedImageArn, maxResults: 1 }),
    );

    expect(answer).toEqual({
      requestId: $metadata.requestId,
      imageBuildVersionArn: failedImageArn,
      message: failure,
      nextToken: expect.any(String),
      workflowExecutions: [
        {
          workflowBuildVersionArn: workflowArn,
          workflowExecutionId: buildId,
          status: 'RUNNING',
          totalStepCount: 2,
          startTime: '2026-09-09T19:12:23.175Z',
          retried: false,
        },
      ],
    });
  });

  it('are an empty list for an image without any, and an error for an unknown image', async () => {
    const none = await aws().send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: imageArn(1) }));
    const unknown = aws().send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: unknownImageArn }));

    expect(none.workflowExecutions).toEqual([]);
    await expect(unknown).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('return an error whose message says that they were not found', async () => {
    const unknown = { workflowExecutionId: unknownWorkflowExecutionId };
    const refusal = { name: 'ClientException', message: expect.stringContaining('was not found') };

    await expect(aws().send(new GetWorkflowExecutionCommand(unknown))).rejects.toMatchObject(refusal);
    await expect(aws().send(new ListWorkflowStepExecutionsCommand(unknown))).rejects.toMatchObject(refusal);
  });
});

describe('Workflow steps of the Image Builder sandbox', () => {
  it('are complete in Get', async () => {
    const step = await aws().send(new GetWorkflowStepExecutionCommand({ stepExecutionId: stepId }));

    expect(step).toMatchObject({ workflowExecutionId: buildId, onFailure: 'Abort', timeoutSeconds: 4500 });
  });

  it('are listed without onFailure, timeoutSeconds and the ids of their parents', async () => {
    const { $metadata, ...answer } = await aws().send(
      new ListWorkflowStepExecutionsCommand({ workflowExecutionId: buildId, maxResults: 1 }),
    );

    expect(answer).toEqual({
      requestId: $metadata.requestId,
      workflowBuildVersionArn: workflowArn,
      workflowExecutionId: buildId,
      imageBuildVersionArn: failedImageArn,
      message: failure,
      nextToken: expect.any(String),
      steps: [
        {
          stepExecutionId: stepId,
          name: 'Launch',
          action: 'LaunchInstance',
          status: 'COMPLETED',
          startTime: '2026-09-09T19:12:23.175Z',
        },
      ],
    });
  });

  it('are listed while they wait, with ids, name, action and start only', async () => {
    const { steps } = await aws().send(new ListWaitingWorkflowStepsCommand({}));

    expect(steps).toEqual([
      {
        stepExecutionId: waitingStepId,
        imageBuildVersionArn: failedImageArn,
        workflowExecutionId: buildId,
        workflowBuildVersionArn: workflowArn,
        name: 'Wait',
        action: 'WaitForAction',
        startTime: '2026-09-09T19:12:23.175Z',
      },
    ]);
  });

  it('return an error whose message says that they were not found', async () => {
    const unknown = stepId.replace('00000000-', '99999999-');

    await expect(
      aws().send(new GetWorkflowStepExecutionCommand({ stepExecutionId: unknown })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('does not exist'),
    });
  });
});

describe('Workflow definitions of the Image Builder sandbox', () => {
  it('have references to their latest versions', async () => {
    const answer = await aws().send(new GetWorkflowCommand({ workflowBuildVersionArn: workflowArn }));

    const resource = workflowArn.replace('/1.0.3/1', '');
    expect(answer.workflow).toMatchObject({ arn: workflowArn, data: 'schemaVersion: 1.0' });
    expect(answer.latestVersionReferences).toEqual({
      latestVersionArn: `${resource}/x.x.x`,
      latestMajorVersionArn: `${resource}/1.x.x`,
      latestMinorVersionArn: `${resource}/1.0.x`,
      latestPatchVersionArn: `${resource}/1.0.3`,
    });
  });

  it.each([
    ['1.0.3', '1.0.3/2'],
    ['1.0.x', '1.0.10/1'],
    ['x.x.x', '1.0.10/1'],
  ])('are resolved from the version %s to %s', async (version, build) => {
    const asked = workflowArn.replace('1.0.3/1', version);

    const { workflow } = await aws().send(new GetWorkflowCommand({ workflowBuildVersionArn: asked }));

    expect(workflow?.arn).toBe(workflowArn.replace('1.0.3/1', build));
  });

  it('return ResourceNotFoundException if they do not exist', async () => {
    const unknown = workflowArn.replace('build-image', 'no-image');

    await expect(
      aws().send(new GetWorkflowCommand({ workflowBuildVersionArn: unknown })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('Images of the Image Builder sandbox', () => {
  it('are complete in Get, except for the owner, which only lists have', async () => {
    const { image, requestId, $metadata } = await aws().send(
      new GetImageCommand({ imageBuildVersionArn: imageArn(1) }),
    );

    expect(requestId).toBe($metadata.requestId);
    expect(image).toEqual({
      arn: imageArn(1),
      name: 'web-server',
      version: '1.0.0/1',
      type: 'AMI',
      platform: 'Windows',
      sourcePipelineArn: pipelineArn,
      enhancedImageMetadataEnabled: true,
      state: { status: 'AVAILABLE' },
      deprecationTime: startedOn,
      tags: {},
    });
  });

  it('are listed as summaries', async () => {
    const { imageSummaryList } = await aws().send(new ListImageBuildVersionsCommand({ maxResults: 1 }));

    expect(imageSummaryList).toEqual([
      {
        arn: failedImageArn,
        name: 'web-server',
        version: '1.0.0/30',
        type: 'AMI',
        platform: 'Linux',
        owner: account,
        state: { status: 'FAILED', reason: failure },
        deprecationTime: startedOn,
        tags: {},
      },
    ]);
  });

  it('are resolved from a version to its newest available build', async () => {
    const { image } = await aws().send(new GetImageCommand({ imageBuildVersionArn: imageVersionArn }));

    expect(image?.arn).toBe(imageArn(29));
  });

  it('are listed by version, and an unknown version has none', async () => {
    const known = await aws().send(new ListImageBuildVersionsCommand({ imageVersionArn }));
    const unknown = await aws().send(
      new ListImageBuildVersionsCommand({ imageVersionArn: imageVersionArn.replace('1.0.0', '7.0.0') }),
    );

    expect(known.imageSummaryList).toHaveLength(25);
    expect(unknown.imageSummaryList).toEqual([]);
  });

  it('are filtered, and an unknown filter is an error', async () => {
    const filtered = await aws().send(
      new ListImageBuildVersionsCommand({ filters: [{ name: 'platform', values: ['Linux'] }] }),
    );
    const wrong = aws().send(
      new ListImageBuildVersionsCommand({ filters: [{ name: 'colour', values: ['red'] }] }),
    );

    expect(filtered.imageSummaryList).toHaveLength(15);
    await expect(wrong).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: expect.stringContaining("'colour'"),
    });
  });

  it('return ResourceNotFoundException if they do not exist', async () => {
    await expect(
      aws().send(new GetImageCommand({ imageBuildVersionArn: unknownImageArn })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } });
  });
});

describe('Image pipelines of the Image Builder sandbox', () => {
  it('are returned, listed and filtered', async () => {
    const one = await aws().send(new GetImagePipelineCommand({ imagePipelineArn: pipelineArn }));
    const all = await aws().send(new ListImagePipelinesCommand({}));
    const disabled = await aws().send(
      new ListImagePipelinesCommand({ filters: [{ name: 'status', values: ['DISABLED'] }] }),
    );

    expect(one.imagePipeline?.name).toBe('web-server');
    expect(all.imagePipelineList?.map(({ arn }) => arn)).toEqual([pipelineArn, idlePipelineArn]);
    expect(disabled.imagePipelineList?.map(({ arn }) => arn)).toEqual([idlePipelineArn]);
  });

  it('list their images', async () => {
    const busy = await aws().send(new ListImagePipelineImagesCommand({ imagePipelineArn: pipelineArn }));
    const idle = await aws().send(new ListImagePipelineImagesCommand({ imagePipelineArn: idlePipelineArn }));

    expect(busy.imageSummaryList?.[0]).toMatchObject({ arn: failedImageArn, owner: account });
    expect(idle.imageSummaryList).toEqual([]);
  });

  it('return ResourceNotFoundException if they do not exist', async () => {
    const unknown = { imagePipelineArn: pipelineArn.replace('web-server', 'unknown') };
    const refusal = { name: 'ResourceNotFoundException' };

    await expect(aws().send(new GetImagePipelineCommand(unknown))).rejects.toMatchObject(refusal);
    await expect(aws().send(new ListImagePipelineImagesCommand(unknown))).rejects.toMatchObject(refusal);
  });
});

describe('Lifecycle executions and policies of the Image Builder sandbox', () => {
  it('are the same in Get and List', async () => {
    const one = await aws().send(
      new GetLifecycleExecutionCommand({ lifecycleExecutionId: imageLifecycleId }),
    );
    const all = await aws().send(new ListLifecycleExecutionsCommand({ resourceArn: imageArn(2) }));

    expect(one.lifecycleExecution).toEqual({
      lifecycleExecutionId: imageLifecycleId,
      state: { status: 'IN_PROGRESS' },
      startTime: startedOn,
    });
    expect(all.lifecycleExecutions).toEqual([one.lifecycleExecution]);
  });

  it('list the executions of one policy only', async () => {
    const ofPolicy = await aws().send(new ListLifecycleExecutionsCommand({ resourceArn: policyArn }));
    const ofRecipe = aws().send(
      new ListLifecycleExecutionsCommand({ resourceArn: pipelineArn.replace('pipeline', 'recipe') }),
    );

    expect(ofPolicy.lifecycleExecutions?.map((run) => run.lifecycleExecutionId)).toEqual([lifecycleId]);
    await expect(ofRecipe).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  it('list the images of an execution, and the resources of one image', async () => {
    const ask = (parentResourceId?: string) =>
      aws().send(
        new ListLifecycleExecutionResourcesCommand({ lifecycleExecutionId: lifecycleId, parentResourceId }),
      );

    const images = await ask();
    const ofImage = await ask(imageArn(1));
    const ofNothing = await ask('ami-unknown');

    expect(images).toMatchObject({
      lifecycleExecutionId: lifecycleId,
      lifecycleExecutionState: { status: 'SUCCESS' },
      resources: [{ resourceId: imageArn(1), action: { name: 'DELETE' } }],
    });
    expect(ofImage.resources).toEqual([{ resourceId: 'ami-00000000000000001', startTime: startedOn }]);
    expect(ofNothing.resources).toEqual([]);
  });

  it('have complete policies in Get, and summaries in the list', async () => {
    const { lifecyclePolicy } = await aws().send(
      new GetLifecyclePolicyCommand({ lifecyclePolicyArn: policyArn }),
    );
    const { lifecyclePolicySummaryList } = await aws().send(new ListLifecyclePoliciesCommand({}));

    expect(lifecyclePolicy).toMatchObject({ resourceSelection: { tagMap: { team: 'web' } } });
    expect(lifecyclePolicySummaryList).toEqual([
      {
        arn: policyArn,
        name: 'tidy-up',
        status: 'ENABLED',
        executionRole: `arn:aws:iam::${account}:role/Lifecycle`,
        resourceType: 'AMI_IMAGE',
        dateCreated: startedOn,
      },
    ]);
  });

  it('name what does not exist', async () => {
    const unknownRun = { lifecycleExecutionId: lifecycleId.replace('lce-0', 'lce-9') };
    const unknownPolicy = policyArn.replace('tidy-up', 'unknown');

    await expect(aws().send(new GetLifecycleExecutionCommand(unknownRun))).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('does not exist'),
    });
    await expect(aws().send(new ListLifecycleExecutionResourcesCommand(unknownRun))).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
    await expect(
      aws().send(new GetLifecyclePolicyCommand({ lifecyclePolicyArn: unknownPolicy })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(
      aws().send(new ListLifecycleExecutionsCommand({ resourceArn: unknownPolicy })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('Input of the Image Builder sandbox', () => {
  it.each([
    [
      'a missing member',
      () => aws().send(new GetWorkflowExecutionCommand({ workflowExecutionId: undefined })),
      "Value null at 'workflowExecutionId' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a malformed text',
      () => aws().send(new GetWorkflowExecutionCommand({ workflowExecutionId: 'wf-1' })),
      "Value 'wf-1' at 'workflowExecutionId' failed to satisfy constraint: Member must satisfy regular expression",
    ],
    [
      'a number below its range',
      () => aws().send(new ListImagePipelinesCommand({ maxResults: 0 })),
      'Member must have value greater than or equal to 1',
    ],
    [
      'a number above its range',
      () => aws().send(new ListWaitingWorkflowStepsCommand({ maxResults: 26 })),
      'Member must have value less than or equal to 25',
    ],
    [
      'a text that is too short',
      () => aws().send(new ListWaitingWorkflowStepsCommand({ nextToken: '' })),
      'Member must have length greater than or equal to 1',
    ],
    [
      'a member that the sandbox does not support',
      () => aws().send(new ListLifecyclePoliciesCommand({ filters: [{ name: 'name', values: ['a'] }] })),
      "does not support the member 'filters'",
    ],
    [
      'several reasons at once',
      () => aws().send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: 'x', maxResults: 99 })),
      '2 validation errors detected: ',
    ],
  ])('is rejected: %s', async (_what, ask, words) => {
    await expect(ask()).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: expect.stringContaining(words),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('is rejected for an operation that the sandbox does not implement', async () => {
    await expect(aws().send(new ListImagesCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      $metadata: { httpStatusCode: 404 },
    });
  });
});
