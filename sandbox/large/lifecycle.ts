import type { LifecyclePolicy } from '@aws-sdk/client-imagebuilder';
import type { RegionEstate } from '../estate';
import { resourcesAt, runAt } from '../demoData/lifecycle/runPlan';
import { roleArn } from '../demoData/place';
import { days } from '../demoData/timeline';
import { imageNumber, productNumber, productOf } from './images';
import { policyArn, runOf, runTouching, runWord } from './lifecycleRuns';
import { history, type LargePlace } from './place';
import { executionShelf, numberBy, numberedShelf, numbersOf } from './shelves';

export type LifecycleShelves = Pick<
  RegionEstate,
  'lifecyclePolicies' | 'lifecycleExecutions' | 'lifecycleResources'
>;

/** The shelves of lifecycle policies and their runs. A run is listed by its policy, and by the image it touched. */
export const lifecycleShelves = (place: LargePlace): LifecycleShelves => {
  const policyNumber = numberBy(place.parents, (policy) => policyArn(place, policy));
  const ids = { place, prefix: 'lce-', word: runWord };
  const imageOf = imageNumber(place);
  const ofPolicies = executionShelf({
    ...ids,
    parentNumber: policyNumber,
    at: (policy, run, now) => runAt(runOf(place, policy, run), now),
  });

  const ofImage = (arn: string, now: Date) => {
    const image = imageOf(arn);
    if (image === undefined) return undefined;
    const run = runTouching(place, image);
    return run === undefined ? [] : [runAt(run, now)];
  };

  return {
    lifecyclePolicies: numberedShelf({
      count: place.parents,
      numberOf: policyNumber,
      at: (policy) => policyNumbered(place, policy),
    }),
    lifecycleExecutions: {
      get: (id, now) => ofPolicies.get(id, now),
      of: (arn, now) => ofPolicies.of(arn, now) ?? ofImage(arn, now),
    },
    lifecycleResources: (id, parent, now) => {
      const found = numbersOf(ids, id);
      return found === undefined ? [] : resourcesAt(runOf(place, found.parent, found.child), parent, now);
    },
  };
};

const policyNumbered = (place: LargePlace, policy: number): LifecyclePolicy => {
  const arn = policyArn(place, policy);
  return {
    arn,
    name: arn.slice(arn.lastIndexOf('/') + 1),
    description: 'Not for new machines after two weeks',
    status: 'ENABLED',
    executionRole: roleArn(place, 'ExampleImageLifecycle'),
    resourceType: 'AMI_IMAGE',
    policyDetails: [
      {
        action: { type: 'DEPRECATE', includeResources: { amis: true, snapshots: false, containers: false } },
        filter: { type: 'AGE', value: 2, unit: 'WEEKS' },
      },
    ],
    resourceSelection: { tagMap: { product: productOf(productNumber(policy)).name } },
    dateCreated: new Date(place.start - history - days(1)),
    dateUpdated: new Date(place.start - history),
    dateLastRun: new Date(runOf(place, policy, place.executions).states[0].from),
    tags: { team: 'platform' },
  };
};
