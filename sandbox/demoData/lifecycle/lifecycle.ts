import type { RegionEstate } from '../../estate';
import { readUuid } from '../ids';
import type { DemoScope } from '../demoScope';
import { collectionOf } from '../collection';
import { policiesOf, type PolicyPlan } from './policies';
import type { RunSeries } from './runSeries';
import { isKnown, resourcesAt, runAt, type RunPlan } from './runPlan';

export type LifecycleCollections = Pick<
  RegionEstate,
  'lifecyclePolicies' | 'lifecycleExecutions' | 'lifecycleResources'
>;

/** The lifecycle collections of a scope. `isImage` returns whether an image exists at `now`. */
export const lifecycleCollections = (
  scope: DemoScope,
  allSeries: readonly RunSeries[],
  isImage: (arn: string, now: Date) => boolean,
): LifecycleCollections => {
  const policies = policiesOf(scope).filter(({ arn }) =>
    allSeries.some((series) => series.policyArn === arn),
  );
  const byWord = new Map(allSeries.map((series) => [series.word, series]));

  const find = (id: string, now: Date) => {
    const label = id.startsWith('lce-') ? readUuid(scope, id.slice('lce-'.length)) : undefined;
    const run = label && byWord.get(label.word)?.planOf(label.number);
    return run?.id === id && isKnown(run, now) ? run : undefined;
  };

  const ofPolicy = (arn: string, now: Date) =>
    policies.some((policy) => policy.arn === arn)
      ? newestFirst(runsOfPolicy(allSeries, arn, now))
      : undefined;

  const ofImage = (arn: string, now: Date) =>
    isImage(arn, now)
      ? newestFirst(runsTouching(allSeries, arn).filter((run) => isKnown(run, now)))
      : undefined;

  return {
    lifecyclePolicies: collectionOf(
      policies,
      ({ arn = '' }) => arn,
      (policy, now) => policyAt(policy, runsOfPolicy(allSeries, policy.arn, now)),
    ),
    lifecycleExecutions: {
      get: (id, now) => {
        const run = find(id, now);
        return run && runAt(run, now);
      },
      of: (arn, now) => (ofPolicy(arn, now) ?? ofImage(arn, now))?.map((run) => runAt(run, now)),
    },
    lifecycleResources: (id, parent, now) => {
      const run = find(id, now);
      return run === undefined ? [] : resourcesAt(run, parent, now);
    },
  };
};

export const runsTouching = (allSeries: readonly RunSeries[], imageArn: string): readonly RunPlan[] =>
  allSeries
    .flatMap((series) => series.touching(imageArn))
    .toSorted((one, other) => begins(one) - begins(other));

const runsOfPolicy = (allSeries: readonly RunSeries[], arn: string | undefined, now: Date): RunPlan[] =>
  allSeries.filter((series) => series.policyArn === arn).flatMap((series) => series.knownAt(now));

const policyAt = ({ ...policy }: PolicyPlan, runs: readonly RunPlan[]) => {
  const last = runs.at(-1);
  return last === undefined ? policy : { ...policy, dateLastRun: new Date(begins(last)) };
};

const begins = ({ states }: RunPlan) => states[0].from;

const newestFirst = (runs: readonly RunPlan[]) => runs.toSorted((one, other) => begins(other) - begins(one));
