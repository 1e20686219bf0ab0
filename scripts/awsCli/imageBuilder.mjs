import { isFilled, isLongerThan } from './checker.mjs';

const unknown = '00000000-0000-0000-0000-000000000000';

/** Checks images, workflows, and lifecycle policies with their runs. */
export const checkImageBuilder = async (checker) => {
  const image = await checkImages(checker);
  await checkWorkflows(checker, image);
  await checkLifecycle(checker);
  await checkErrors(checker, image);
};

const checkImages = async (checker) => {
  const allScopes = checker.scopes.map((scope) => [scope, {}]);
  const { scope, answer } = await checker.expectAnswer(
    'imagebuilder list-image-pipelines',
    allScopes,
    ({ imagePipelineList }) => isFilled(imagePipelineList),
  );
  const pipelines = (answer.imagePipelineList ?? []).map(({ arn }) => [scope, { 'image-pipeline-arn': arn }]);
  await checker.expectAnswer(
    'imagebuilder get-image-pipeline',
    pipelines,
    ({ imagePipeline, requestId }) => imagePipeline.name && requestId,
  );
  await checker.expectAnswer('imagebuilder list-image-pipeline-images', pipelines, ({ imageSummaryList }) =>
    isFilled(imageSummaryList),
  );
  const all = await checker.expectAnswer(
    'imagebuilder list-image-build-versions',
    checker.scopes.map((place) => [place, { 'page-size': 10 }]),
    ({ imageSummaryList }) => isLongerThan(10, imageSummaryList, ({ arn }) => arn),
    'imagebuilder list-image-build-versions, in pages of 10',
  );
  const images = all.answer.imageSummaryList ?? [];
  const arn = images[0]?.arn ?? '';
  await checker.expectAnswer(
    'imagebuilder list-image-build-versions',
    [[all.scope, { 'image-version-arn': arn.replace(/\/[0-9]+$/, '') }]],
    ({ imageSummaryList }) => imageSummaryList.some((summary) => summary.arn === arn),
    'imagebuilder list-image-build-versions, of one version',
  );
  await checker.expectAnswer(
    'imagebuilder get-image',
    [[all.scope, { 'image-build-version-arn': arn }]],
    ({ image, latestVersionReferences }) => image.arn === arn && latestVersionReferences.latestVersionArn,
  );
  await checkContents(checker, all.scope, images);
  return { scope: all.scope, images };
};

const checkContents = async (checker, scope, images) => {
  const options = images.map(({ arn }) => [scope, { 'image-build-version-arn': arn }]);
  await checker.expectAnswer(
    'imagebuilder list-image-packages',
    options,
    ({ imagePackageList }) =>
      isLongerThan(25, imagePackageList, ({ packageName }) => packageName) &&
      imagePackageList.every(({ packageVersion }) => packageVersion),
  );
  await checker.expectAnswer(
    'imagebuilder list-image-scan-finding-aggregations',
    images.map(({ arn }) => [scope, { filter: `name=imageBuildVersionArn,values=${arn}` }]),
    ({ aggregationType, responses }) =>
      aggregationType === 'imageBuildVersionArn' && responses[0].imageAggregation.severityCounts.all > 0,
  );
  await checker.expectAnswer(
    'imagebuilder list-image-scan-finding-aggregations',
    [[scope, {}]],
    ({ responses }) => responses[0].accountAggregation.accountId === scope.accountId,
    'imagebuilder list-image-scan-finding-aggregations, of the account',
  );
};

const checkWorkflows = async (checker, { scope, images }) => {
  const executions = await checker.expectAnswer(
    'imagebuilder list-workflow-executions',
    images.map(({ arn }) => [scope, { 'image-build-version-arn': arn }]),
    ({ workflowExecutions }) => isFilled(workflowExecutions),
  );
  const { workflowExecutionId: id = '', workflowBuildVersionArn: definition = '' } =
    executions.answer.workflowExecutions?.[0] ?? {};
  await checker.expectAnswer(
    'imagebuilder get-workflow-execution',
    [[scope, { 'workflow-execution-id': id }]],
    (execution) => execution.workflowExecutionId === id && execution.imageBuildVersionArn,
  );
  const { answer } = await checker.expectAnswer(
    'imagebuilder list-workflow-step-executions',
    [[scope, { 'workflow-execution-id': id }]],
    ({ steps }) => isFilled(steps),
  );
  const stepId = answer.steps?.[0]?.stepExecutionId ?? '';
  await checker.expectAnswer(
    'imagebuilder get-workflow-step-execution',
    [[scope, { 'step-execution-id': stepId }]],
    (step) => step.stepExecutionId === stepId && step.onFailure,
  );
  await checker.expectAnswer(
    'imagebuilder list-waiting-workflow-steps',
    checker.scopes.map((place) => [place, {}]),
    ({ steps }) => isFilled(steps),
  );
  await checker.expectAnswer(
    'imagebuilder get-workflow',
    [[scope, { 'workflow-build-version-arn': definition }]],
    ({ workflow }) => workflow.arn === definition,
  );
};

const checkLifecycle = async (checker) => {
  const { scope, answer } = await checker.expectAnswer(
    'imagebuilder list-lifecycle-policies',
    checker.scopes.map((place) => [place, {}]),
    ({ lifecyclePolicySummaryList }) => isFilled(lifecyclePolicySummaryList),
  );
  const policies = answer.lifecyclePolicySummaryList ?? [];
  await checker.expectAnswer(
    'imagebuilder get-lifecycle-policy',
    policies.map(({ arn }) => [scope, { 'lifecycle-policy-arn': arn }]),
    ({ lifecyclePolicy }) => isFilled(lifecyclePolicy.policyDetails),
  );
  const runs = await checker.expectAnswer(
    'imagebuilder list-lifecycle-executions',
    policies.map(({ arn }) => [scope, { 'resource-arn': arn }]),
    ({ lifecycleExecutions }) => isFilled(lifecycleExecutions),
  );
  const runOptions = (runs.answer.lifecycleExecutions ?? []).map(({ lifecycleExecutionId }) => [
    scope,
    { 'lifecycle-execution-id': lifecycleExecutionId },
  ]);
  await checker.expectAnswer(
    'imagebuilder get-lifecycle-execution',
    runOptions,
    ({ lifecycleExecution }) => lifecycleExecution.state.status,
  );
  const resources = await checker.expectAnswer(
    'imagebuilder list-lifecycle-execution-resources',
    runOptions,
    ({ resources }) => isFilled(resources),
  );
  const parents = (resources.answer.resources ?? []).map(({ resourceId }) => [
    scope,
    { ...resources.options, 'parent-resource-id': resourceId },
  ]);
  await checker.expectAnswer(
    'imagebuilder list-lifecycle-execution-resources',
    parents,
    ({ resources }) => isFilled(resources),
    'imagebuilder list-lifecycle-execution-resources, of one image',
  );
};

const checkErrors = async (checker, { scope, images }) => {
  const noImage = images[0]?.arn.replace(/[0-9]+$/, '999999') ?? '';
  await checker.expectError(
    'imagebuilder get-image',
    scope,
    { 'image-build-version-arn': noImage },
    'ResourceNotFoundException',
  );
  await checker.expectError(
    'imagebuilder get-workflow-execution',
    scope,
    { 'workflow-execution-id': `wf-${unknown}` },
    'ClientException',
  );
  await checker.expectError(
    'imagebuilder get-workflow-step-execution',
    scope,
    { 'step-execution-id': 'step-1' },
    'InvalidRequestException',
  );
};
