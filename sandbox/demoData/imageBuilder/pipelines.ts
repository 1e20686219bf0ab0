import type { ImagePipeline, PipelineExecutionStartCondition } from '@aws-sdk/client-imagebuilder';
import { arnOf, roleArn, type DemoScope } from '../demoScope';
import { days, timestamp } from '../timeline';
import { buildStateAt, type BuildPlan } from './buildPlan';
import {
  distributionArn,
  infrastructureArn,
  scanningOf,
  testsConfiguration,
  workflowConfigurationOf,
} from './configurations';
import type { Timetable } from './buildSeries';
import { batchWorker, canary, givenNameOf, macBuilder, webServer, type Product } from './products';
import { containerRecipeArn, imageRecipeArn } from './recipes';
import { batchWorkerTimetable, canaryTimetable, webServerTimetable } from './routineBuilds';
import { usualWorkflows } from './buildScripts';

export const pipelineArn = (scope: DemoScope, { name }: Product): string =>
  arnOf(scope, 'imagebuilder', `image-pipeline/${name}`);

/** The pipeline in the shape of GetImagePipeline. `builds` are the builds of its product, oldest first. */
export const pipelineAt = (
  scope: DemoScope,
  product: Product,
  builds: readonly BuildPlan[],
  now: Date,
): ImagePipeline => {
  const last = builds.at(-1);
  const recipe = last?.script.product ?? product;
  const timetable = timetableOf(scope, product);
  return {
    arn: pipelineArn(scope, product),
    name: givenNameOf(product),
    description: product.description,
    platform: product.platform,
    enhancedImageMetadataEnabled: true,
    ...(product.output === 'AMI'
      ? { imageRecipeArn: imageRecipeArn(scope, recipe) }
      : { containerRecipeArn: containerRecipeArn(scope, recipe) }),
    infrastructureConfigurationArn: infrastructureArn(scope, product),
    distributionConfigurationArn: distributionArn(scope, product),
    imageTestsConfiguration: testsConfiguration,
    schedule: timetable && scheduleOf(timetable, startConditionOf(product)),
    status: product === macBuilder ? 'DISABLED' : 'ENABLED',
    dateCreated: timestamp(scope.start - days(60)),
    dateUpdated: timestamp(scope.start - days(31)),
    dateLastRun: last && timestamp(last.script.begins),
    lastRunStatus: last && buildStateAt(last, now).status,
    dateNextRun: timetable && timestamp(nextRun(timetable, now)),
    tags: { team: 'platform' },
    imageScanningConfiguration: scanningOf(product),
    imageTags: { team: 'platform', product: product.name },
    executionRole: roleArn(scope, 'ExampleImageBuilder'),
    workflows: workflowsOf(product, last).map((workflow) => workflowConfigurationOf(scope, workflow)),
    loggingConfiguration: product.logGroups && {
      imageLogGroupName: product.logGroups.images,
      pipelineLogGroupName: product.logGroups.pipeline,
    },
    consecutiveFailures: consecutiveFailures(builds, now),
  };
};

/** The workflows of the newest build. */
const workflowsOf = (product: Product, last: BuildPlan | undefined) =>
  last?.script.attempts.at(-1) ?? usualWorkflows(product);

const timetableOf = (scope: DemoScope, product: Product): Timetable | undefined => {
  if (product === webServer) return webServerTimetable(scope);
  if (product === batchWorker) return batchWorkerTimetable(scope);
  return product === canary ? canaryTimetable(scope) : undefined;
};

/** The canary builds at every scheduled time, the others if there is a newer parent image or component. */
const startConditionOf = (product: Product) =>
  product === canary ? 'EXPRESSION_MATCH_ONLY' : 'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE';

const nextRun = ({ first, every }: Pick<Timetable, 'first' | 'every'>, now: Date) =>
  first + (Math.floor((now.getTime() - first) / every) + 1) * every;

const scheduleOf = (
  { first, every }: Timetable,
  pipelineExecutionStartCondition: PipelineExecutionStartCondition,
) => {
  const begins = new Date(first);
  const minute = begins.getUTCMinutes();
  const hour = every < days(1) ? '*' : begins.getUTCHours();
  const weekday = every < days(7) ? '*' : begins.getUTCDay() + 1;
  return {
    scheduleExpression: `cron(${minute} ${hour} ? * ${weekday} *)`,
    timezone: 'Etc/UTC',
    pipelineExecutionStartCondition,
    autoDisablePolicy: { failureCount: 5 },
  };
};

const consecutiveFailures = (builds: readonly BuildPlan[], now: Date) => {
  const lastSuccess = builds.findLastIndex((build) => buildStateAt(build, now).status === 'AVAILABLE');
  return builds.slice(lastSuccess + 1).filter((build) => buildStateAt(build, now).status === 'FAILED').length;
};
