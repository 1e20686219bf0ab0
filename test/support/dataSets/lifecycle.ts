import type { LifecycleExecution } from '@aws-sdk/client-imagebuilder';
import type { RegionData } from '../estate';
import { padded, range, uuid } from '../sequence';
import { children, cycle, imageBuilderArn, isDangling, type Place, type Plan } from './plan';

const policyArnsOf = (plan: Plan, place: Place): string[] =>
  range(plan.policies).map((n) => imageBuilderArn(place, `lifecycle-policy/policy-${n}`));

export const lifecycleExecutionsOf = (plan: Plan, place: Place) =>
  children([...policyArnsOf(plan, place), undefined], plan.runs, (lifecyclePolicyArn, n) => ({
    lifecycleExecutionId: `lce-${uuid(n)}`,
    ...(lifecyclePolicyArn !== undefined && { lifecyclePolicyArn }),
    state: { status: n % 3 === 0 ? 'IN_PROGRESS' : 'SUCCESS' },
  })) satisfies LifecycleExecution[];

/** The resources of each run: images, some of which do not exist, and AMIs. An image has AMIs as its own resources. */
const resourcesOf = (plan: Plan, place: Place, runIds: readonly string[], imageArns: readonly string[]) => {
  const images = [...imageArns, imageBuilderArn(place, 'image/gone/1.0.0/1')];
  const resources = children(runIds, plan.resources, (run, n) => ({
    run,
    resourceId: isDangling(plan, n) ? `ami-${padded(n, 17)}` : cycle(images, n * 3),
  }));
  const of = (run: string) =>
    resources
      .filter((one) => one.run === run)
      .map(({ resourceId = '' }) => ({ accountId: place.account, resourceId }));
  return Object.fromEntries([
    ...runIds.map((run) => [run, of(run)] as const),
    ...resources.map(
      ({ run, resourceId = '' }, n) =>
        [
          `${run}/${resourceId}`,
          range(n % 3).map((at) => ({ resourceId: `ami-${padded(n * 10 + at, 17)}`, region: place.region })),
        ] as const,
    ),
  ]);
};

/** Policies, their runs, and the resources of these runs. */
export const generateLifecycle = (plan: Plan, place: Place, imageArns: readonly string[]): RegionData => {
  const lifecycleExecutions = lifecycleExecutionsOf(plan, place);
  const runIds = lifecycleExecutions.map(({ lifecycleExecutionId }) => lifecycleExecutionId);
  return {
    lifecyclePolicies: policyArnsOf(plan, place).map((arn) => ({ arn, name: arn.slice(-9) })),
    lifecycleExecutions,
    lifecycleResources: resourcesOf(plan, place, runIds, imageArns),
  };
};
