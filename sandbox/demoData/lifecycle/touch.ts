import type {
  LifecycleExecutionResourceActionName,
  LifecycleExecutionResourceState,
} from '@aws-sdk/client-imagebuilder';
import type { BuildPlan } from '../imageBuilder/buildPlan';
import type { DemoScope } from '../demoScope';
import { seconds } from '../timeline';
import type { ImagePlan, ResourcePlan } from './runPlan';

/** An action of a lifecycle run on an image and its AMIs or containers. */
export interface Touch {
  readonly build: BuildPlan;
  readonly name: LifecycleExecutionResourceActionName;
  readonly reason: string;
  readonly begins: number;
  /** Duration of the action on the image, including its outputs. */
  readonly takes: number;
  /** Result for the image. Default: success. */
  readonly result?: LifecycleExecutionResourceState;
  /** Results for AMIs or containers by region. Default: the result of the image. */
  readonly resultsIn?: Readonly<Record<string, LifecycleExecutionResourceState>>;
}

export const success: LifecycleExecutionResourceState = { status: 'SUCCESS' };

/** Processes the outputs one by one, then the image. */
export const touch = (scope: DemoScope, touched: Touch): ImagePlan => {
  const { build, name, reason, begins, takes, result = success } = touched;
  const action = { name, reason };
  const parts = [
    ...build.outputs.amis.map(({ region, accountId, imageId, snapshotId }) => ({
      resourceId: imageId,
      accountId,
      region,
      snapshotIds: [snapshotId],
    })),
    ...build.outputs.containers.map(({ region, accountId, imageUris }) => ({
      resourceId: imageUris[0] ?? '',
      accountId,
      region,
      imageUris,
    })),
  ];
  const each = Math.max(0, takes - seconds(1)) / Math.max(1, parts.length);
  return {
    resourceId: build.arn,
    accountId: scope.accountId,
    region: scope.region,
    action,
    begins,
    ends: begins + takes,
    result,
    outputs: parts.map((part, at): ResourcePlan => ({
      ...part,
      action,
      begins: begins + at * each,
      ends: begins + (at + 1) * each,
      result: touched.resultsIn?.[part.region] ?? result,
    })),
  };
};
