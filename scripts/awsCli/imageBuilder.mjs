import { isFilled, isLongerThan } from './judge.mjs';

const unknown = '00000000-0000-0000-0000-000000000000';

/** What was built, how it went, and what was tidied up. */
export const judgeImageBuilder = async (judge) => {
  const image = await judgeImages(judge);
  await judgeWorkflows(judge, image);
  await judgeLifecycle(judge);
  await judgeErrors(judge, image);
};

const judgeImages = async (judge) => {
  const everywhere = judge.scopes.map((scope) => [scope, {}]);
  const { scope, answer } = await judge.answers(
    'imagebuilder list-image-pipelines',
    everywhere,
    ({ imagePipelineList }) => isFilled(imagePipelineList),
  );
  const pipelines = (answer.imagePipelineList ?? []).map(({ arn }) => [scope, { 'image-pipeline-arn': arn }]);
  await judge.answers(
    'imagebuilder get-image-pipeline',
    pipelines,
    ({ imagePipeline, requestId }) => imagePipeline.name && requestId,
  );
  await judge.answers('imagebuilder list-image-pipeline-images', pipelines, ({ imageSummaryList }) =>
    isFilled(imageSummaryList),
  );
  const all = await judge.answers(
    'imagebuilder list-image-build-versions',
    judge.scopes.map((place) => [place, { 'page-size': 10 }]),
    ({ imageSummaryList }) => isLongerThan(10, imageSummaryList, ({ arn }) => arn),
    'imagebuilder list-image-build-versions, in pages of 10',
  );
  const images = all.answer.imageSummaryList ?? [];
  const arn = images[0]?.arn ?? '';
  await judge.answers(
    'imagebuilder list-image-build-versions',
    [[all.scope, { 'image-version-arn': arn.replace(/\/[0-9]+$/, '') }]],
    ({ imageSummaryList }) => imageSummaryList.some((summary) => summary.arn === arn),
    'imagebuilder list-image-build-versions, of one version',
  );
  await judge.answers(
    'imagebuilder get-image',
    [[all.scope, { 'image-build-version-arn': arn }]],
    ({ image, latestVersionReferences }) => image.arn === arn && latestVersionReferences.latestVersionArn,
  );
  return { scope: all.scope, images };
};

const judgeWorkflows = async (judge, { scope, images }) => {
  const executions = await judge.answers(
    'imagebuilder list-workflow-executions',
    images.map(({ arn }) => [scope, { 'image-build-version-arn': arn }]),
    ({ workflowExecutions }) => isFilled(workflowExecutions),
  );
  const { workflowExecutionId: id = '', workflowBuildVersionArn: definition = '' } =
    executions.answer.workflowExecutions?.[0] ?? {};
  await judge.answers(
    'imagebuilder get-workflow-execution',
    [[scope, { 'workflow-execution-id': id }]],
    (execution) => execution.workflowExecutionId === id && execution.imageBuildVersionArn,
  );
  const { answer } = await judge.answers(
    'imagebuilder list-workflow-step-executions',
    [[scope, { 'workflow-execution-id': id }]],
    ({ steps }) => isFilled(steps),
  );
  const stepId = answer.steps?.[0]?.stepExecutionId ?? '';
  await judge.answers(
    'imagebuilder get-workflow-step-execution',
    [[scope, { 'step-execution-id': stepId }]],
    (step) => step.stepExecutionId === stepId && step.onFailure,
  );
  await judge.answers(
    'imagebuilder list-waiting-workflow-steps',
    judge.scopes.map((place) => [place, {}]),
    ({ steps }) => isFilled(steps),
  );
  await judge.answers(
    'imagebuilder get-workflow',
    [[scope, { 'workflow-build-version-arn': definition }]],
    ({ workflow }) => workflow.arn === definition,
  );
};

const judgeLifecycle = async (judge) => {
  const { scope, answer } = await judge.answers(
    'imagebuilder list-lifecycle-policies',
    judge.scopes.map((place) => [place, {}]),
    ({ lifecyclePolicySummaryList }) => isFilled(lifecyclePolicySummaryList),
  );
  const policies = answer.lifecyclePolicySummaryList ?? [];
  await judge.answers(
    'imagebuilder get-lifecycle-policy',
    policies.map(({ arn }) => [scope, { 'lifecycle-policy-arn': arn }]),
    ({ lifecyclePolicy }) => isFilled(lifecyclePolicy.policyDetails),
  );
  const runs = await judge.answers(
    'imagebuilder list-lifecycle-executions',
    policies.map(({ arn }) => [scope, { 'resource-arn': arn }]),
    ({ lifecycleExecutions }) => isFilled(lifecycleExecutions),
  );
  const asked = (runs.answer.lifecycleExecutions ?? []).map(({ lifecycleExecutionId }) => [
    scope,
    { 'lifecycle-execution-id': lifecycleExecutionId },
  ]);
  await judge.answers(
    'imagebuilder get-lifecycle-execution',
    asked,
    ({ lifecycleExecution }) => lifecycleExecution.state.status,
  );
  const touched = await judge.answers(
    'imagebuilder list-lifecycle-execution-resources',
    asked,
    ({ resources }) => isFilled(resources),
  );
  const parents = (touched.answer.resources ?? []).map(({ resourceId }) => [
    scope,
    { ...touched.options, 'parent-resource-id': resourceId },
  ]);
  await judge.answers(
    'imagebuilder list-lifecycle-execution-resources',
    parents,
    ({ resources }) => isFilled(resources),
    'imagebuilder list-lifecycle-execution-resources, of one image',
  );
};

const judgeErrors = async (judge, { scope, images }) => {
  const noImage = images[0]?.arn.replace(/[0-9]+$/, '999999') ?? '';
  await judge.refuses(
    'imagebuilder get-image',
    scope,
    { 'image-build-version-arn': noImage },
    'ResourceNotFoundException',
  );
  await judge.refuses(
    'imagebuilder get-workflow-execution',
    scope,
    { 'workflow-execution-id': `wf-${unknown}` },
    'ClientException',
  );
  await judge.refuses(
    'imagebuilder get-workflow-step-execution',
    scope,
    { 'step-execution-id': 'step-1' },
    'InvalidRequestException',
  );
};
