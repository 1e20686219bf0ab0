import type { RegionData } from '../estate';
import { range, uuid } from '../sequence';
import { lifecycleExecutionsOf } from './lifecycle';
import { children, cycle, imageBuilderArn, isDangling, type Place, type Plan } from './plan';

const definitionArn = ({ region }: Place, version: string): string =>
  `arn:aws:imagebuilder:${region}:aws:workflow/build/build-image/${version}/1`;

const minute = (n: number): string => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString();

const pipelineArnsOf = (plan: Plan, place: Place): string[] =>
  range(plan.pipelines).map((n) => imageBuilderArn(place, `image-pipeline/pipeline-${n}`));

const imagesOf = (plan: Plan, place: Place) => {
  const pipelineArns = pipelineArnsOf(plan, place);
  const runs = lifecycleExecutionsOf(plan, place).map((run) => run.lifecycleExecutionId);
  const versions = range(plan.versions).map((n) => `image/recipe-${n}/1.0.0`);
  return children(versions, plan.builds, (version, n) => ({
    arn: imageBuilderArn(place, `${version}/${n}`),
    name: version,
    owner: place.account,
    dateCreated: minute((n * 7) % 100),
    sourcePipelineArn: isDangling(plan, n)
      ? imageBuilderArn(place, 'image-pipeline/lost')
      : cycle(pipelineArns, n),
    lifecycleExecutionId: isDangling(plan, n + 1)
      ? `lce-${uuid(900_000 + n)}`
      : cycle([...runs, undefined], n),
  }));
};

const workflowsOf = (plan: Plan, place: Place, imageArns: readonly string[]) =>
  children(
    [...imageArns, imageBuilderArn(place, 'image/lost/1.0.0/1')],
    plan.workflows,
    (imageBuildVersionArn, n) => ({
      workflowExecutionId: `wf-${uuid(n)}`,
      workflowBuildVersionArn: definitionArn(place, isDangling(plan, n) ? '1.0.4' : '1.0.3'),
      imageBuildVersionArn,
      type: 'BUILD' as const,
      status: n % 4 === 0 ? ('RUNNING' as const) : ('COMPLETED' as const),
      retried: n % 5 === 0,
    }),
  );

const stepsOf = (plan: Plan, workflows: ReturnType<typeof workflowsOf>) =>
  children(workflows, plan.steps, (workflow, n) => ({
    stepExecutionId: `step-${uuid(n)}`,
    workflowBuildVersionArn: workflow.workflowBuildVersionArn,
    workflowExecutionId: workflow.workflowExecutionId,
    imageBuildVersionArn: workflow.imageBuildVersionArn,
    name: `Step${n}`,
    action: n % 3 === 0 ? 'WaitForAction' : 'ExecuteComponents',
    status: n % 6 === 0 ? ('RUNNING' as const) : ('COMPLETED' as const),
    onFailure: 'Abort',
  }));

/** Pipelines, images, their workflows and steps. Some workflows belong to an image that does not exist. */
export const generateImageBuilder = (plan: Plan, place: Place) => {
  const images = imagesOf(plan, place);
  const workflowExecutions = workflowsOf(
    plan,
    place,
    images.map(({ arn }) => arn),
  );
  return {
    images,
    imagePipelines: pipelineArnsOf(plan, place).map((arn) => ({ arn, name: arn.slice(-9) })),
    workflows: [{ arn: definitionArn(place, '1.0.3'), name: 'build-image' }],
    workflowExecutions,
    steps: stepsOf(plan, workflowExecutions),
  } satisfies RegionData;
};
