import type { ImageScanState, ImageStatus } from '@aws-sdk/client-imagebuilder';
import type { StoredImage } from '../../estate';
import { roleArn, type Place } from '../place';
import { reached, timestamp, type Milestone } from '../timeline';
import { buildStateAt, type BuildPlan } from './buildPlan';
import { distributionOf, infrastructureOf, scanningOf, testsConfiguration } from './configurations';
import { outputsOf } from './outputs';
import { pipelineArn } from './pipelines';
import { containerRecipeOf, imageRecipeOf } from './recipes';
import { configurationOf } from './workflowConfiguration';

/** What a lifecycle run made of an image. */
export interface Withdrawal {
  readonly status: ImageStatus;
  readonly lifecycleExecutionId: string;
}

/** The image build version in AWS's shape, as it stands at `now`. */
export const imageAt = (
  place: Place,
  build: BuildPlan,
  withdrawals: readonly Milestone<Withdrawal>[],
  now: Date,
): StoredImage => {
  const { script } = build;
  const { product, number } = script;
  const withdrawal = reached(withdrawals, now);
  const state = withdrawal === undefined ? buildStateAt(build, now) : { status: withdrawal.state.status };
  const isAmi = product.output === 'AMI';
  return {
    arn: build.arn,
    type: product.output,
    name: product.name,
    version: `${product.version}/${number}`,
    platform: product.platform,
    enhancedImageMetadataEnabled: true,
    osVersion: product.osVersion,
    state,
    imageRecipe: isAmi ? imageRecipeOf(place, product) : undefined,
    containerRecipe: isAmi ? undefined : containerRecipeOf(place, product),
    sourcePipelineArn: pipelineArn(place, product),
    infrastructureConfiguration: infrastructureOf(place, product),
    distributionConfiguration: distributionOf(place, product),
    imageTestsConfiguration: testsConfiguration,
    dateCreated: timestamp(script.begins),
    outputResources:
      build.outputs.available <= now.getTime() ? outputsOf(build.outputs, product, state) : undefined,
    tags: { team: 'platform', product: product.name, ...script.tags },
    buildType: script.buildType,
    imageSource: product.source,
    scanState: product.scanned ? scanStateAt(state.status, number) : undefined,
    imageScanningConfiguration: scanningOf(product),
    deprecationTime: deprecationTime(withdrawals, now),
    lifecycleExecutionId: withdrawal?.state.lifecycleExecutionId,
    executionRole: roleArn(place, 'ExampleImageBuilder'),
    workflows: (script.attempts.at(-1) ?? []).map((workflow) => configurationOf(place, workflow)),
    loggingConfiguration: { logGroupName: `/aws/imagebuilder/${product.name}` },
    owner: place.accountId,
  };
};

const deprecationTime = (withdrawals: readonly Milestone<Withdrawal>[], now: Date) => {
  const deprecated = withdrawals.find(({ state }) => state.status === 'DEPRECATED');
  return deprecated !== undefined && deprecated.from <= now.getTime() ? new Date(deprecated.from) : undefined;
};

/** The scan keeps step with the build. */
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
