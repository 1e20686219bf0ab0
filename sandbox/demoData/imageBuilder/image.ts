import type { ImageScanState, ImageStatus } from '@aws-sdk/client-imagebuilder';
import type { StoredImage } from '../../estate';
import { roleArn, type DemoScope } from '../demoScope';
import { reached, timestamp, type Milestone } from '../timeline';
import { buildStateAt, type BuildPlan } from './buildPlan';
import {
  distributionOf,
  infrastructureOf,
  scanningOf,
  testsConfiguration,
  workflowConfigurationOf,
} from './configurations';
import { outputsOf } from './outputs';
import { pipelineArn } from './pipelines';
import { givenNameOf } from './products';
import { containerRecipeOf, imageRecipeOf } from './recipes';

/** The effect of a lifecycle run on an image. */
export interface LifecycleChange {
  readonly status: ImageStatus;
  readonly lifecycleExecutionId: string;
}

/** The image in the shape of GetImage, in its state at `now`. */
export const imageAt = (
  scope: DemoScope,
  build: BuildPlan,
  lifecycleChanges: readonly Milestone<LifecycleChange>[],
  now: Date,
): StoredImage => {
  const { script } = build;
  const { product, number } = script;
  const lifecycleChange = reached(lifecycleChanges, now);
  const state =
    lifecycleChange === undefined ? buildStateAt(build, now) : { status: lifecycleChange.state.status };
  const isAmi = product.output === 'AMI';
  return {
    arn: build.arn,
    type: product.output,
    name: givenNameOf(product),
    version: `${product.version}/${number}`,
    platform: product.platform,
    enhancedImageMetadataEnabled: true,
    osVersion: product.osVersion,
    state,
    imageRecipe: isAmi ? imageRecipeOf(scope, product, number) : undefined,
    containerRecipe: isAmi ? undefined : containerRecipeOf(scope, product, number),
    sourcePipelineArn: pipelineArn(scope, product),
    infrastructureConfiguration: infrastructureOf(scope, product),
    distributionConfiguration: distributionOf(scope, product),
    imageTestsConfiguration: testsConfiguration,
    dateCreated: timestamp(script.begins),
    outputResources:
      build.outputs.available <= now.getTime() ? outputsOf(build.outputs, product, state) : undefined,
    tags: { team: 'platform', product: product.name, ...script.tags },
    buildType: script.buildType,
    imageSource: product.source,
    scanState: product.scanned ? scanStateAt(state.status, number) : undefined,
    imageScanningConfiguration: scanningOf(product),
    deprecationTime: deprecationTime(lifecycleChanges, now),
    lifecycleExecutionId: lifecycleChange?.state.lifecycleExecutionId,
    executionRole: roleArn(scope, 'ExampleImageBuilder'),
    workflows: (script.attempts.at(-1) ?? []).map((workflow) => workflowConfigurationOf(scope, workflow)),
    loggingConfiguration: product.logGroups && { logGroupName: product.logGroups.images },
    owner: scope.accountId,
  };
};

const deprecationTime = (lifecycleChanges: readonly Milestone<LifecycleChange>[], now: Date) => {
  const deprecated = lifecycleChanges.find(({ state }) => state.status === 'DEPRECATED');
  return deprecated !== undefined && deprecated.from <= now.getTime() ? new Date(deprecated.from) : undefined;
};

/** The scan state follows the image's state. */
const scanStateAt = (status: ImageStatus | undefined, number: number): ImageScanState => {
  switch (status) {
    case 'PENDING':
    case 'CREATING':
    case 'BUILDING':
      return { status: 'PENDING' };
    case 'TESTING':
      return { status: 'SCANNING' };
    case 'DISTRIBUTING':
      return { status: 'COLLECTING' };
    case 'FAILED':
    case 'CANCELLED':
      return { status: 'ABANDONED', reason: 'The build ended before its image could be scanned' };
    default:
      return finishedScan(number);
  }
};

const finishedScan = (number: number): ImageScanState => {
  if (number % 9 === 4) return { status: 'TIMED_OUT', reason: 'Inspector had no findings within an hour' };
  if (number % 9 === 7) return { status: 'FAILED', reason: 'Inspector could not reach the test instance' };
  return { status: 'COMPLETED' };
};
