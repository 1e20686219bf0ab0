import type { LifecycleExecution } from '@aws-sdk/client-imagebuilder';
import type { RegionData } from '../estate';
import { children, imageBuilderArn, isDangling, pad, type Place, type Plan, times, turn, uuid } from './plan';

export const policyArnsOf = (plan: Plan, place: Place): string[] =>
  times(plan.policies).map((n) => imageBuilderArn(place, `lifecycle-policy/policy-${n}`));

export const lifecycleExecutionsOf = (plan: Plan, place: Place) =>
  children([...policyArnsOf(plan, place), undefined], plan.runs, (lifecyclePolicyArn, n) => ({
    lifecycleExecutionId: `lce-${uuid(n)}`,
    ...(lifecyclePolicyArn !== undefined && { lifecyclePolicyArn }),
    state: { status: n % 3 === 0 ? 'IN_PROGRESS' : 'SUCCESS' },
  })) satisfies LifecycleExecution[];

/** What each run touched: images, of which some are gone, and things that are no images; below them, AMIs. */
const resourcesOf = (plan: Plan, place: Place, runIds: readonly string[], imageArns: readonly string[]) => {
  const images = [...imageArns, imageBuilderArn(place, 'image/gone/1.0.0/1')];
  const touched = children(runIds, plan.resources, (run, n) => ({
    run,
    resourceId: isDangling(plan, n) ? `ami-${pad(n, 17)}` : turn(images, n * 3),
  }));
  const of = (run: string) =>
    touched
      .filter((one) => one.run === run)
      .map(({ resourceId = '' }) => ({ accountId: place.account, resourceId }));
  return Object.fromEntries([
    ...runIds.map((run) => [run, of(run)] as const),
    ...touched.map(
      ({ run, resourceId = '' }, n) =>
        [
          `${run}/${resourceId}`,
          times(n % 3).map((at) => ({ resourceId: `ami-${pad(n * 10 + at, 17)}`, region: place.region })),
        ] as const,
    ),
  ]);
};

/** Policies, their runs, and what those touched. */
export const grownLifecycle = (plan: Plan, place: Place, imageArns: readonly string[]): RegionData => {
  const lifecycleExecutions = lifecycleExecutionsOf(plan, place);
  const runIds = lifecycleExecutions.map(({ lifecycleExecutionId }) => lifecycleExecutionId);
  return {
    lifecyclePolicies: policyArnsOf(plan, place).map((arn) => ({ arn, name: arn.slice(-9) })),
    lifecycleExecutions,
    lifecycleResources: resourcesOf(plan, place, runIds, imageArns),
  };
};
