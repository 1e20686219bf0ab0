import type {
  ImageStatus,
  LifecycleExecution,
  LifecycleExecutionResource,
  LifecycleExecutionResourceActionName,
  LifecycleExecutionResourceState,
  LifecycleExecutionSnapshotResource,
  LifecycleExecutionState,
} from '@aws-sdk/client-imagebuilder';
import type { LifecycleChange } from '../imageBuilder/image';
import { datesAt, hasBegun, never, reached, type Milestone, type Span } from '../timeline';

/** One run of a lifecycle policy, or one state update of an image. */
export interface RunPlan {
  readonly id: string;
  readonly policyArn: string | undefined;
  /** The first state is the start of the run. */
  readonly states: readonly [Milestone<LifecycleExecutionState>, ...Milestone<LifecycleExecutionState>[]];
  readonly ends: number;
  /** When AWS deletes the run. Default: never. */
  readonly forgotten?: number;
  readonly images: readonly ImagePlan[];
}

/** The action of a run on one resource. The resource is listed once the action has begun. */
export interface ResourcePlan extends Span {
  readonly resourceId: string;
  readonly accountId: string;
  readonly region: string;
  readonly action: { readonly name: LifecycleExecutionResourceActionName; readonly reason: string };
  readonly result: LifecycleExecutionResourceState;
  readonly snapshotIds?: readonly string[];
  readonly imageUris?: readonly string[];
}

/** An image with its AMIs or containers. */
export interface ImagePlan extends ResourcePlan {
  readonly outputs: readonly ResourcePlan[];
}

export const isKnown = ({ states, forgotten = never }: RunPlan, now: Date): boolean =>
  states[0].from <= now.getTime() && now.getTime() < forgotten;

export const runAt = (run: RunPlan, now: Date): LifecycleExecution => {
  const { begun, ended } = datesAt({ begins: run.states[0].from, ends: run.ends }, now);
  return {
    lifecycleExecutionId: run.id,
    lifecyclePolicyArn: run.policyArn,
    resourcesImpactedSummary: { hasImpactedResources: run.images.some((image) => hasBegun(image, now)) },
    state: { ...reached(run.states, now)?.state },
    startTime: begun,
    endTime: ended,
  };
};

/** The images of a run. With `parent`, the AMIs or containers of that image. */
export const resourcesAt = (
  run: RunPlan,
  parent: string | undefined,
  now: Date,
): LifecycleExecutionResource[] => {
  const plans =
    parent === undefined
      ? run.images
      : (run.images.find(({ resourceId }) => resourceId === parent)?.outputs ?? []);
  return plans.filter((plan) => hasBegun(plan, now)).map((plan) => resourceAt(plan, now));
};

const resourceAt = (plan: ResourcePlan, now: Date): LifecycleExecutionResource => {
  const { begun, ended } = datesAt(plan, now);
  const state = ended === undefined ? ({ status: 'IN_PROGRESS' } as const) : plan.result;
  return {
    accountId: plan.accountId,
    resourceId: plan.resourceId,
    state,
    action: plan.action,
    region: plan.region,
    snapshots: plan.snapshotIds?.map((snapshotId): LifecycleExecutionSnapshotResource => ({
      snapshotId,
      state,
    })),
    imageUris: plan.imageUris && [...plan.imageUris],
    startTime: begun,
    endTime: ended,
  };
};

const statusAfter: Readonly<Record<LifecycleExecutionResourceActionName, ImageStatus>> = {
  AVAILABLE: 'AVAILABLE',
  DELETE: 'DELETED',
  DEPRECATE: 'DEPRECATED',
  DISABLE: 'DISABLED',
};

/** The changes that a run makes to an image. Empty for a failed or skipped action. */
export const lifecycleChangesOf = (run: RunPlan, imageArn: string): readonly Milestone<LifecycleChange>[] =>
  run.images
    .filter(({ resourceId, result }) => resourceId === imageArn && result.status === 'SUCCESS')
    .map(({ ends, action }) => ({
      from: ends,
      state: { status: statusAfter[action.name], lifecycleExecutionId: run.id },
    }));
