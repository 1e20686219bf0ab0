import type { LifecyclePolicy } from '@aws-sdk/client-imagebuilder';
import type { RegionEstate } from '../estate';
import { resourcesAt, runAt } from '../demoData/lifecycle/runPlan';
import { roleArn } from '../demoData/demoScope';
import { days } from '../demoData/timeline';
import { imageNumber, productNumber, productOf } from './images';
import { policyArn, runOf, runTouching, runWord } from './lifecycleRuns';
import { history, type LargeScope } from './largeScope';
import { executionCollection, numberBy, numberedCollection, numbersOf } from './collections';

export type LifecycleCollections = Pick<
  RegionEstate,
  'lifecyclePolicies' | 'lifecycleExecutions' | 'lifecycleResources'
>;

/** The lifecycle collections of a scope. A run is listed by its policy and by the image that it changed. */
export const lifecycleCollections = (scope: LargeScope): LifecycleCollections => {
  const policyNumber = numberBy(scope.parents, (policy) => policyArn(scope, policy));
  const ids = { scope, prefix: 'lce-', word: runWord };
  const imageOf = imageNumber(scope);
  const ofPolicies = executionCollection({
    ...ids,
    parentNumber: policyNumber,
    at: (policy, run, now) => runAt(runOf(scope, policy, run), now),
  });

  const ofImage = (arn: string, now: Date) => {
    const image = imageOf(arn);
    if (image === undefined) return undefined;
    const run = runTouching(scope, image);
    return run === undefined ? [] : [runAt(run, now)];
  };

  return {
    lifecyclePolicies: numberedCollection({
      count: scope.parents,
      numberOf: policyNumber,
      at: (policy) => policyNumbered(scope, policy),
    }),
    lifecycleExecutions: {
      get: (id, now) => ofPolicies.get(id, now),
      of: (arn, now) => ofPolicies.of(arn, now) ?? ofImage(arn, now),
    },
    lifecycleResources: (id, parent, now) => {
      const found = numbersOf(ids, id);
      return found === undefined ? [] : resourcesAt(runOf(scope, found.parent, found.child), parent, now);
    },
  };
};

const policyNumbered = (scope: LargeScope, policy: number): LifecyclePolicy => {
  const arn = policyArn(scope, policy);
  return {
    arn,
    name: arn.slice(arn.lastIndexOf('/') + 1),
    description: 'Deprecates images after two weeks',
    status: 'ENABLED',
    executionRole: roleArn(scope, 'ExampleImageLifecycle'),
    resourceType: 'AMI_IMAGE',
    policyDetails: [
      {
        action: { type: 'DEPRECATE', includeResources: { amis: true, snapshots: false, containers: false } },
        filter: { type: 'AGE', value: 2, unit: 'WEEKS' },
      },
    ],
    resourceSelection: { tagMap: { product: productOf(productNumber(policy)).name } },
    dateCreated: new Date(scope.start - history - days(1)),
    dateUpdated: new Date(scope.start - history),
    dateLastRun: new Date(runOf(scope, policy, scope.executions).states[0].from),
    tags: { team: 'platform' },
  };
};
