import type { ImagePipeline } from '@aws-sdk/client-imagebuilder';
import { arnOf, roleArn, type Place } from '../place';
import { days, timestamp } from '../timeline';
import { buildStateAt, type BuildPlan } from './buildPlan';
import { distributionArn, infrastructureArn, scanningOf, testsConfiguration } from './configurations';
import type { Timetable } from './lines';
import { canary, macBuilder, webServer, type Product } from './products';
import { containerRecipeArn, imageRecipeArn } from './recipes';
import { canaryTimetable, webServerTimetable } from './routine';
import { usualWorkflows } from './usual';
import { configurationOf } from './workflowConfiguration';

export const pipelineArn = (place: Place, { name }: Product): string =>
  arnOf(place, 'imagebuilder', `image-pipeline/${name}`);

/** The pipeline in AWS's shape; `builds` are its product's, oldest first. */
export const pipelineAt = (
  place: Place,
  product: Product,
  builds: readonly BuildPlan[],
  now: Date,
): ImagePipeline => {
  const last = builds.at(-1);
  const timetable = timetableOf(place, product);
  return {
    arn: pipelineArn(place, product),
    name: product.name,
    description: product.description,
    platform: product.platform,
    enhancedImageMetadataEnabled: true,
    ...(product.output === 'AMI'
      ? { imageRecipeArn: imageRecipeArn(place, product) }
      : { containerRecipeArn: containerRecipeArn(place, product) }),
    infrastructureConfigurationArn: infrastructureArn(place, product),
    distributionConfigurationArn: distributionArn(place, product),
    imageTestsConfiguration: testsConfiguration,
    schedule: timetable && scheduleOf(timetable),
    status: product === macBuilder ? 'DISABLED' : 'ENABLED',
    dateCreated: timestamp(place.start - days(60)),
    dateUpdated: timestamp(place.start - days(31)),
    dateLastRun: last && timestamp(last.script.begins),
    lastRunStatus: last && buildStateAt(last, now).status,
    dateNextRun: timetable && timestamp(nextRun(timetable, now)),
    tags: { team: 'platform' },
    imageScanningConfiguration: scanningOf(product),
    imageTags: { team: 'platform', product: product.name },
    executionRole: roleArn(place, 'ExampleImageBuilder'),
    workflows: workflowsOf(product, last).map((workflow) => configurationOf(place, workflow)),
    loggingConfiguration: {
      imageLogGroupName: `/aws/imagebuilder/${product.name}`,
      pipelineLogGroupName: `/aws/imagebuilder/pipeline/${product.name}`,
    },
    consecutiveFailures: consecutiveFailures(builds, now),
  };
};

/** Those of its last build. */
const workflowsOf = (product: Product, last: BuildPlan | undefined) =>
  last?.script.attempts.at(-1) ?? usualWorkflows(product);

const timetableOf = (place: Place, product: Product): Timetable | undefined => {
  if (product === webServer) return webServerTimetable(place);
  return product === canary ? canaryTimetable(place) : undefined;
};

const nextRun = ({ first, every }: Timetable, now: Date) =>
  first + (Math.floor((now.getTime() - first) / every) + 1) * every;

const scheduleOf = ({ first, every }: Timetable) => {
  const begins = new Date(first);
  const minute = begins.getUTCMinutes();
  const hour = every < days(1) ? '*' : begins.getUTCHours();
  const weekday = every < days(7) ? '*' : begins.getUTCDay() + 1;
  return {
    scheduleExpression: `cron(${minute} ${hour} ? * ${weekday} *)`,
    timezone: 'Etc/UTC',
    pipelineExecutionStartCondition: 'EXPRESSION_MATCH_ONLY' as const,
    autoDisablePolicy: { failureCount: 5 },
  };
};

const consecutiveFailures = (builds: readonly BuildPlan[], now: Date) => {
  const lastSuccess = builds.findLastIndex((build) => buildStateAt(build, now).status === 'AVAILABLE');
  return builds.slice(lastSuccess + 1).filter((build) => buildStateAt(build, now).status === 'FAILED').length;
};
