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

describe('workflow executions', () => {
  it('are told in full by the Get, but for what only the list tells', async () => {
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

  it('are listed under their image, whose ARN and failure stand beside them', async () => {
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

  it('are an empty list for an image without any, and an error for an image that is not', async () => {
    const none = await aws().send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: imageArn(1) }));
    const unknown = aws().send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: unknownImageArn }));

    expect(none.workflowExecutions).toEqual([]);
    await expect(unknown).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('are not found by an error whose message says so', async () => {
    const unknown = { workflowExecutionId: unknownWorkflowExecutionId };
    const refusal = { name: 'ClientException', message: expect.stringContaining('was not found') };

    await expect(aws().send(new GetWorkflowExecutionCommand(unknown))).rejects.toMatchObject(refusal);
    await expect(aws().send(new ListWorkflowStepExecutionsCommand(unknown))).rejects.toMatchObject(refusal);
  });
});

describe('workflow steps', () => {
  it('are told in full by the Get', async () => {
    const step = await aws().send(new GetWorkflowStepExecutionCommand({ stepExecutionId: stepId }));

    expect(step).toMatchObject({ workflowExecutionId: buildId, onFailure: 'Abort', timeoutSeconds: 4500 });
  });

  it('are listed without what the envelope tells, onFailure and timeoutSeconds', async () => {
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

  it('are listed by what they wait for, with ids, name, action and start alone', async () => {
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

  it('are not found by an error whose message says so', async () => {
    const unknown = stepId.replace('00000000-', '99999999-');

    await expect(
      aws().send(new GetWorkflowStepExecutionCommand({ stepExecutionId: unknown })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('does not exist'),
    });
  });
});

describe('workflow definitions', () => {
  it('come with references to their latest versions', async () => {
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
  ])('are found by the version %s as %s', async (version, build) => {
    const asked = workflowArn.replace('1.0.3/1', version);

    const { workflow } = await aws().send(new GetWorkflowCommand({ workflowBuildVersionArn: asked }));

    expect(workflow?.arn).toBe(workflowArn.replace('1.0.3/1', build));
  });

  it('are not found by ResourceNotFoundException', async () => {
    const unknown = workflowArn.replace('build-image', 'no-image');

    await expect(
      aws().send(new GetWorkflowCommand({ workflowBuildVersionArn: unknown })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('images', () => {
  it('are told in full by the Get, without the owner, which only lists tell', async () => {
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

  it('are listed in summary', async () => {
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

  it('resolve a version to its newest build that is available', async () => {
    const { image } = await aws().send(new GetImageCommand({ imageBuildVersionArn: imageVersionArn }));

    expect(image?.arn).toBe(imageArn(29));
  });

  it('are listed by version, of which an unknown one has none', async () => {
    const known = await aws().send(new ListImageBuildVersionsCommand({ imageVersionArn }));
    const unknown = await aws().send(
      new ListImageBuildVersionsCommand({ imageVersionArn: imageVersionArn.replace('1.0.0', '7.0.0') }),
    );

    expect(known.imageSummaryList).toHaveLength(25);
    expect(unknown.imageSummaryList).toEqual([]);
  });

  it('are listed by filters, and no filter is ignored', async () => {
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

  it('are not found by ResourceNotFoundException', async () => {
    await expect(
      aws().send(new GetImageCommand({ imageBuildVersionArn: unknownImageArn })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } });
  });
});

describe('image pipelines', () => {
  it('are told, listed and filtered', async () => {
    const one = await aws().send(new GetImagePipelineCommand({ imagePipelineArn: pipelineArn }));
    const all = await aws().send(new ListImagePipelinesCommand({}));
    const disabled = await aws().send(
      new ListImagePipelinesCommand({ filters: [{ name: 'status', values: ['DISABLED'] }] }),
    );

    expect(one.imagePipeline?.name).toBe('web-server');
    expect(all.imagePipelineList?.map(({ arn }) => arn)).toEqual([pipelineArn, idlePipelineArn]);
    expect(disabled.imagePipelineList?.map(({ arn }) => arn)).toEqual([idlePipelineArn]);
  });

  it('list the images that came out of them', async () => {
    const busy = await aws().send(new ListImagePipelineImagesCommand({ imagePipelineArn: pipelineArn }));
    const idle = await aws().send(new ListImagePipelineImagesCommand({ imagePipelineArn: idlePipelineArn }));

    expect(busy.imageSummaryList?.[0]).toMatchObject({ arn: failedImageArn, owner: account });
    expect(idle.imageSummaryList).toEqual([]);
  });

  it('are not found by ResourceNotFoundException', async () => {
    const unknown = { imagePipelineArn: pipelineArn.replace('web-server', 'nobody') };
    const refusal = { name: 'ResourceNotFoundException' };

    await expect(aws().send(new GetImagePipelineCommand(unknown))).rejects.toMatchObject(refusal);
    await expect(aws().send(new ListImagePipelineImagesCommand(unknown))).rejects.toMatchObject(refusal);
  });
});

describe('lifecycle', () => {
  it('tells an execution alike by Get and List', async () => {
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

  it('lists the executions of a policy, and nobody else’s', async () => {
    const ofPolicy = await aws().send(new ListLifecycleExecutionsCommand({ resourceArn: policyArn }));
    const ofRecipe = aws().send(
      new ListLifecycleExecutionsCommand({ resourceArn: pipelineArn.replace('pipeline', 'recipe') }),
    );

    expect(ofPolicy.lifecycleExecutions?.map((run) => run.lifecycleExecutionId)).toEqual([lifecycleId]);
    await expect(ofRecipe).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  it('lists what an execution touched: its images, and what belongs to one of them', async () => {
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

  it('tells a policy in full, and lists it without details and selection', async () => {
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

  it('says what does not exist', async () => {
    const unknownRun = { lifecycleExecutionId: lifecycleId.replace('lce-0', 'lce-9') };
    const unknownPolicy = policyArn.replace('tidy-up', 'nobody');

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

describe('input', () => {
  it.each([
    [
      'a missing member',
      () => aws().send(new GetWorkflowExecutionCommand({ workflowExecutionId: undefined })),
      "Value null at 'workflowExecutionId' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a wrong form',
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
      'what the sandbox does not play',
      () => aws().send(new ListLifecyclePoliciesCommand({ filters: [{ name: 'name', values: ['a'] }] })),
      "does not support the member 'filters'",
    ],
    [
      'several reasons at once',
      () => aws().send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: 'x', maxResults: 99 })),
      '2 validation errors detected: ',
    ],
  ])('is refused for %s', async (_what, ask, words) => {
    await expect(ask()).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: expect.stringContaining(words),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('is refused for an operation that the sandbox does not play', async () => {
    await expect(aws().send(new ListImagesCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      $metadata: { httpStatusCode: 404 },
    });
  });
});
